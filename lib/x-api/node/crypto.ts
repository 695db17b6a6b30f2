import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { randomBytes as random, utf8ToBytes } from '@noble/hashes/utils.js';

/** The part of Node's crypto that twitter-api-v2 uses: OAuth 1.0a's HMAC-SHA1, SHA-256, random bytes. Synchronous. */
export const createHmac = (_sha1: string, key: string) =>
  digester((data) => hmac(sha1, utf8ToBytes(key), data));
export const createHash = (_sha256: string) => digester(sha256);
export const randomBytes = (size: number) => Buffer.from(random(size));

function digester(hash: (data: Uint8Array) => Uint8Array) {
  let data = '';
  return {
    update(more: string) {
      data += more;
      return this;
    },
    digest(encoding: BufferEncoding) {
      return Buffer.from(hash(utf8ToBytes(data))).toString(encoding);
    },
  };
}
