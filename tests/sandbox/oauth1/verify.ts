import type { SandboxState, SandboxUser } from '../state';
import type { OAuth1App } from './keys';
import { baseString, signBase } from './signature';

/** Whose request it is, or X's code: 32 could not authenticate, 89 bad token, 135 clock, 215 nothing to go by. */
export type Verdict = { user: SandboxUser; app: OAuth1App } | { code: 32 | 89 | 135 | 215 };

const required = [
  'oauth_consumer_key',
  'oauth_token',
  'oauth_nonce',
  'oauth_timestamp',
  'oauth_signature',
  'oauth_signature_method',
] as const;

/** Recomputes a request's OAuth 1.0a signature from the request as it came. */
export async function verifyOAuth1(request: Request, state: SandboxState): Promise<Verdict> {
  const given = readHeader(request.headers.get('authorization') ?? '');
  if (!given || required.some((name) => !given.get(name))) return { code: 215 };
  if (given.get('oauth_signature_method') !== 'HMAC-SHA1' || (given.get('oauth_version') ?? '1.0') !== '1.0')
    return { code: 32 };
  const { oauth1 } = state;
  const app = oauth1.apps.find(({ consumerKey }) => consumerKey === given.get('oauth_consumer_key'));
  if (!app) return { code: 32 };
  const token = oauth1.tokens.find(
    (one) => one.token === given.get('oauth_token') && one.consumerKey === app.consumerKey,
  );
  const user = state.users.find(({ id }) => id === token?.userId);
  if (!token || !user || user.suspended) return { code: 89 };

  const time = Number(given.get('oauth_timestamp'));
  if (!Number.isInteger(time) || Math.abs(time - state.now() / 1000) > oauth1.skewSeconds)
    return { code: 135 };
  const { oauth_signature: signature, ...signed } = Object.fromEntries(given);
  const url = new URL(request.url);
  const parameters = [...Object.entries(signed), ...url.searchParams, ...(await readForm(request))];
  const base = baseString(request.method, url, parameters);
  if (signBase(base, app.consumerSecret, token.secret) !== signature) return { code: 32 };

  const once = [app.id, token.token, time, given.get('oauth_nonce')].join(' ');
  if (oauth1.nonces.has(once)) return { code: 32 };
  oauth1.nonces.add(once);
  return { user, app };
}

/** RFC 5849, 3.5.1: `OAuth name="value", ...`, both encoded. `realm` is no parameter; a name twice is refused. */
function readHeader(header: string): Map<string, string> | undefined {
  const [, list] = /^OAuth\s+(.+)$/i.exec(header) ?? [];
  if (!list) return undefined;
  const given = new Map<string, string>();
  for (const pair of list.split(',')) {
    const [, name = '', value = ''] = /^\s*([^=\s]+)="([^"]*)"\s*$/.exec(pair) ?? [];
    if (!name || given.has(name)) return undefined;
    if (name !== 'realm') given.set(decode(name), decode(value));
  }
  return given;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Only a form's fields are signed: not JSON, not multipart (RFC 5849, 3.4.1.3.1). */
async function readForm(request: Request): Promise<[string, string][]> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return [];
  return [...new URLSearchParams(await request.clone().text())];
}
