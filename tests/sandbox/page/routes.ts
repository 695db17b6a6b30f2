import { randomUUID } from 'node:crypto';
import { receivedBy } from '../received';
import { matchRoute } from '../route';
import type { SandboxState } from '../state';
import { greetingFor } from '../v1/greeting';
import { conversationId, type NewPost } from './app/view';
import { bundlePage } from './bundle';
import { accountCookie, documentResponse } from './document';
import { readReport } from './policy';
import { addPosts } from './post';
import { viewOf } from './view';

type PageHandler = (
  request: Request,
  state: SandboxState,
  named: Record<string, string>,
) => Response | Promise<Response>;

/** The one path segments that are somebody's profile; the rest of X's paths are reserved. */
const app = [
  '/',
  '/home',
  '/explore',
  '/notifications',
  '/compose/post',
  '/i/chat',
  '/:handle',
  '/:handle/status/:id',
];

const routes: Record<string, PageHandler> = {
  'GET /i/sandbox/view': (_, state) => Response.json(viewOf(state)),
  'GET /i/sandbox/received': (request, state) => {
    const user = new URL(request.url).searchParams.get('user') ?? state.browserUserId;
    return Response.json(receivedBy(state, user));
  },
  'GET /i/sandbox/media/:id': (_, { media }, { id }) => {
    const file = media.find((one) => one.id === id);
    if (!file?.parts) return notFound();
    const bytes = Buffer.concat(file.parts);
    const headers = {
      'content-type': file.type ?? 'application/octet-stream',
      'content-length': `${bytes.length}`,
    };
    return new Response(bytes, { headers });
  },
  'GET /i/sandbox/:file': async (request) => {
    const file = (await bundlePage()).get(new URL(request.url).pathname);
    return file ? new Response(file.body, { headers: { 'content-type': file.type } }) : notFound();
  },
  'POST /i/sandbox/posts': async (request, state) => {
    addPosts(state, (await request.json()) as NewPost);
    return Response.json(viewOf(state), { status: 201 });
  },
  'POST /i/sandbox/chat': async (request, state) => {
    const { conversationId, text } = (await request.json()) as { conversationId: string; text: string };
    const createdAt = new Date(state.now()).toISOString();
    state.page.chat.push({
      id: randomUUID(),
      conversationId,
      senderId: state.browserUserId,
      text,
      createdAt,
    });
    return Response.json(viewOf(state), { status: 201 });
  },
  'POST /i/sandbox/account': async (request, state) => {
    const { userId } = (await request.json()) as { userId: string };
    if (!state.otherBrowserUserIds.includes(userId)) return notFound();
    const others = [state.browserUserId, ...state.otherBrowserUserIds].filter((id) => id !== userId);
    state.browserUserId = userId;
    state.otherBrowserUserIds = others;
    return Response.json(viewOf(state), { headers: { 'set-cookie': accountCookie(state) } });
  },
  'POST /i/csp_report': async (request, state) => {
    const report = readReport(await request.text());
    if (report) state.page.cspReports.push(report);
    return new Response(null, { status: 204 });
  },
  // Since 2026 every way to a conversation ends in X's chat.
  'GET /messages/compose': (request, state) => {
    const { searchParams } = new URL(request.url);
    const recipient = searchParams.get('recipient_id') ?? '';
    if (!/^\d{1,19}$/.test(recipient)) return redirect('/i/chat');
    const customerId = state.browserUserId;
    const welcome = greetingFor(state, recipient, request.url, customerId);
    const createdAt = new Date(state.now()).toISOString();
    if (welcome) state.page.greetings.push({ customerId, welcomeMessageId: welcome.id, createdAt });
    const text = searchParams.get('text');
    const query = text ? `?${new URLSearchParams({ text })}` : '';
    return redirect(`/i/chat/${conversationId(state.browserUserId, recipient)}${query}`);
  },
  'GET /messages': () => redirect('/i/chat'),
  'GET /messages/*': () => redirect('/i/chat'),
  'GET /i/chat/:conversation': (request, state) => documentResponse(state, new URL(request.url)),
  'GET /intent/post': (request) => redirect(`/compose/post${new URL(request.url).search}`),
};
for (const path of app)
  routes[`GET ${path}`] = (request, state) => documentResponse(state, new URL(request.url));

/** Answers as x.com, pro.x.com and the hosts that lead there; `undefined` where X has no page. */
export async function handlePage(request: Request, state: SandboxState): Promise<Response | undefined> {
  const { hostname, pathname, search } = new URL(request.url);
  if (/^(mobile\.x|(www\.|mobile\.)?twitter)\.com$/.test(hostname))
    return redirect(`https://x.com${pathname}${search}`);
  for (const [route, handler] of Object.entries(routes)) {
    const named = matchRoute(route as `${string} /${string}`, request.method, pathname);
    if (named) return handler(request, state, named);
  }
  return undefined;
}

const redirect = (location: string) => new Response(null, { status: 302, headers: { location } });
const notFound = () => new Response('Not found', { status: 404 });
