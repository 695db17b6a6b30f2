import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listConversation, sendDirectMessage } from '../../../lib/x-api/direct-messages';
import { findMe, findUser } from '../../../lib/x-api/users';
import { grantTokens } from '../../sandbox/oauth/tokens';
import { openApiMissing, openapi, versions } from '../../sandbox/openapi';
import { type SandboxFetch, type Seen, sandboxFetch } from '../sandbox-fetch';

let x: SandboxFetch;
let token = '';

beforeEach(() => {
  x = sandboxFetch();
  token = grantTokens(x.state).access_token;
});

afterEach(() => vi.unstubAllGlobals());

const last = (): Seen => {
  const seen = x.seen.at(-1);
  if (!seen) throw new Error('no request was made');
  return seen;
};
const customer = () => x.state.users.find(({ handle }) => handle === 'casey_c')?.id ?? '';

const calls: [string, string, string, () => Promise<unknown>][] = [
  ['users.me', 'get', '/2/users/me', () => findMe(token)],
  ['users.by', 'get', '/2/users/by/username/{username}', () => findUser(token, { handle: 'casey_c' })],
  ['users.id', 'get', '/2/users/{id}', () => findUser(token, { id: customer() })],
  [
    'dm.send',
    'post',
    '/2/dm_conversations/with/{participant_id}/messages',
    () => sendDirectMessage(token, customer(), { text: 'Hi 👋\n\n"quoted" <b>&amp;' }, {}),
  ],
  [
    'dm.list',
    'get',
    '/2/dm_conversations/with/{participant_id}/dm_events',
    () => listConversation(token, customer(), 10),
  ],
];

describe.skipIf(openApiMissing)(
  'every request, against X’s own description of its API (skipped where it is absent)',
  () => {
    for (const version of versions) {
      // The excerpt that lies beside this checkout does not hold `/2/users/{id}`.
      it.each(calls.filter(([name]) => name !== 'users.id'))(
        `${version}: %s`,
        async (_, method, path, call) => {
          await call();
          const { url, body, method: sent } = last();
          const api = openapi(version);
          expect(sent.toLowerCase()).toBe(method);
          expect(api.parameters(method, path, url)).toEqual([]);
          if (method === 'post') expect(api.request(method, path)(JSON.parse(body))).toEqual([]);
        },
      );
    }
  },
);

describe('every request', () => {
  it.each(calls)(
    '%s carries the token in its header alone, no cookie, and follows nothing',
    async (_, _method, _path, call) => {
      await call();
      expect(last()).toMatchObject({ credentials: 'omit', redirect: 'error' });
      expect(last().headers.get('authorization')).toBe(`Bearer ${token}`);
      expect(last().url.href + last().body).not.toContain(token);
    },
  );
});

