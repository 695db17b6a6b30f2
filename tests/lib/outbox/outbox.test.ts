import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '../../../lib/platform/database';
import { accountId, type Behaviour, useWorldClock, uuidOf, World } from './world';

beforeEach(useWorldClock);
afterEach(() => vi.useRealTimers());

const states = async (world: World) => (await world.rows()).map(({ state }) => state);

describe('sending', () => {
  it('keeps a row for the undo window, then sends it once', async () => {
    const world = await World.begin(5);
    await world.enqueue(1, '1001');
    await world.settle();
    expect(world.x.stored).toHaveLength(0);
    await world.pass(5_000);
    expect(await world.row(1)).toMatchObject({ state: 'sent', sent: { eventId: '1001' } });
    expect(world.texts('1001')).toEqual(['message 1']);
  });

  it('makes one row of a request that is delivered twice', async () => {
    const world = await World.begin();
    await Promise.all([world.enqueue(1, '1001'), world.enqueue(1, '1001')]);
    await world.settle();
    expect(await states(world)).toEqual(['sent']);
    expect(world.texts('1001')).toHaveLength(1);
  });

  it('keeps the order within a conversation, and lets conversations pass each other', async () => {
    const world = await World.begin();
    world.x.plan.push('hangBefore');
    await world.enqueue(1, '1001');
    await world.settle();
    await world.enqueue(2, '1001');
    await world.enqueue(3, '1002');
    await world.settle();
    expect(await states(world)).toEqual(['sending', 'queued', 'sent']);
  });

  it('waits for a worker that is still dying to let go, and then sends without any alarm', async () => {
    const world = await World.begin();
    let gone: () => void = () => {};
    const dying = new Promise<void>((resolve) => {
      gone = resolve;
    });
    void navigator.locks.request('aside outbox', () => dying);
    await world.enqueue(1, '1001');
    await world.settle();
    expect(await states(world)).toEqual(['queued']);
    gone();
    await world.settle();
    expect(await states(world)).toEqual(['sent']);
  });

  it('goes on with the next row of a conversation after one that X refused', async () => {
    const world = await World.begin();
    world.x.plan.push('refuse');
    await world.enqueue(1, '1001');
    await world.enqueue(2, '1001');
    await world.settle();
    expect(await states(world)).toEqual(['failed', 'sent']);
    expect((await world.row(1))?.problem?.code).toBe('recipient_refuses');
  });

  it('refuses a row for nobody signed in, and one to oneself', async () => {
    const world = await World.begin();
    const message = { text: 'Hi' };
    const to = (id: string, from = accountId) =>
      world.outbox.enqueue({ id: uuidOf(1), accountId: from, recipient: { id }, message });
    expect(await to('1001', '999')).toMatchObject({ problem: { code: 'signed_out' } });
    expect(await to(accountId)).toMatchObject({ problem: { code: 'recipient_is_self' } });
    expect(await world.rows()).toEqual([]);
  });
});

describe('doubt', () => {
  it.each<Behaviour>(['brokenAfter', 'errorAfter'])(
    '%s: finds the message at X and does not send again',
    async (after) => {
      const world = await World.begin();
      world.x.plan.push(after);
      await world.enqueue(1, '1001');
      await world.settle();
      expect(await states(world)).toEqual(['unknown']);
      await world.pass(1_000);
      expect(await world.row(1)).toMatchObject({ state: 'sent', sent: { eventId: '1001' } });
      expect(world.texts('1001')).toHaveLength(1);
    },
  );

  it.each<Behaviour>(['brokenBefore', 'errorBefore'])(
    '%s: looks four times, then asks, and never sends by itself',
    async (before) => {
      const world = await World.begin();
      world.x.plan.push(before);
      await world.enqueue(1, '1001');
      await world.settle();
      for (const wait of [1_000, 5_000, 20_000, 60_000, 600_000]) await world.pass(wait);
      expect(world.x.listings).toBe(4);
      const row = await world.row(1);
      expect(row).toMatchObject({ state: 'unknown', doubt: { looks: 4 } });
      expect(row?.doubt?.nextLook).toBeUndefined();
      expect(world.x.stored).toHaveLength(0);

      await world.outbox.sendAgain(uuidOf(1));
      await world.pass(60_000);
      expect(await states(world)).toEqual(['sent']);
      expect(world.texts('1001')).toHaveLength(1);
    },
  );

  it('tells two identical messages apart', async () => {
    const world = await World.begin();
    world.x.plan.push('brokenAfter', 'brokenBefore');
    await world.enqueue(1, '1001', 'same');
    await world.enqueue(2, '1001', 'same');
    await world.settle();
    for (const wait of [1_000, 60_000, 1_000, 5_000, 20_000, 60_000]) await world.pass(wait);
    expect(await world.row(1)).toMatchObject({ state: 'sent' });
    expect(await world.row(2)).toMatchObject({ state: 'unknown' });
    expect(world.texts('1001')).toHaveLength(1);
  });

  it('holds the line of its conversation while it looks, and no other', async () => {
    const world = await World.begin();
    world.x.plan.push('brokenBefore');
    await world.enqueue(1, '1001');
    await world.settle();
    await world.enqueue(2, '1001');
    await world.enqueue(3, '1002');
    await world.pass(3_500);
    expect(await states(world)).toEqual(['unknown', 'queued', 'sent']);
    for (const wait of [5_000, 20_000, 60_000, 30_000]) await world.pass(wait);
    expect(await states(world)).toEqual(['unknown', 'sent', 'sent']);
  });

  it.each<[Behaviour, string]>([
    ['hangBefore', 'unknown'],
    ['hangAfter', 'sent'],
  ])('a worker that dies in %s leaves a row that is looked for: %s', async (hang, state) => {
    const world = await World.begin();
    world.x.plan.push(hang);
    await world.enqueue(1, '1001');
    await world.settle();
    expect(await states(world)).toEqual(['sending']);
    await world.kill();
    for (const wait of [1_000, 5_000, 20_000, 60_000]) await world.pass(wait);
    expect(await states(world)).toEqual([state]);
    expect(world.texts('1001')).toHaveLength(state === 'sent' ? 1 : 0);
  });
});

