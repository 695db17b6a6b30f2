import { createHmac } from 'node:crypto';

/** RFC 5849, 3.6: everything but letters, digits and `-._~`, of the UTF-8 bytes, in upper case hex. */
export const percentEncode = (text: string): string =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

/**
 * RFC 5849, 3.4.1: method, address without query and fragment, and all parameters, sorted after they were encoded.
 * `parameters` holds query, form body and `oauth_*` but the signature, decoded.
 */
export function baseString(
  method: string,
  url: URL,
  parameters: Iterable<readonly [string, string]>,
): string {
  const sorted = [...parameters]
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return [method.toUpperCase(), `${url.origin}${url.pathname}`, sorted].map(percentEncode).join('&');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** RFC 5849, 3.4.2. */
export const signBase = (base: string, consumerSecret: string, tokenSecret: string): string =>
  createHmac('sha1', `${percentEncode(consumerSecret)}&${percentEncode(tokenSecret)}`)
    .update(base)
    .digest('base64');