describe('what X answers', () => {
  it('to a send: the ids', async () => {
    expect(await sendDirectMessage(token, customer(), { text: 'Hi' }, {})).toMatchObject({
      kind: 'sent',
      eventId: expect.stringMatching(/^\d+$/),
      conversationId: expect.stringContaining('-4242'.slice(1)),
    });
    expect(x.state.messages.map(({ text }) => text)).toEqual(['Hi']);
  });

  it.each<[string, Response, string]>([
    ['HTML with 200', new Response('<html>ok</html>', { status: 200 }), 'doubtful'],
    ['nothing with 201', new Response('', { status: 201 }), 'doubtful'],
    ['half a JSON with 201', jsonOf('{"data":{"dm_ev', 201), 'doubtful'],
    ['wrong types with 201', jsonOf('{"data":{"dm_event_id":7}}', 201), 'doubtful'],
    ['HTML with 502', new Response('<html>Bad gateway</html>', { status: 502 }), 'doubtful'],
    ['half a JSON with 403', jsonOf('{"detail":"You do', 403), 'refused'],
    ['HTML with 403', new Response('<html>', { status: 403 }), 'refused'],
    ['JSON of another kind with 400', jsonOf('[1,2]', 400), 'refused'],
    ['null with 429', jsonOf('null', 429), 'refused'],
  ])('to a send, %s', async (_, response, kind) => {
    x.between = () => Promise.resolve(response);
    expect((await sendDirectMessage(token, customer(), { text: 'Hi' }, {})).kind).toBe(kind);
  });

  it('to a send that broke after its body was handed over: it is in doubt', async () => {
    x.between = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await sendDirectMessage(token, customer(), { text: 'Hi' }, {})).kind).toBe('doubtful');
  });

  it('to a send whose body was never asked for: it has not left', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await sendDirectMessage(token, customer(), { text: 'Hi' }, {})).toMatchObject({
      kind: 'notLeft',
      refusal: { problem: { code: 'unreachable' } },
    });
  });

  it('through a connection that can’t carry a stream: sent plainly, once X has answered a GET', async () => {
    const viaStream = globalThis.fetch;
    const asked: string[] = [];
    vi.stubGlobal('fetch', (url: string | URL, init: RequestInit) => {
      const streamed = init.body instanceof ReadableStream;
      asked.push(streamed ? 'stream' : (init.method ?? 'GET'));
      return streamed ? Promise.reject(new TypeError('ERR_H2_OR_QUIC_REQUIRED')) : viaStream(url, init);
    });
    expect((await sendDirectMessage(token, customer(), { text: 'Hi' }, {})).kind).toBe('sent');
    expect(asked).toEqual(['stream', 'GET', 'stream', 'POST']);
    expect(x.state.messages).toHaveLength(1);
  });

  it.each(['2.166', '2.167'] as const)(
    'to a look at a conversation, in the spelling of %s',
    async (spelling) => {
      x.state.api.spelling = spelling;
      await sendDirectMessage(token, customer(), { text: 'see https://acme.example/track' }, {});
      const outcome = await listConversation(token, customer(), 10);
      expect(outcome).toMatchObject({
        kind: 'listed',
        events: [{ event_type: 'MessageCreate', sender_id: '4242', text: expect.stringContaining('t.co') }],
      });
    },
  );

  it('to a look, one event it can’t read among others: the others', async () => {
    await sendDirectMessage(token, customer(), { text: 'Hi' }, {});
    x.between = async (_, next) => {
      const body = (await (await next()).json()) as { data: unknown[] };
      return jsonOf(JSON.stringify({ ...body, data: [{ id: 5 }, null, ...body.data] }), 200);
    };
    expect(await listConversation(token, customer(), 10)).toMatchObject({
      kind: 'listed',
      events: [{ text: 'Hi' }],
    });
  });

  it.each<[string, Response]>([
    ['HTML', new Response('<html>', { status: 200 })],
    ['nothing', new Response('', { status: 200 })],
    ['a list that is none', jsonOf('{"data":{"a":1}}', 200)],
  ])('to a look, %s: failed, not "nothing there"', async (_, response) => {
    x.between = () => Promise.resolve(response);
    expect((await listConversation(token, customer(), 10)).kind).toBe('failed');
  });

  it('for somebody who is not there, or suspended: which of the two', async () => {
    expect(await findUser(token, { handle: 'nobody_here' })).toMatchObject({
      refusal: { problem: { code: 'recipient_not_found' } },
    });
    const suspended = x.state.users.find(({ handle }) => handle === 'casey_c');
    if (suspended) suspended.suspended = true;
    expect(await findUser(token, { handle: 'casey_c' })).toMatchObject({
      refusal: { problem: { code: 'recipient_suspended' } },
    });
  });

  it('about a person: who, and whether X thinks they take messages', async () => {
    expect(await findUser(token, { handle: 'kim_dev' })).toMatchObject({
      value: { handle: 'kim_dev', receivesYourDm: false },
    });
  });
});

function jsonOf(body: string, status: number): Response {
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}