describe('limits and troubles', () => {
  it('lets 15 out in a window and the rest when it starts anew, also after the worker was killed', async () => {
    const world = await World.begin();
    for (let n = 1; n <= 20; n += 1) await world.enqueue(n, String(1000 + n));
    await world.settle();
    expect(world.x.stored).toHaveLength(15);
    const view = await world.outbox.view(50);
    expect(view.sends[accountId]).toMatchObject({ v2: { left: 0, limit: 15, known: true } });
    expect(view.doneAt).toBeGreaterThan(world.now());
    await world.kill();
    await world.pass(60_000);
    expect(world.x.stored).toHaveLength(15);
    await world.pass(15 * 60_000);
    await world.pass(31_000);
    expect(world.x.stored).toHaveLength(20);
    expect(world.x.overLimit).toBe(0);
  });

  it('waits a minute after a 429 without headers', async () => {
    const world = await World.begin();
    world.x.plan.push('limitWithoutHeaders');
    await world.enqueue(1, '1001');
    await world.settle();
    expect(await world.row(1)).toMatchObject({ state: 'queued', problem: { code: 'rate_limited' } });
    await world.pass(59_000);
    expect(world.x.stored).toHaveLength(0);
    await world.pass(2_000);
    expect(await states(world)).toEqual(['sent']);
  });

  it('stands still without credits, says why, and goes on after Resume', async () => {
    const world = await World.begin();
    world.x.plan.push('noCredits');
    await world.enqueue(1, '1001');
    await world.settle();
    await world.enqueue(2, '1002');
    await world.pass(3_600_000);
    expect(await states(world)).toEqual(['queued', 'queued']);
    expect((await world.outbox.view(1)).paused[accountId]).toMatchObject({ code: 'no_credits', status: 402 });
    await world.outbox.resume(accountId);
    await world.settle();
    expect(await states(world)).toEqual(['sent', 'sent']);
  });

  it('holds the queue once where the sign-in may not send, and lets a single message go that is refused so again', async () => {
    const world = await World.begin();
    world.x.plan.push('forbidden', 'forbidden');
    await world.enqueue(1, '1001');
    await world.settle();
    expect((await world.outbox.view(1)).paused[accountId]?.code).toBe('scopes_missing');
    expect(await states(world)).toEqual(['queued']);
    await world.enqueue(2, '1002');
    await world.outbox.resume(accountId);
    await world.settle();
    expect(await states(world)).toEqual(['failed', 'sent']);
  });

  it('takes a connection that breaks under several messages for one trouble: seconds, not a minute', async () => {
    const world = await World.begin(5);
    world.x.plan.push(...Array(8).fill('brokenBefore'));
    for (let n = 1; n <= 8; n += 1) await world.enqueue(n, String(1000 + n));
    await world.pass(5_000);
    expect(new Set((await world.rows()).map(({ state }) => state))).toEqual(new Set(['unknown']));
    await world.enqueue(9, '1009');
    await world.pass(5_000);
    expect((await world.row(9))?.state).toBe('sent');
  });

  it('sends again by itself what provably never left, after a wait', async () => {
    const world = await World.begin();
    world.x.plan.push('notLeft', 'notLeft');
    await world.enqueue(1, '1001');
    await world.settle();
    expect(await world.row(1)).toMatchObject({ state: 'queued', problem: { code: 'unreachable' } });
    await world.pass(2_500);
    await world.pass(5_000);
    expect(await states(world)).toEqual(['sent']);
    expect(world.x.used).toBe(1);
  });

  it('wakes nobody when nothing waits, and in time when something does', async () => {
    const world = await World.begin();
    await world.enqueue(1, '1001');
    await world.settle();
    expect(world.alarm).toBe(Number.POSITIVE_INFINITY);
    world.x.plan.push('brokenBefore');
    await world.enqueue(2, '1001');
    await world.settle();
    expect(world.alarm).toBeLessThanOrEqual(world.now() + 30_000);
    for (const wait of [1_000, 5_000, 20_000, 60_000]) await world.pass(wait);
    expect(world.alarm).toBe(Number.POSITIVE_INFINITY);
  });

  it('tries nothing while offline and everything when the network is back', async () => {
    const world = await World.begin();
    vi.stubGlobal('navigator', { onLine: false, locks: navigator.locks });
    await world.enqueue(1, '1001');
    await world.settle();
    expect(await world.row(1)).toMatchObject({ state: 'queued', attempts: 0 });
    vi.stubGlobal('navigator', { onLine: true, locks: navigator.locks });
    await world.outbox.online();
    await world.settle();
    expect(await states(world)).toEqual(['sent']);
  });
});

