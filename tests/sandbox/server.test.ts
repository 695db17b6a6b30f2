import { describe, expect, it } from 'vitest';
import { errors } from './errors';
import { useSandbox } from './use-sandbox';

const sandbox = useSandbox();

const casey = 'https://api.x.com/2/dm_conversations/with/2244994945/messages';
const post = { route: 'POST /2/dm_conversations/with/:participant_id/messages' } as const;
const send = (body: unknown = { text: 'Hello' }) =>
  sandbox.call('POST', '/2/dm_conversations/with/2244994945/messages', { body });

describe('the server', () => {
  it('is several hosts at once, by the name that is called', async () => {
    const me = await sandbox.ask('GET', 'https://api.x.com/2/users/me');
    expect(me.status).toBe(401);
    const elsewhere = await sandbox.ask('GET', 'https://twitter.com/i/oauth2/authorize');
    expect(elsewhere.text).toContain('Something went wrong');
    expect(sandbox.log.map(({ host }) => host)).toEqual(['api.x.com', 'twitter.com']);
  });

  it('takes a body that comes in pieces', async () => {
    await sandbox.ask('POST', casey, { body: ['{"text":', '"Hel', 'lo"}'] });
    expect(sandbox.log.map(({ body }) => body)).toEqual(['{"text":"Hello"}']);
  });

  it('writes down each request: what came, whether it did anything, what was answered', async () => {
    await send();
    await sandbox.ask('GET', 'https://api.x.com/2/users/me?user.fields=id', {
      headers: { cookie: 'auth_token=1' },
    });
    expect(sandbox.log).toMatchObject([
      {
        method: 'POST',
        host: 'api.x.com',
        path: '/2/dm_conversations/with/2244994945/messages',
        body: '{"text":"Hello"}',
        committed: true,
        status: 201,
      },
      {
        method: 'GET',
        path: '/2/users/me?user.fields=id',
        headers: { cookie: 'auth_token=1' },
        committed: false,
        status: 401,
      },
    ]);
  });

  it('never offers CORS, not even to a preflight', async () => {
    const headers = { origin: 'https://x.com', 'access-control-request-method': 'POST' };
    const preflight = await sandbox.ask('OPTIONS', casey, { headers });
    const asked = await send();
    for (const answer of [preflight, asked]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    expect(preflight.status).toBe(404);
  });

  it('is as new after a reset, and what tests hold of it stays in place', async () => {
    const { state, log } = sandbox;
    await send();
    sandbox.faults.next(post.route, { kind: 'dropBefore' });
    state.api.spelling = '2.166';
    await sandbox.reset();
    expect({ messages: state.messages, spelling: state.api.spelling, log }).toEqual({
      messages: [],
      spelling: '2.167',
      log: [],
    });
    expect((await send()).status).toBe(201);
  });

  it('can be out of reach, and come back on the same port', async () => {
    await sandbox.setNetwork('down');
    await expect(send()).rejects.toThrow();
    await sandbox.setNetwork('refuses-tls');
    await expect(send()).rejects.toThrow();
    expect(sandbox.log).toEqual([]);
    await sandbox.setNetwork('up');
    expect((await send()).status).toBe(201);
  });
});

describe('a fault', () => {
  const outcome = () => ({
    sent: sandbox.state.messages.length,
    log: sandbox.log.map(({ committed, status }) => ({ committed, status })),
  });

  it('drops the connection before anything is done', async () => {
    sandbox.faults.next(post.route, { kind: 'dropBefore' });
    await expect(send()).rejects.toThrow();
    expect(outcome()).toEqual({ sent: 0, log: [{ committed: false, status: undefined }] });
  });

  it('drops the connection after the message was taken', async () => {
    sandbox.faults.next(post.route, { kind: 'dropAfter' });
    await expect(send()).rejects.toThrow();
    expect(outcome()).toEqual({ sent: 1, log: [{ committed: true, status: undefined }] });
  });

  it('breaks an answer off in its body', async () => {
    sandbox.faults.next(post.route, { kind: 'cutBody' });
    await expect(send()).rejects.toThrow('The answer ended early.');
    expect(outcome()).toEqual({ sent: 1, log: [{ committed: true, status: 201 }] });
  });

  it.each([false, true])('answers another thing, with the effect done (%s) or not', async (committed) => {
    sandbox.faults.next(post.route, { kind: 'answer', error: errors.badGatewayHtml, committed });
    const { status, headers, text } = await send();
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 502,
      type: 'text/html; charset=utf-8',
    });
    expect(text).toContain('<h1>502 Bad Gateway</h1>');
    expect(sandbox.state.messages.length).toBe(committed ? 1 : 0);
  });

  it('answers late, with the effect done before or after the wait', async () => {
    sandbox.faults.next(post.route, { kind: 'slow', ms: 50 });
    sandbox.faults.next(post.route, { kind: 'slow', ms: 50, committed: true });
    expect((await send()).status).toBe(201);
    expect((await send()).status).toBe(201);
    expect(sandbox.state.messages.length).toBe(2);
  });

  it.each([false, true])('never answers, with the effect done (%s) or not', async (committed) => {
    sandbox.faults.next(post.route, { kind: 'hang', committed });
    const given = send().catch(() => 'cut');
    await expect
      .poll(() => sandbox.log.map(({ body, committed }) => ({ body, committed })))
      .toEqual([{ body: '{"text":"Hello"}', committed }]);
    await sandbox.setNetwork('down');
    expect(await given).toBe('cut');
    expect(sandbox.state.messages.length).toBe(committed ? 1 : 0);
  });

  it('meets only its route, only as often as told, in the order told', async () => {
    sandbox.faults.next('POST /2/oauth2/*', { kind: 'dropBefore' });
    sandbox.faults.next(post.route, { kind: 'answer', error: errors.internal }, 2);
    sandbox.faults.next('* /2/*', { kind: 'answer', error: errors.noCredits });
    const statuses = [];
    for (let nth = 0; nth < 4; nth += 1) statuses.push((await send()).status);
    expect(statuses).toEqual([500, 500, 402, 201]);
  });

  it('strikes at random, the same way for the same seed', async () => {
    const run = async (seed: number) => {
      await sandbox.reset();
      sandbox.faults.sometimes('GET /2/users/me', { kind: 'answer', error: errors.unavailable }, 0.5, seed);
      const statuses = [];
      for (let nth = 0; nth < 20; nth += 1)
        statuses.push((await sandbox.ask('GET', 'https://api.x.com/2/users/me')).status);
      return statuses.join(' ');
    };
    const first = await run(7);
    expect(new Set(first.split(' '))).toEqual(new Set(['401', '503']));
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
  });
});
