/** @module-tag one-try */
import { expect, it } from 'vitest';
import { chaosInChromium } from '../bench/chaos/chromium';

// The small sister of `npm run bench -- chaos`: what settles last is asked about after a minute and a half.
it('loses none of 60 messages and sends none twice while its background is stopped and connections break', {
  timeout: 300_000,
}, async () => {
  const chaos = { sends: 60, seed: 7, gap: 80, killEvery: 350, strikeOn: 3_000 };
  const { kills, sends, lost, doubled, outOfOrder, askedThoughArrived, orphaned } =
    await chaosInChromium(chaos);
  expect({ sends, lost, doubled, outOfOrder, askedThoughArrived }).toEqual({
    sends: 60,
    lost: [],
    doubled: [],
    outOfOrder: [],
    askedThoughArrived: 0,
  });
  // It did storm.
  expect(kills).toBeGreaterThan(5);
  expect(orphaned).toBeGreaterThan(0);
});
