import { countCall } from '../api/limits';
import { answerError, errors } from '../errors';
import { type Verdict, verifyOAuth1 } from '../oauth1/verify';
import { type Context, matchRoute } from '../route';
import type { V1Call, V1Endpoint } from './endpoint';
import { badShape, v1Errors } from './errors';
import { eventEndpoints } from './events';
import { v1MediaEndpoints } from './media';
import { profileEndpoints } from './profiles';
import { ruleEndpoints } from './rules';
import { signalEndpoints } from './signals';
import { welcomeEndpoints } from './welcome';

const endpoints = [
  ...eventEndpoints,
  ...welcomeEndpoints,
  ...ruleEndpoints,
  ...profileEndpoints,
  ...signalEndpoints,
];

const refusals = {
  32: v1Errors.couldNotAuthenticate,
  89: v1Errors.badToken,
  135: v1Errors.clockOff,
  215: v1Errors.badAuthentication,
};

/** v1.1 behind X's checks: signature, access level, the app's rights, limits, then the call. */
export async function handleV1(request: Request, context: Context): Promise<Response | undefined> {
  const url = new URL(request.url);
  if (!url.pathname.startsWith('/1.1/')) return undefined;
  for (const endpoint of url.hostname === 'upload.x.com' ? v1MediaEndpoints : endpoints) {
    const params = matchRoute(endpoint.route, request.method, url.pathname);
    if (params) return answer(endpoint, { request, url, params }, context);
  }
  return answerError(v1Errors.notFound);
}

async function answer(
  endpoint: V1Endpoint,
  { request, url, params }: Pick<V1Call, 'request' | 'url' | 'params'>,
  { state, commit }: Context,
): Promise<Response> {
  if (endpoint.dm && state.legacy === 'gone') return answerError(v1Errors.notFound);
  const verdict = await judge(request, state);
  if (verdict instanceof Response) return verdict;
  const { user, app } = verdict;
  if (endpoint.dm && state.legacy === 'no_access') return answerError(errors.accessLevel);
  if (endpoint.dm && app.permission !== 'read-write-directmessages')
    return answerError(v1Errors.noMessagesForApp);

  const call = { request, url, params, ...(await readBody(request)), state, user, app, commit };
  const free = endpoint.isFree?.(call) ?? false;
  const { refusal, headers } = free
    ? { headers: {} }
    : countCall(state, { user, appId: app.id }, endpoint.route, 'legacy');
  const broken = call.json === notJson ? badShape('Could not parse JSON') : undefined;
  const response = refusal ?? broken ?? (await endpoint.answer(call));
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set('x-access-level', app.permission);
  return response;
}

/** Only OAuth 1.0a opens v1.1. */
async function judge(
  request: Request,
  state: Context['state'],
): Promise<Exclude<Verdict, { code: number }> | Response> {
  if (/^Bearer /i.test(request.headers.get('authorization') ?? ''))
    return answerError(v1Errors.notAllowedHere);
  const verdict = await verifyOAuth1(request, state);
  return 'code' in verdict ? answerError(refusals[verdict.code]) : verdict;
}

const notJson = Symbol('not JSON');

async function readBody(request: Request): Promise<{ json: unknown; form: URLSearchParams }> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { json: undefined, form: new URLSearchParams(await request.text()) };
  const none = { json: undefined, form: new URLSearchParams() };
  if (!type.startsWith('application/json')) return none;
  const text = await request.text();
  try {
    return { ...none, json: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return { ...none, json: notJson };
  }
}
