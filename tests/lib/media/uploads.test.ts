import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase } from '../../../lib/platform/database';
import { readFile } from '../../../lib/platform/files';
import { settings } from '../../../lib/platform/values';
import { accountId, bytesOf, useWorldClock, World } from './world';

let world: World;

beforeEach(async () => {
  useWorldClock();
  world = await World.begin();
});

afterEach(async () => {
  await closeDatabase();
  vi.useRealTimers();
});

const mebibyte = 1024 * 1024;
const hour = 60 * 60_000;

describe('uploading a file', () => {
  it('brings a photo to X in one segment and says under which id', async () => {
    const fileId = await world.keep(40_000);
    expect(await world.attach(fileId)).toMatchObject({ ok: true, value: { state: 'waiting' } });
    await world.settle();
    expect(world.x.log).toEqual(['initialize', 'append 0', 'finalize']);
    expect(await world.uploads.mediaFor(accountId, fileId)).toEqual({
      state: 'ready',
      mediaId: '101',
      mediaKey: '3_101',
    });
    expect(world.x.files.get('101')).toMatchObject({
      type: 'image/jpeg',
      size: 40_000,
      category: 'dm_image',
    });
    expect(await world.x.bytes('101')).toEqual(bytesOf(40_000));
    expect(world.endings).toBe(1);
  });

  it('goes on with the next segment after its worker died, without starting over', async () => {
    const fileId = await world.keep(12 * mebibyte, 'video');
    world.x.plan.push('ok', 'ok', 'hangAfter');
    await world.attach(fileId);
    await world.settle();
    expect(world.x.log).toEqual(['initialize', 'append 0', 'append 1']);
    await world.kill();
    await world.settle();
    expect(world.x.log).toEqual([
      'initialize',
      'append 0',
      'append 1',
      'append 1',
      'append 2',
      'append 3',
      'append 4',
      'finalize',
    ]);
    expect(Buffer.compare(await world.x.bytes('101'), bytesOf(12 * mebibyte))).toBe(0);
    expect(await world.view(fileId)).toMatchObject({ state: 'ready', sent: 12 * mebibyte });
  });

  it('waits for a worker that is still dying to let go, and then goes on without any alarm', async () => {
    let gone: () => void = () => {};
    const dying = new Promise<void>((resolve) => {
      gone = resolve;
    });
    void navigator.locks.request('aside uploads', () => dying);
    const fileId = await world.keep(1_000);
    await world.attach(fileId);
    await world.settle();
    expect(world.x.log).toEqual([]);
    gone();
    await world.settle();
    expect(world.x.log).toEqual(['initialize', 'append 0', 'finalize']);
  });

  it.each(['hangBefore', 'hangAfter'] as const)(
    'finishes a file whose worker died while it told X that it is whole (%s)',
    async (behaviour) => {
      const fileId = await world.keep(1_000);
      world.x.plan.push('ok', 'ok', behaviour);
      await world.attach(fileId);
      await world.settle();
      await world.kill();
      expect(await world.view(fileId)).toMatchObject({ state: 'ready' });
      expect(world.x.files.size).toBe(1);
    },
  );

  it('asks X how far it is with a video as often as X wants, across a dead worker', async () => {
    world.x.rounds = 3;
    const fileId = await world.keep(1_000, 'video');
    await world.attach(fileId);
    await world.settle();
    expect(await world.uploads.mediaFor(accountId, fileId)).toMatchObject({ state: 'waiting' });
    await world.pass(2_000);
    await world.kill();
    expect(await world.view(fileId)).toMatchObject({ state: 'processing', percent: 10 });
    await world.pass(2_000);
    await world.pass(2_000);
    expect(await world.view(fileId)).toMatchObject({ state: 'ready' });
  });

  it('says what X says of a file that it can’t work with', async () => {
    world.x.fails = true;
    const fileId = await world.keep(1_000, 'gif');
    await world.attach(fileId);
    await world.settle();
    expect(await world.uploads.mediaFor(accountId, fileId)).toEqual({
      state: 'failed',
      problem: { code: 'media_failed', detail: 'InvalidMedia: unsupported' },
    });
  });

  it('uses what X has again while X has it, and uploads anew after that', async () => {
    const fileId = await world.keep(1_000);
    await world.attach(fileId);
    await world.settle();
    await world.pass(20 * hour);
    expect(await world.keep(1_000)).toBe(fileId);
    await world.attach(fileId);
    expect(await world.uploads.mediaFor(accountId, fileId)).toMatchObject({ state: 'ready', mediaId: '101' });
    await world.pass(4 * hour - 60_000);
    expect(await world.uploads.mediaFor(accountId, fileId)).toEqual({ state: 'waiting' });
    await world.settle();
    expect(await world.uploads.mediaFor(accountId, fileId)).toMatchObject({ state: 'ready', mediaId: '102' });
  });

  it('uploads anew when X would not take the id', async () => {
    const fileId = await world.keep(1_000);
    await world.attach(fileId);
    await world.settle();
    expect(await world.uploads.renew(accountId, fileId)).toEqual({ state: 'waiting' });
    await world.settle();
    expect(await world.uploads.mediaFor(accountId, fileId)).toMatchObject({ state: 'ready', mediaId: '102' });
  });
});