describe('what the agent does', () => {
  it('takes back, edits and sends at once what waits', async () => {
    const world = await World.begin(5);
    for (const n of [1, 2, 3]) await world.enqueue(n, String(1000 + n));
    await world.outbox.cancel(uuidOf(1));
    await world.outbox.edit(uuidOf(2), { text: 'better' });
    await world.outbox.sendNow(uuidOf(3));
    await world.settle();
    expect(await states(world)).toEqual(['cancelled', 'queued', 'sent']);
    await world.pass(5_000);
    expect(world.texts('1002')).toEqual(['better']);
    expect(await world.outbox.cancel(uuidOf(2))).toMatchObject({ problem: { code: 'row_changed' } });
  });

  it('a retried row keeps its place before those that were written later', async () => {
    const world = await World.begin(5);
    world.x.plan.push('refuse');
    await world.enqueue(1, '1001');
    await world.pass(5_000);
    await world.enqueue(2, '1001');
    await world.outbox.retry(uuidOf(1));
    await world.pass(5_000);
    expect(world.texts('1001')).toEqual(['message 1', 'message 2']);
  });

  it('clears what is over, expires it after 30 days, and forgets an account whole', async () => {
    const world = await World.begin();
    await world.enqueue(1, '1001');
    await world.settle();
    expect(await world.outbox.clear()).toMatchObject({ value: { removed: 1 } });
    await world.enqueue(2, '1001');
    await world.settle();
    await world.pass(29 * 86_400_000);
    await world.outbox.expire();
    expect(await world.rows()).toHaveLength(1);
    await world.pass(2 * 86_400_000);
    await world.outbox.expire();
    expect(await world.rows()).toHaveLength(0);
    world.x.plan.push('brokenBefore');
    await world.enqueue(3, '1001');
    await world.settle();
    await world.outbox.forget(accountId);
    const db = await database();
    expect([await db.count('outbox'), await db.count('limits')]).toEqual([0, 0]);
  });

  it('sees what was spent today and this month, as an estimate', async () => {
    const world = await World.begin();
    for (const n of [1, 2]) await world.enqueue(n, '1001');
    await world.settle();
    expect((await world.outbox.view(1)).cost).toEqual({ today: 0.03, month: 0.03, sentToday: 2 });
  });
});

describe('a damaged disk', () => {
  it('shows the other rows, names the one that can’t be read, and does not send it', async () => {
    const world = await World.begin(5);
    await world.enqueue(1, '1001');
    await world.enqueue(2, '1002');
    const db = await database();
    const broken = await db.get('outbox', uuidOf(1));
    // @ts-expect-error: that is what damaged means
    await db.put('outbox', { ...broken, message: 7 });
    await world.pass(5_000);
    const view = await world.outbox.view(50);
    expect(view.unreadable).toEqual([uuidOf(1)]);
    expect(view.rows.map(({ state }) => state)).toEqual(['sent']);
    expect(world.texts('1001')).toEqual([]);
  });
});
