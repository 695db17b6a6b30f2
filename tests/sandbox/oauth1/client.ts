import { randomBytes } from 'node:crypto';
import type { OAuth1Keys } from './keys';
import { baseString, percentEncode, signBase } from './signature';

/** The Authorization header of a request; `form` holds a form body's fields. `given` stands in for what is random. */
export function signRequest(
  method: string,
  address: string,
  keys: OAuth1Keys,
  form: Iterable<readonly [string, string]> = [],
  given: { time?: number; nonce?: string } = {},
): string {
  const url = new URL(address);
  const oauth: [string, string][] = [
    ['oauth_consumer_key', keys.consumerKey],
    ['oauth_nonce', given.nonce ?? randomBytes(16).toString('hex')],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', String(given.time ?? Math.floor(Date.now() / 1000))],
    ['oauth_token', keys.accessToken],
    ['oauth_version', '1.0'],
  ];
  const base = baseString(method, url, [...oauth, ...url.searchParams, ...form]);
  const signature: [string, string] = [
    'oauth_signature',
    signBase(base, keys.consumerSecret, keys.accessSecret),
  ];
  return `OAuth ${[...oauth, signature].map(([name, value]) => `${name}="${percentEncode(value)}"`).join(', ')}`;
}
