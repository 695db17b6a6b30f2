import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountId, useWorldClock, uuidOf, World } from './world';

beforeEach(useWorldClock);
afterEach(() => vi.useRealTimers());

const states = async (world: World) => (await world.rows()).map(({ state }) => state);
const buttons = [{ label: 'Track it', url: 'https://acme.com/track' }];
const native = { message: { text: 'Hi', buttons }, transport: 'v1.1' } as const;
const fileId = uuidOf(77);
const media = { id: fileId, kind: 'image', name: 'label.png', size: 9 } as const;

describe('what is sent', () => {
  it('is what the agent saw: buttons in words by v2, native by v1.1', async () => {
    const world = await World.begin();
    await world.enqueue(1, '1001', '', { message: { text: 'Hi', buttons } });
    await world.enqueue(2, '1002', '', native);
    await world.settle();
    expect(world.x.stored.map(({ way, text }) => [way, text])).toEqual([
      ['v2', 'Hi\n\nTrack it: https://acme.com/track'],
      ['v1.1', 'Hi'],
    ]);
    expect((await world.row(2))?.rendered).toMatchObject({ text: 'Hi', buttons });
  });

  it('is written anew when the agent edits it', async () => {
    const world = await World.begin(5);
    await world.enqueue(1, '1001', '', { message: { text: 'Hi', buttons } });
    await world.outbox.edit(uuidOf(1), { text: 'Hello', buttons });
    await world.pass(5_000);
    expect(world.texts('1001')).toEqual(['Hello\n\nTrack it: https://acme.com/track']);
  });

  it('is found again by it when nobody knows whether it arrived', async () => {
    const world = await World.begin();
    world.x.plan.push('brokenAfter', 'brokenAfter');
    await world.enqueue(1, '1001', '', { message: { text: 'Hi', buttons } });
    await world.enqueue(2, '1002', '', native);
    await world.settle();
    expect(await states(world)).toEqual(['unknown', 'unknown']);
    await world.pass(1_000);
    expect(await states(world)).toEqual(['sent', 'sent']);
  });
});

describe('v1.1', () => {
  it('is not taken where X was not seen to allow it, or no keys are there: nothing is queued', async () => {
    const world = await World.begin();
    world.legacy = 'refused';
    expect(await world.enqueue(1, '1001', '', native)).toMatchObject({
      problem: { code: 'legacy_no_access' },
    });
    world.keys = undefined;
    expect(await world.enqueue(1, '1001', '', native)).toMatchObject({ problem: { code: 'keys_missing' } });
    world.keys = { kind: 'oauth1', consumerKey: '', consumerSecret: '', accessToken: '', accessSecret: '' };
    world.legacy = 'works';
    const group = { ...native, recipient: { group: [{ id: '1' }, { id: '2' }] } };
    expect(await world.enqueue(1, '', '', group)).toMatchObject({ ok: false });
    expect(await world.rows()).toEqual([]);
  });

  it('refused midway fails with its own problem, and goes as text only when the agent says so', async () => {
    const world = await World.begin();
    world.x.plan.push('noLegacy');
    await world.enqueue(1, '1001', '', native);
    await world.pass(3_600_000);
    expect(await world.row(1)).toMatchObject({ state: 'failed', problem: { code: 'legacy_no_access' } });
    expect(world.x.stored).toEqual([]);
    await world.outbox.sendAsText(uuidOf(1));
    await world.settle();
    expect(world.x.stored).toMatchObject([{ way: 'v2', text: 'Hi\n\nTrack it: https://acme.com/track' }]);
    expect(await world.outbox.sendAsText(uuidOf(1))).toMatchObject({ problem: { code: 'row_changed' } });
    expect(world.x.stored).toHaveLength(1);
  });

  it('can’t be turned into text while it may have arrived', async () => {
    const world = await World.begin();
    world.x.plan.push('brokenBefore');
    await world.enqueue(1, '1001', '', native);
    await world.settle();
    expect(await world.outbox.sendAsText(uuidOf(1))).toMatchObject({ problem: { code: 'row_changed' } });
  });

  it('fails where the keys are gone by then, with nothing sent', async () => {
    const world = await World.begin(5);
    await world.enqueue(1, '1001', '', native);
    world.keys = undefined;
    await world.pass(5_000);
    expect(await world.row(1)).toMatchObject({ state: 'failed', problem: { code: 'keys_missing' } });
    expect(world.x.windows['v1.1'].used).toBe(0);
  });

  it('has no price that X names: none is shown or summed, until it goes as text', async () => {
    const world = await World.begin();
    world.x.plan.push('ok', 'noLegacy');
    await world.enqueue(1, '1001', '', native);
    await world.settle();
    expect((await world.row(1))?.price).toBeUndefined();
    expect((await world.outbox.view(50)).cost).toEqual({ today: 0, month: 0, sentToday: 1 });
    await world.enqueue(2, '1002', '', native);
    await world.settle();
    await world.outbox.sendAsText(uuidOf(2));
    await world.settle();
    expect(await world.row(2)).toMatchObject({ state: 'sent', price: 0.015 });
    expect((await world.outbox.view(50)).cost).toEqual({ today: 0.015, month: 0.015, sentToday: 2 });
  });

  it('has a limit of its own, which the view shows and reckons with', async () => {
    const world = await World.begin();
    for (let n = 1; n <= 7; n += 1) await world.enqueue(n, String(1000 + n), '', native);
    await world.enqueue(8, '1008');
    await world.settle();
    const { sends, doneAt = 0 } = await world.outbox.view(50);
    expect(sends[accountId]?.v2).toMatchObject({ left: 14, limit: 15 });
    expect(sends[accountId]?.['v1.1']).toMatchObject({ left: 0, limit: 5 });
    // Two wait for the window of v1.1; by v2 there would be room at once.
    expect(doneAt).toBeGreaterThan(world.now() + 14 * 60_000);
  });

  it('has a limit of its own: neither way waits for the other', async () => {
    const world = await World.begin();
    for (let n = 1; n <= 7; n += 1) await world.enqueue(n, String(1000 + n), '', native);
    await world.enqueue(8, '1008');
    await world.settle();
    expect(world.x.stored.map(({ way }) => way).toSorted()).toEqual([...Array(5).fill('v1.1'), 'v2']);
    expect(world.x.overLimit).toBeLessThanOrEqual(1);
    await world.pass(15 * 60_000);
    await world.pass(31_000);
    expect(await states(world)).toEqual(Array(8).fill('sent'));
  });
});

