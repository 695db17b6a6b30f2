import { handleApi } from './api/handle';
import { answerError, errors } from './errors';
import { handleAuthorize } from './oauth/authorize';
import type { Context } from './route';
import { handleV1 } from './v1/handle';

/** The hosts that the sandbox speaks as. */
export const hosts = [
  'x.com',
  'www.x.com',
  'mobile.x.com',
  'pro.x.com',
  'twitter.com',
  'www.twitter.com',
  'mobile.twitter.com',
  'api.x.com',
  'upload.x.com',
] as const;

/** Who answers, by host. No answer ever offers CORS: X promises none. */
export async function routeByHost(request: Request, context: Context): Promise<Response> {
  const { hostname } = new URL(request.url);
  if (hostname === 'api.x.com' || hostname === 'upload.x.com') {
    const v1 = await handleV1(request, context);
    const v2 = v1 || hostname === 'upload.x.com' ? undefined : await handleApi(request, context);
    return v1 ?? v2 ?? answerError(errors.notFound);
  }
  return (
    (await handleAuthorize(request, context)) ??
    (await answerPage(request, context)) ??
    new Response('Hmm...this page doesn’t exist.', {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  );
}

async function answerPage(request: Request, { state, commit }: Context): Promise<Response | undefined> {
  // Loaded when first asked for: tests of the API alone have no use for it.
  const { handlePage } = await import('./page/routes');
  const response = await handlePage(request, state);
  if (request.method !== 'GET' && response?.ok) commit();
  return response;
}
