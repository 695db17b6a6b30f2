import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AuthorizationServer } from 'oauth4webapi';
import Provider from 'oidc-provider';
import { chromiumRedirectUrl } from './grants';
import { metadata } from './metadata';

/** An authorization server that is not of our making, on HTTP on 127.0.0.1. */
export interface StrictOAuth {
  /** Where its endpoints are, as an OAuth client wants to know it. */
  readonly server: AuthorizationServer;
  /** A public client: no secret, PKCE required, refresh tokens rotate and their reuse ends the grant. */
  readonly clientId: string;
  readonly redirectUrl: string;
  /** What the person says. `allow` may name fewer scopes than were asked for. */
  decide(decision: 'deny' | { allow: 'all' | readonly string[] }): void;
  /** What a browser does with an authorize URL: goes on until it is sent to the redirect URL, which is returned. */
  open(authorizeUrl: string): Promise<string>;
  close(): Promise<void>;
}

const clientId = 'aside-strict-client';
/** Who is signed in there: the sandbox's support account. */
const accountId = '4242';

export async function startStrictOAuth(): Promise<StrictOAuth> {
  const web = createServer();
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const address = web.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  let decision: 'deny' | { allow: 'all' | readonly string[] } = { allow: 'all' };

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        redirect_uris: [chromiumRedirectUrl],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      },
    ],
    scopes: metadata.scopes_supported,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    // X gives a refresh token for its own scope, not for OpenID's `offline_access`.
    issueRefreshToken: async (_: unknown, __: unknown, code: { scopes: Set<string> }) =>
      code.scopes.has('offline.access'),
    findAccount: async (_: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    ttl: {
      AccessToken: 7200,
      AuthorizationCode: 30,
      Grant: 86_400,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 86_400,
    },
    cookies: { keys: ['sandbox'] },
    jwks: {
      keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })],
    },
  });

  /** The person: logs in, and then says what was decided. */
  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params } = await provider.interactionDetails(request, response);
    const finish = (result: object, merge = false) =>
      provider.interactionFinished(request, response, result, { mergeWithLastSubmission: merge });
    if (prompt.name === 'login') return finish({ login: { accountId } });
    if (decision === 'deny') return finish({ error: 'access_denied' });
    const grant = new provider.Grant({ accountId, clientId: params.client_id });
    const asked = params.scope.split(' ');
    const { allow } = decision;
    for (const scope of asked) {
      if (allow === 'all' || allow.includes(scope)) grant.addOIDCScope(scope);
      else grant.rejectOIDCScope(scope);
    }
    return finish({ consent: { grantId: await grant.save() } }, true);
  }

  const callback = provider.callback();
  web.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    interact(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });

  const described = await fetch(`${issuer}/.well-known/openid-configuration`);
  return {
    server: (await described.json()) as AuthorizationServer,
    clientId,
    redirectUrl: chromiumRedirectUrl,
    decide(said) {
      decision = said;
    },
    open: (authorizeUrl) => follow(authorizeUrl, chromiumRedirectUrl),
    close: () =>
      new Promise((resolve) => {
        web.close(() => resolve());
        web.closeAllConnections();
      }),
  };
}

/** Follows redirects with the cookies they set, as far as `end`. Throws with the page where they stop before it. */
async function follow(start: string, end: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 10; hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`The authorize page led nowhere (HTTP ${answer.status}).`);
    url = new URL(next, url).href;
    if (url.startsWith(end)) return url;
  }
  throw new Error('The authorize page sent the browser in circles.');
}