describe('a file', () => {
  it('is waited for, without trouble, and then goes with the message', async () => {
    const world = await World.begin();
    world.files.set(fileId, { state: 'waiting' });
    await world.enqueue(1, '1001', '', { message: { text: 'Hi', media } });
    await world.enqueue(2, '1001');
    await world.enqueue(3, '1002');
    await world.settle();
    expect(await states(world)).toEqual(['queued', 'queued', 'sent']);
    expect((await world.row(1))?.problem).toBeUndefined();
    expect((await world.row(1))?.attempts).toBe(0);
    await world.kill();
    await world.setFile(fileId, { state: 'ready', mediaId: '777' });
    expect(await states(world)).toEqual(['sent', 'sent', 'sent']);
    expect(world.x.stored.find(({ text }) => text === 'Hi')?.hasFile).toBe(true);
  });

  it('that will not come fails its row and lets the next one go; trying again uploads again', async () => {
    const world = await World.begin();
    world.files.set(fileId, { state: 'failed', problem: { code: 'media_refused' } });
    await world.enqueue(1, '1001', '', { message: { text: 'Hi', media } });
    await world.enqueue(2, '1001');
    await world.settle();
    expect(await states(world)).toEqual(['failed', 'sent']);
    expect((await world.row(1))?.problem?.code).toBe('media_refused');
    await world.outbox.retry(uuidOf(1));
    await world.settle();
    expect([world.renewals, ...(await states(world))]).toEqual([1, 'queued', 'sent']);
    await world.setFile(fileId, { state: 'ready', mediaId: '778' });
    expect(await states(world)).toEqual(['sent', 'sent']);
  });

  it('that X has forgotten is uploaded anew, once, and only then the message is sent', async () => {
    const world = await World.begin();
    world.x.plan.push('fileExpired', 'fileExpired');
    await world.enqueue(1, '1001', '', { message: { text: 'Hi', media } });
    await world.settle();
    expect([world.renewals, await states(world)]).toEqual([1, ['queued']]);
    await world.setFile(fileId, { state: 'ready', mediaId: '778' });
    expect([world.renewals, await states(world)]).toEqual([1, ['failed']]);
    expect((await world.row(1))?.problem?.code).toBe('media_expired');
    expect(world.x.stored).toEqual([]);
  });
});

describe('groups and conversations', () => {
  const group = { recipient: { group: [{ id: '1001' }, { id: '1002' }] } };

  it('a group is a new conversation each time, and its own line', async () => {
    const world = await World.begin();
    world.x.plan.push('hangBefore');
    await world.enqueue(1, '', undefined, group);
    await world.settle();
    await world.enqueue(2, '', undefined, group);
    await world.settle();
    expect(await states(world)).toEqual(['sending', 'sent']);
    expect((await world.row(2))?.sent?.conversationId).toMatch(/^17/);
  });

  it('two groups in doubt with the same text are told apart', async () => {
    const world = await World.begin();
    world.x.plan.push('brokenAfter', 'brokenBefore');
    await world.enqueue(1, '', 'same', group);
    await world.settle();
    await world.enqueue(2, '', 'same', group);
    for (const wait of [4_000, 60_000, 1_000, 5_000, 20_000, 60_000, 60_000]) await world.pass(wait);
    const ends = (await world.rows()).map(({ state }) => state).toSorted();
    expect(ends).toEqual(['sent', 'unknown']);
    expect(world.x.stored).toHaveLength(1);
  });

  it('a conversation of two is the line of that person', async () => {
    const world = await World.begin();
    world.x.plan.push('hangBefore');
    await world.enqueue(1, '1001');
    await world.settle();
    await world.enqueue(2, '', undefined, { recipient: { conversation: '1001-4242' } });
    await world.enqueue(3, '', undefined, { recipient: { conversation: '1700000000000000000' } });
    await world.settle();
    expect(await states(world)).toEqual(['sending', 'queued', 'sent']);
  });

  it('does not take oneself for one of a group’s others', async () => {
    const world = await World.begin();
    const own = { recipient: { group: [{ id: '1001' }, { id: accountId }] } };
    expect(await world.enqueue(1, '', undefined, own)).toMatchObject({
      problem: { code: 'recipient_is_self' },
    });
  });
});
