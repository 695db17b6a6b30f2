import type { Context } from '../route';
import type { SandboxState } from '../state';
import { consentPage, wentWrongPage } from './consent-page';
import type { OAuthClient } from './grants';
import { knownScopes } from './scopes';
import { issueCode } from './tokens';

const path = '/i/oauth2/authorize';

interface Asked {
  client: OAuthClient;
  redirectUrl: string;
  scopes: string[];
  state: string;
  challenge: string;
}

const page = (html: string) =>
  new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    },
  });

/**
 * `x.com/i/oauth2/authorize`. GET shows the consent page, or answers for the person as `state.consent` says; the
 * page's buttons POST here. What X would not accept ends on a page that leads nowhere.
 */
export async function handleAuthorize(
  request: Request,
  { state, commit }: Context,
): Promise<Response | undefined> {
  const url = new URL(request.url);
  if (url.pathname !== path) return undefined;
  const asked = readAsked(url.searchParams, state);
  if (!asked) return page(wentWrongPage());
  if (!asked.client.redirectUrls.includes(asked.redirectUrl)) return refuseRedirect(state);

  const user = state.users.find(({ id }) => id === state.browserUserId);
  if (!user) return page(wentWrongPage());
  const said =
    request.method === 'POST' ? new URLSearchParams(await request.text()).get('decision') : state.consent;
  if (said !== 'allow' && said !== 'deny')
    return page(consentPage(asked.client, user, asked.scopes, url.search));

  const back = new URL(asked.redirectUrl);
  back.searchParams.set('state', asked.state);
  if (said === 'deny') {
    back.searchParams.set('error', 'access_denied');
  } else {
    const { onlyScopes } = state.oauth;
    const scopes = asked.scopes.filter((scope) => onlyScopes?.includes(scope) ?? true);
    const grant = { userId: user.id, clientId: asked.client.id, scopes, ended: false };
    back.searchParams.set('code', issueCode(state, grant, asked.redirectUrl, asked.challenge));
    commit();
  }
  return new Response(null, { status: 302, headers: { location: back.href, 'cache-control': 'no-store' } });
}

/** What the app asks for, or nothing where X's rules are not kept: code flow, S256 only, `state` of 1 to 500. */
function readAsked(query: URLSearchParams, { oauth }: SandboxState): Asked | undefined {
  const client = oauth.clients.find(({ id }) => id === query.get('client_id'));
  const scopes = query.get('scope')?.split(' ').filter(Boolean) ?? [];
  const state = query.get('state') ?? '';
  const challenge = query.get('code_challenge') ?? '';
  const wellAsked =
    query.get('response_type') === 'code' &&
    query.get('code_challenge_method') === 'S256' &&
    /^[A-Za-z0-9_-]{43}$/.test(challenge) &&
    scopes.length > 0 &&
    scopes.every((scope) => knownScopes.has(scope)) &&
    state.length >= 1 &&
    state.length <= 500;
  return client && wellAsked
    ? { client, redirectUrl: query.get('redirect_uri') ?? '', scopes, state, challenge }
    : undefined;
}

function refuseRedirect({ oauth }: SandboxState): Response {
  if (oauth.redirectMismatch === 'page') return page(wentWrongPage());
  const body = { errors: [{ code: 415, message: 'Callback URL not approved for this client application.' }] };
  return new Response(JSON.stringify(body), {
    status: 400,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
