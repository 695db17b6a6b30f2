import { describe, expect, it } from 'vitest';
import { sendEndpoint } from './api/settings';
import { errors } from './errors';
import { useSandbox } from './use-sandbox';

const sandbox = useSandbox();
const send = (user?: string) =>
  sandbox.call('POST', '/2/dm_conversations/with/2244994945/messages', { body: { text: 'Hello' }, user });
const quarter = 15 * 60 * 1000;
const limits = ({ headers }: { headers: Record<string, string> }) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.includes('limit')));

describe('rate limits', () => {
  it('stand on every answer, counted down, with the Unix second when the window ends', async () => {
    const first = await send();
    const second = await send();
    const refused = await sandbox.call('POST', '/2/dm_conversations/with/2244994945/messages', { body: {} });
    expect([first, second, refused].map(({ headers }) => headers['x-rate-limit-remaining'])).toEqual([
      '14',
      '13',
      '12',
    ]);
    expect(first.headers['x-rate-limit-limit']).toBe('15');
    const reset = Number(first.headers['x-rate-limit-reset']) * 1000;
    expect(reset).toBeGreaterThan(sandbox.state.now());
    expect(reset).toBeLessThanOrEqual(sandbox.state.now() + quarter + 1000);
    expect(second.headers['x-rate-limit-reset']).toBe(first.headers['x-rate-limit-reset']);
  });

  it('are each account’s and each endpoint’s own', async () => {
    await send();
    expect((await send('5151')).headers['x-rate-limit-remaining']).toBe('14');
    expect((await sandbox.call('GET', '/2/users/me')).headers['x-rate-limit-remaining']).toBe('74');
  });

  it('refuse the 16th message, change nothing, and open again with the next window', async () => {
    for (let nth = 0; nth < 15; nth += 1) expect((await send()).status).toBe(201);
    const { status, json, headers } = await send();
    expect({ status, body: json() }).toEqual(errors.tooMany);
    expect(headers['x-rate-limit-remaining']).toBe('0');
    expect(sandbox.state.messages).toHaveLength(15);
    sandbox.state.clockAhead += quarter;
    expect((await send()).headers['x-rate-limit-remaining']).toBe('14');
  });

  it('hold over a day as well, told only where the switch is on', async () => {
    sandbox.state.api.limits[sendEndpoint] = [
      { calls: 100, seconds: 900 },
      { calls: 2, seconds: 86_400 },
    ];
    expect(Object.keys(limits(await send()))).toEqual([
      'x-rate-limit-limit',
      'x-rate-limit-remaining',
      'x-rate-limit-reset',
    ]);
    sandbox.state.api.dayHeaders = true;
    expect(limits(await send())).toMatchObject({
      'x-rate-limit-remaining': '98',
      'x-user-limit-24hour-limit': '2',
      'x-user-limit-24hour-remaining': '0',
    });
    sandbox.state.clockAhead += quarter;
    expect((await send()).status).toBe(429);
    sandbox.state.clockAhead += 24 * 60 * 60 * 1000;
    expect((await send()).status).toBe(201);
  });

  it('refuse in the old words, or without saying when to come back', async () => {
    sandbox.state.api.limits[sendEndpoint] = [{ calls: 0, seconds: 900 }];
    sandbox.state.api.tooMany = 'legacy';
    const legacy = await send();
    expect({ status: legacy.status, body: legacy.json() }).toEqual(errors.tooManyLegacy);
    sandbox.state.api.tooMany = 'none';
    const silent = await send();
    expect({ status: silent.status, body: silent.json() }).toEqual(errors.tooMany);
    expect(limits(silent)).toEqual({});
  });

  it('can be lifted', async () => {
    sandbox.state.api.limits = {};
    for (let nth = 0; nth < 20; nth += 1) expect((await send()).status).toBe(201);
    expect(limits(await send())).toEqual({});
  });
});
