/** A page starts at this event, going on to older ones (`0`) or back to newer ones (`1`): 16 digits of base32hex. */
const tokenAt = (eventId: string, back: boolean) =>
  `${BigInt(eventId).toString(32).toUpperCase().padStart(13, '0')}${back ? '001' : '000'}`;

/** What such a token looks like. */
export const tokenPattern = /^[0-9A-V]{13}00[01]$/i;

function eventAt(token: string): bigint {
  let id = 0n;
  for (const digit of token.slice(0, 13)) id = id * 32n + BigInt(Number.parseInt(digit, 32));
  return id;
}

interface Page<Item> {
  page: Item[];
  meta: { result_count: number; next_token?: string; previous_token?: string };
}

/** One page of events, newest first, and the ways on and back. */
export function turnTo<Item extends { eventId: string }>(
  events: readonly Item[],
  most: number,
  token: string | undefined,
): Page<Item> {
  const sorted = [...events].sort((a, b) => (BigInt(a.eventId) < BigInt(b.eventId) ? 1 : -1));
  const from = startOf(sorted, most, token);
  const page = sorted.slice(from, from + most);
  const [first, last] = [page[0], page.at(-1)];
  const meta = {
    result_count: page.length,
    ...(last && from + most < sorted.length && { next_token: tokenAt(last.eventId, false) }),
    ...(first && token && from > 0 && { previous_token: tokenAt(first.eventId, true) }),
  };
  return { page, meta };
}

function startOf(sorted: readonly { eventId: string }[], most: number, token: string | undefined): number {
  if (!token) return 0;
  const at = eventAt(token);
  const older = sorted.findIndex(({ eventId }) => BigInt(eventId) < at);
  if (!token.endsWith('1')) return older < 0 ? sorted.length : older;
  const here = sorted.findIndex(({ eventId }) => BigInt(eventId) <= at);
  return Math.max(0, (here < 0 ? sorted.length : here) - most);
}
