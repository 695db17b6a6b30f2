import { expect, it } from 'vitest';
import { weighPost } from '@/lib/message/post-weight';

it.each([
  ['', 0],
  ['Hello Casey', 11],
  ['Hi\n\nCasey', 9],
  ['ご注文', 6],
  ['👩‍👩‍👧', 2],
  ['https://x.com/messages/compose?recipient_id=4242', 23],
  [`https://x.com/messages/compose?recipient_id=4242&text=${'Order%20number%20'.repeat(30)}`, 23],
  ['See https://example.com/a and b.co', 4 + 23 + 5 + 23],
])('counts %j as X does: %d', (text, weighted) => {
  expect(weighPost(text)).toBe(weighted);
});

it('weighs the longest draft in bounded time', () => {
  const started = performance.now();
  weighPost('https://x.com/ あ👩‍👩‍👧 @a #b '.repeat(1_000).slice(0, 30_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});
