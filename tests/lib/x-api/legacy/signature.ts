import { createHmac } from 'node:crypto';
import type { Seen } from '../../sandbox-fetch';

/** RFC 3986, section 2.1: everything but letters, digits and `-._~`. */
const encode = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

/** RFC 5849, section 3.4.1: method, address without its query, and all parameters in order. */
export function baseString(method: string, url: string, parameters: [string, string][]): string {
  const sorted = parameters
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return [method.toUpperCase(), url, sorted].map(encode).join('&');
}

export const hmac = (base: string, consumerSecret: string, accessSecret: string): string =>
  createHmac('sha1', `${encode(consumerSecret)}&${encode(accessSecret)}`)
    .update(base)
    .digest('base64');

/** What the `Authorization` header of OAuth 1.0a says. */
export const readHeader = (header: string): Record<string, string> =>
  Object.fromEntries(
    [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      decodeURIComponent(value),
    ]),
  );

/** The signature a request should carry, computed anew. Of its body only a form counts (section 3.4.1.3.1). */
export function recompute(
  { method, url, headers, body }: Seen,
  secrets: { consumerSecret: string; accessSecret: string },
): string {
  const { oauth_signature: _, ...said } = readHeader(headers.get('authorization') ?? '');
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  const parameters: [string, string][] = [
    ...Object.entries(said),
    ...url.searchParams,
    ...(isForm ? new URLSearchParams(body) : []),
  ];
  return hmac(
    baseString(method, url.origin + url.pathname, parameters),
    secrets.consumerSecret,
    secrets.accessSecret,
  );
}
