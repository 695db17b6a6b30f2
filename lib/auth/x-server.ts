import type { AuthorizationServer, CustomFetchOptions } from 'oauth4webapi';
import { fetchOnce } from '../platform/fetch';

/** X as an authorization server. Source: `api.x.com/.well-known/oauth-authorization-server` (August 2026). */
const xServer: AuthorizationServer = {
  issuer: 'https://api.x.com',
  authorization_endpoint: 'https://x.com/i/oauth2/authorize',
  token_endpoint: 'https://api.x.com/2/oauth2/token',
  revocation_endpoint: 'https://api.x.com/2/oauth2/revoke',
  code_challenge_methods_supported: ['S256'],
};

/**
 * What Aside asks for and what for: `dm.write` sends; `dm.read` checks that a message arrived, and X wants it beside
 * `dm.write`; `tweet.read` and `users.read` are required by X for both; `media.write` sends pictures;
 * `offline.access` keeps the agent signed in.
 */
export const scopes = [
  'tweet.read',
  'users.read',
  'dm.read',
  'dm.write',
  'media.write',
  'offline.access',
] as const;

/** Without these nothing can be sent. */
export const neededScopes: readonly string[] = [
  'tweet.read',
  'users.read',
  'dm.read',
  'dm.write',
  'offline.access',
];

/** Any server's token endpoint reached by the same careful fetch as the rest of X. */
export interface AuthTransport {
  readonly server: AuthorizationServer;
  /** Only for a test server on loopback. */
  readonly insecure?: boolean;
  readonly timeout?: number;
}

export const xTransport: AuthTransport = { server: xServer };

/** A fetch for oauth4webapi that sends once, tells before it leaves, and gives up after 30 s. */
export function authFetch(beforeLeaving?: () => Promise<void>, timeout = 30_000) {
  return (
    url: string,
    { method, headers, body }: CustomFetchOptions<string, URLSearchParams | null | undefined>,
  ) =>
    fetchOnce(url, {
      method,
      headers,
      body: body?.toString(),
      beforeLeaving,
      signal: AbortSignal.timeout(timeout),
    });
}
