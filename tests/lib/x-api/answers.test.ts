import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credentials } from '../../../lib/x-api/credentials';
import { listEvents } from '../../../lib/x-api/direct-message-events';
import { sendDirectMessage } from '../../../lib/x-api/direct-messages';
import { findUser } from '../../../lib/x-api/users';
import { grantTokens } from '../../sandbox/oauth/tokens';
import { type SandboxFetch, sandboxFetch } from '../sandbox-fetch';

let x: SandboxFetch;
let signedIn: Credentials;

beforeEach(() => {
  x = sandboxFetch();
  signedIn = { kind: 'oauth2', token: grantTokens(x.state).access_token };
});
afterEach(() => vi.unstubAllGlobals());

const customer = () => x.state.users.find(({ handle }) => handle === 'casey_c')?.id ?? '';

describe('what X answers', () => {
  it('to a send: the ids', async () => {
    expect(await sendDirectMessage(signedIn, { person: customer() }, { text: 'Hi' }, {})).toMatchObject({
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
    expect((await sendDirectMessage(signedIn, { person: customer() }, { text: 'Hi' }, {})).kind).toBe(kind);
  });

  it('to a send that broke after its body was handed over: it is in doubt', async () => {
    x.between = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await sendDirectMessage(signedIn, { person: customer() }, { text: 'Hi' }, {})).kind).toBe(
      'doubtful',
    );
  });

  it('to a send whose body was never asked for: it has not left', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await sendDirectMessage(signedIn, { person: customer() }, { text: 'Hi' }, {})).toMatchObject({
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
    expect((await sendDirectMessage(signedIn, { person: customer() }, { text: 'Hi' }, {})).kind).toBe('sent');
    expect(asked).toEqual(['stream', 'GET', 'stream', 'POST']);
    expect(x.state.messages).toHaveLength(1);
  });

  it.each(['2.166', '2.167'] as const)(
    'to a look at a conversation, in the spelling of %s',
    async (spelling) => {
      x.state.api.spelling = spelling;
      await sendDirectMessage(
        signedIn,
        { person: customer() },
        { text: 'see https://acme.example/track' },
        {},
      );
      const outcome = await listEvents(
        signedIn,
        { person: customer() },
        { maxResults: 10, messagesOnly: true },
      );
      expect(outcome).toMatchObject({
        ok: true,
        value: {
          events: [{ event_type: 'MessageCreate', sender_id: '4242', text: expect.stringContaining('t.co') }],
        },
      });
    },
  );

  it('to a look, one event it can’t read among others: the others', async () => {
    await sendDirectMessage(signedIn, { person: customer() }, { text: 'Hi' }, {});
    x.between = async (_, next) => {
      const body = (await (await next()).json()) as { data: unknown[] };
      return jsonOf(JSON.stringify({ ...body, data: [{ id: 5 }, null, ...body.data] }), 200);
    };
    expect(
      await listEvents(signedIn, { person: customer() }, { maxResults: 10, messagesOnly: true }),
    ).toMatchObject({
      ok: true,
      value: { events: [{ text: 'Hi' }] },
    });
  });

  it.each<[string, Response]>([
    ['HTML', new Response('<html>', { status: 200 })],
    ['nothing', new Response('', { status: 200 })],
    ['a list that is none', jsonOf('{"data":{"a":1}}', 200)],
  ])('to a look, %s: failed, not "nothing there"', async (_, response) => {
    x.between = () => Promise.resolve(response);
    expect(
      (await listEvents(signedIn, { person: customer() }, { maxResults: 10, messagesOnly: true })).ok,
    ).toBe(false);
  });

  it('for somebody who is not there, or suspended: which of the two', async () => {
    expect(await findUser(signedIn, { handle: 'nobody_here' })).toMatchObject({
      refusal: { problem: { code: 'recipient_not_found' } },
    });
    const suspended = x.state.users.find(({ handle }) => handle === 'casey_c');
    if (suspended) suspended.suspended = true;
    expect(await findUser(signedIn, { handle: 'casey_c' })).toMatchObject({
      refusal: { problem: { code: 'recipient_suspended' } },
    });
  });

  it('about a person: who, and whether X thinks they take messages', async () => {
    expect(await findUser(signedIn, { handle: 'kim_dev' })).toMatchObject({
      value: { handle: 'kim_dev', receivesYourDm: false },
    });
  });
});

function jsonOf(body: string, status: number): Response {
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}
