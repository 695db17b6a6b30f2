/** @module-tag one-try */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { film, jpeg, png } from '../lib/media/files';
import { hashOf } from '../sandbox/media/media';
import { deskFor, expectRow, openOutbox, posts, pressSend, received, row, write } from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { say, saying } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const mebibyte = 1024 * 1024;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

const photo: Given = { name: 'hat.png', mimeType: 'image/png', bytes: png(40_000) };

/** Twenty megabytes take a slow machine their time, into the browser and out of it. */
const patient = { timeout: 90_000 };

async function choose(panel: Page, { name, mimeType, bytes }: Given): Promise<void> {
  await panel
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) }, patient);
}

/** Hands a file over as a drop or a paste anywhere on the page does. */
async function hand(panel: Page, way: 'drop' | 'paste', { name, mimeType, bytes }: Given): Promise<void> {
  await panel.evaluate(
    (given) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(given.bytes)], given.name, { type: given.mimeType }));
      const event =
        given.way === 'drop'
          ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    },
    { way, name, mimeType, bytes: [...bytes] },
  );
}

const agree = (panel: Page) =>
  panel.getByRole('button', { name: say('media.share_agree'), exact: true }).click();

const calls = () =>
  stage.sandbox.log
    .filter(({ path }) => path.startsWith('/2/media/upload'))
    .map(({ method, path }) => `${method} ${path.split('/').at(-1)?.replace(/\?.*/, '')}`);

const isReady = (panel: Page) => panel.getByText(/^At X\./).waitFor(patient);

describe('a photo', () => {
  it('that is chosen goes to X once it is agreed that its address opens it, and not before', async () => {
    const panel = await deskFor(stage);
    await choose(panel, photo);
    await panel.getByText(say('media.share'), { exact: true }).waitFor();
    expect(calls()).toEqual([]);
    await agree(panel);
    await isReady(panel);
    const [media] = stage.sandbox.state.media;
    expect(media).toMatchObject({ category: 'dm_image', shared: true, type: 'image/png' });
    expect(media && hashOf(media)).toBe(sha256(photo.bytes));
    expect(
      await panel.locator('.thumbnail img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBe(1);
  });

  it.each(['drop', 'paste'] as const)('goes to X by %s, and a second time it need not', async (way) => {
    const panel = await deskFor(stage);
    await hand(panel, way, photo);
    await agree(panel);
    await isReady(panel);
    await panel.getByRole('button', { name: say('media.remove_name', { name: photo.name }) }).click();
    await hand(panel, way, { ...photo, name: 'again.png' });
    await panel.getByText('again.png', { exact: true }).first().waitFor();
    await isReady(panel);
    expect(calls()).toEqual(['POST initialize', 'POST append', 'POST finalize']);
  });

  it('that is too large is refused with the rule, before anything leaves', async () => {
    const panel = await deskFor(stage);
    await choose(panel, { name: 'large.jpg', mimeType: 'image/jpeg', bytes: jpeg(5 * mebibyte + 1) });
    await panel
      .getByText(/A photo may have 5 MB; this one has 5\.1 MB\./)
      .first()
      .waitFor();
    await choose(panel, { name: 'photo.jpg', mimeType: 'image/jpeg', bytes: Buffer.from('not a photo') });
    await panel.getByText(say('media.fault.kind'), { exact: true }).first().waitFor();
    expect(calls()).toEqual([]);
  });
});

describe('a video of 20 MB', { timeout: 300_000 }, () => {
  const video: Given = { name: 'tour.mp4', mimeType: 'video/mp4', bytes: film({ content: 20 * mebibyte }) };
  const append = 'POST /2/media/upload/:id/append' as const;

  it('arrives whole although the background is killed between two segments and in one', async () => {
    const { sandbox, browser } = stage;
    const panel = await deskFor(stage);
    // Each segment takes its time, so that there is a between.
    sandbox.faults.next(append, { kind: 'slow', ms: 150 }, 3);
    sandbox.faults.next(append, { kind: 'hang', committed: true });
    await choose(panel, video);
    await agree(panel);
    const appends = () => calls().filter((call) => call === 'POST append').length;
    await expect.poll(appends, patient).toBeGreaterThanOrEqual(2);
    await browser.stopWorkers();
    await expect.poll(appends, patient).toBeGreaterThanOrEqual(4);
    await browser.stopWorkers();
    await isReady(panel);
    const [media, second] = sandbox.state.media;
    expect(second).toBeUndefined();
    expect(media).toMatchObject({ category: 'dm_video', shared: true });
    expect(media && hashOf(media)).toBe(sha256(video.bytes));
    expect(calls().filter((call) => call === 'POST initialize')).toHaveLength(1);
    // 1, 2, 4, 4, 4, 4 and the rest; repeated are only those in which the background died.
    const segments = media?.parts?.length ?? 0;
    expect(appends()).toBeGreaterThan(segments);
    expect(appends()).toBeLessThanOrEqual(segments + 2);
  });

  it('stops when it is cancelled, and nothing more of it leaves', async () => {
    const { sandbox } = stage;
    const panel = await deskFor(stage);
    sandbox.faults.next(append, { kind: 'hang' });
    await choose(panel, video);
    await agree(panel);
    await expect.poll(() => calls().length, patient).toBe(2);
    await panel.getByRole('button', { name: say('media.cancel'), exact: true }).click();
    await panel.getByText(say('media.cancelled'), { exact: true }).first().waitFor();
    await panel.waitForTimeout(1_000);
    expect(calls()).toEqual(['POST initialize', 'POST append']);
    await panel.getByRole('button', { name: say('media.retry'), exact: true }).click();
    await isReady(panel);
    expect(sandbox.state.media).toHaveLength(1);
  });
});

it('a message waits in the outbox for its file, shows how far that is, and goes when X has it', async () => {
  const { sandbox } = stage;
  const panel = await deskFor(stage);
  sandbox.faults.next('POST /2/media/upload/:id/append', { kind: 'slow', ms: 6_000 });
  await write(panel, 'Is it this hat?');
  await choose(panel, photo);
  await agree(panel);
  await pressSend(panel);
  await openOutbox(panel);
  await expectRow(panel, 'Is it this hat?', say('outbox.waits_for_file'), photo.name);
  await row(panel, 'Is it this hat?').getByRole('progressbar').waitFor();
  expect(posts(stage)).toEqual([]);
  await expectRow(panel, 'Is it this hat?', saying('outbox.sent'));
  expect(received(stage)).toEqual(['Is it this hat?']);
  expect(sandbox.state.media).toHaveLength(1);
});