describe('troubles on the way', () => {
  it('tries the same segment again after X was down, later and later', async () => {
    const fileId = await world.keep(1_000);
    world.x.plan.push('ok', 'down', 'down');
    await world.attach(fileId);
    await world.settle();
    expect(await world.view(fileId)).toMatchObject({
      state: 'uploading',
      problem: { code: 'x_unavailable' },
    });
    await world.pass(2_000);
    expect(world.x.log).toHaveLength(3);
    await world.pass(2_000);
    expect(world.x.log).toHaveLength(3);
    await world.pass(2_000);
    expect(await world.view(fileId)).toMatchObject({ state: 'ready' });
    expect(world.x.files.size).toBe(1);
  });

  it('waits as long as X’s limit wants', async () => {
    const fileId = await world.keep(1_000);
    world.x.plan.push('limited');
    await world.attach(fileId);
    await world.settle();
    expect(await world.uploads.mediaFor(accountId, fileId)).toEqual({
      state: 'waiting',
      until: Date.now() + 60_000,
    });
    await world.pass(60_000);
    expect(await world.view(fileId)).toMatchObject({ state: 'ready' });
  });

  it('renews a refused token once, and goes on', async () => {
    const fileId = await world.keep(1_000);
    world.x.plan.push('ok', 'tokenBad');
    await world.attach(fileId);
    await world.settle();
    expect(world.tokensRefused).toBe(1);
    expect(await world.view(fileId)).toMatchObject({ state: 'ready' });
  });

  it('begins anew when X has forgotten it, and gives up when X does so again and again', async () => {
    const fileId = await world.keep(1_000);
    world.x.plan.push('ok', 'forgot');
    await world.attach(fileId);
    await world.settle();
    expect(await world.view(fileId)).toMatchObject({ state: 'ready' });
    world.x.plan.push('ok', 'forgot', 'ok', 'forgot', 'ok', 'forgot');
    await world.uploads.renew(accountId, fileId);
    await world.settle();
    expect(await world.view(fileId)).toMatchObject({ state: 'failed', problem: { code: 'not_found' } });
  });

  it('fails where X says no for good, and tries again when asked', async () => {
    const fileId = await world.keep(1_000);
    world.x.plan.push('refuse');
    await world.attach(fileId);
    await world.settle();
    expect(await world.view(fileId)).toMatchObject({ state: 'failed', problem: { code: 'no_credits' } });
    await world.uploads.retry({ accountId, fileId });
    await world.settle();
    expect(await world.view(fileId)).toMatchObject({ state: 'ready' });
  });

  it('wakes by the browser’s alarm where it has to wait long', async () => {
    const fileId = await world.keep(1_000);
    world.x.plan.push('limited');
    await world.attach(fileId);
    await world.settle();
    expect(world.alarm).toBe(Date.now() + 60_000);
  });

  it('says that a file is gone', async () => {
    const gone = '00000000-0000-4000-8000-000000000009';
    expect(await world.uploads.mediaFor(accountId, gone)).toEqual({
      state: 'failed',
      problem: { code: 'media_missing' },
    });
  });
});

describe('what a person decides', () => {
  it('uploads nothing before they agreed to shared media', async () => {
    await settings.write({ ...(await settings.read()), sharedMediaAgreed: false });
    const fileId = await world.keep(1_000);
    expect(await world.attach(fileId)).toMatchObject({ ok: false, problem: { code: 'sharing_not_agreed' } });
    expect(await world.uploads.mediaFor(accountId, fileId)).toMatchObject({ state: 'failed' });
    await world.settle();
    expect(world.x.log).toEqual([]);
  });

  it('uploads nothing where the sign-in has no right to', async () => {
    await world.signIn([]);
    const fileId = await world.keep(1_000);
    expect(await world.attach(fileId)).toMatchObject({ ok: false, problem: { code: 'scopes_missing' } });
  });

  it('stops in the middle of a segment when cancelled, and never goes on by itself', async () => {
    const fileId = await world.keep(3 * mebibyte, 'video');
    world.x.plan.push('ok', 'ok', 'hangBefore');
    await world.attach(fileId);
    await world.settle();
    await world.uploads.cancel({ accountId, fileId });
    await world.settle();
    expect(await world.view(fileId)).toMatchObject({ state: 'cancelled' });
    await world.pass(hour);
    await world.kill();
    expect(world.x.log).toEqual(['initialize', 'append 0', 'append 1']);
    // A message with it is on its way: then it is wanted after all.
    expect(await world.uploads.mediaFor(accountId, fileId)).toEqual({ state: 'waiting' });
    await world.settle();
    expect(await world.view(fileId)).toMatchObject({ state: 'ready' });
  });

  it('forgets uploads and files at sign-out', async () => {
    const fileId = await world.keep(3 * mebibyte, 'video');
    world.x.plan.push('ok', 'hangBefore');
    await world.attach(fileId);
    await world.settle();
    await world.signOut();
    await world.settle();
    expect(await world.view(fileId)).toBeNull();
    expect(await readFile(fileId)).toBeUndefined();
    expect(world.x.log).toEqual(['initialize', 'append 0']);
  });
});
