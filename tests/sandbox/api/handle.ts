import { answerError, errors } from '../errors';
import { metadata } from '../oauth/metadata';
import { handleRevoke, handleToken } from '../oauth/token-endpoint';
import { verifyOAuth1 } from '../oauth1/verify';
import { type Context, matchRoute } from '../route';
import type { SandboxState, SandboxUser } from '../state';
import { answerJson, type Endpoint } from './endpoint';
import { endpoints } from './endpoints';
import { countCall } from './limits';

/** api.x.com: the token endpoints, and v2 behind X's checks in X's order: token, limits, scopes, then the call. */
export async function handleApi(request: Request, context: Context): Promise<Response | undefined> {
  const url = new URL(request.url);
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /2/oauth2/token':
      return handleToken(request, context);
    case 'POST /2/oauth2/revoke':
      return handleRevoke(request, context);
    case 'GET /.well-known/oauth-authorization-server':
      return answerJson(metadata);
  }
  for (const endpoint of endpoints) {
    const params = matchRoute(endpoint.route, request.method, url.pathname);
    if (!params) continue;
    const { state, commit } = context;
    const token = await readCredentials(request, state, endpoint);
    if (token instanceof Response) return token;
    if (!token) {
      return answerError(
        state.api.badToken === '401' ? errors.unauthorized : errors.unsupportedAuthentication,
      );
    }
    const { refusal, headers } = countCall(state, token, endpoint.route);
    const missing = token.scopes && endpoint.scopes.some((scope) => !token.scopes?.includes(scope));
    const response =
      refusal ??
      (missing
        ? answerError(errors.scopesMissing)
        : await endpoint.answer({
            request,
            url,
            params,
            state,
            user: token.user,
            appId: token.appId,
            commit,
          }));
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  }
  return undefined;
}

interface Credentials {
  user: SandboxUser;
  appId: string;
  /** Absent with OAuth 1.0a, whose rights are the app's. */
  scopes?: string[];
}

/** Whose request it is; a refusal where OAuth 1.0a keys lack the right; `undefined` for nobody's. */
async function readCredentials(
  request: Request,
  state: SandboxState,
  { scopes, bearerOnly }: Endpoint,
): Promise<Credentials | Response | undefined> {
  if (!/^OAuth /i.test(request.headers.get('authorization') ?? '')) return readToken(request, state);
  const verdict = await verifyOAuth1(request, state);
  if ('code' in verdict) return undefined;
  const { user, app } = verdict;
  if (bearerOnly) return answerError(errors.unsupportedAuthentication);
  const wantsDms = scopes.some((scope) => scope.startsWith('dm.'));
  const writes = scopes.some((scope) => scope.endsWith('.write'));
  const mayNot = wantsDms
    ? app.permission !== 'read-write-directmessages'
    : writes && app.permission === 'read';
  return mayNot ? answerError(errors.appPermission) : { user, appId: app.id };
}

/** Whose access token this is, while it is good. */
function readToken(request: Request, state: SandboxState): Credentials | undefined {
  const [, text = ''] = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const token = state.oauth.accessTokens.get(text);
  const user = state.users.find(({ id }) => id === token?.grant.userId);
  if (!token || !user || token.grant.ended || token.expiresAt <= state.now()) return undefined;
  return { user, scopes: token.grant.scopes, appId: token.grant.clientId };
}
