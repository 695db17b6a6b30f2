import { createHash } from 'node:crypto';
import type { Context } from '../route';
import type { SandboxState } from '../state';
import type { OAuthClient } from './grants';
import { issueTokens } from './tokens';

const json = (status: number, body: object) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });

const refuse = (error_description: string, error = 'invalid_request', status = 400) =>
  json(status, { error, error_description });

const badCode = () => refuse('Value passed for the authorization code was invalid.');
const badToken = () => refuse('Value passed for the token was invalid.');

/** `POST /2/oauth2/token`: code for tokens, and refresh token for new tokens. Errors are X's own. */
export async function handleToken(request: Request, context: Context): Promise<Response> {
  const read = await readForm(request, context.state);
  if (read instanceof Response) return read;
  const { form, client } = read;
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchangeCode(form, client, context);
    case 'refresh_token':
      return refresh(form, client, context);
    default:
      return refuse('Value passed for the grant type was invalid.', 'unsupported_grant_type');
  }
}

/** `POST /2/oauth2/revoke`: ends the one token that is given. One that is unknown counts as ended (RFC 7009). */
export async function handleRevoke(request: Request, { state, commit }: Context): Promise<Response> {
  const read = await readForm(request, state);
  if (read instanceof Response) return read;
  const token = read.form.get('token');
  if (!token) return refuse('Missing required parameter [token].');
  const { accessTokens, refreshTokens } = state.oauth;
  const known = accessTokens.get(token) ?? refreshTokens.get(token);
  if (known && known.grant.clientId !== read.client.id) return badToken();
  if (known) commit();
  accessTokens.delete(token);
  refreshTokens.delete(token);
  return json(200, { revoked: true });
}

/** The form, and the app that sent it: a public one by its id, a confidential one by its secret. */
async function readForm(
  request: Request,
  state: SandboxState,
): Promise<Response | { form: URLSearchParams; client: OAuthClient }> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    return refuse('Missing required parameter [client_id].');
  }
  const form = new URLSearchParams(await request.text());
  const [, basic] = /^Basic (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const [basicId, secret] = basic
    ? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
    : [];
  const id = basicId ?? form.get('client_id');
  if (!id) return refuse('Missing required parameter [client_id].');
  const client = state.oauth.clients.find((one) => one.id === id);
  if (!client || (client.kind === 'confidential' && client.secret !== secret)) {
    return refuse('Missing valid authorization header', 'unauthorized_client', 401);
  }
  return { form, client };
}

function exchangeCode(form: URLSearchParams, client: OAuthClient, { state, commit }: Context): Response {
  const code = state.oauth.codes.get(form.get('code') ?? '');
  if (!code || code.spent || code.expiresAt <= state.now() || code.grant.clientId !== client.id)
    return badCode();
  code.spent = true;
  if (code.redirectUrl !== form.get('redirect_uri')) {
    return refuse('Value passed for the redirect uri did not match the uri of the authorization code.');
  }
  const verifier = form.get('code_verifier') ?? '';
  const wellFormed = /^[A-Za-z0-9._~-]{43,128}$/.test(verifier);
  if (!wellFormed || createHash('sha256').update(verifier).digest('base64url') !== code.challenge) {
    return refuse('Value passed for the code verifier did not match the code challenge.');
  }
  state.oauth.grants.push(code.grant);
  commit();
  return json(200, issueTokens(state, code.grant));
}

/** Single use: the old one is spent with the answer, and showing it again ends the whole grant. */
function refresh(form: URLSearchParams, client: OAuthClient, { state, commit }: Context): Response {
  const token = state.oauth.refreshTokens.get(form.get('refresh_token') ?? '');
  if (!token || token.grant.ended || token.grant.clientId !== client.id) return badToken();
  if (token.spent) {
    token.grant.ended = true;
    return badToken();
  }
  token.spent = true;
  commit();
  return json(200, issueTokens(state, token.grant));
}
