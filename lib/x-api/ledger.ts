import type { LimitView } from '../outbox/row';

/** A call whose limits are kept. */
export type Endpoint =
  | 'dm.send'
  | 'dm.read'
  | 'dm.delete'
  | 'dm.block'
  | 'users.read'
  | 'media.upload'
  | 'media.status'
  | 'v1.send'
  | 'v1.read'
  | 'v1.welcome'
  | 'v1.welcome.read'
  | 'v1.rules.read'
  | 'v1.profiles'
  | 'v1.profiles.read';

/** One window of a limit. Times are Unix ms of our own clock. */
interface LimitWindow {
  readonly limit: number;
  readonly left: number;
  /** When it starts anew; absent while nothing of it is used. */
  readonly resetAt?: number;
  /** X has said so itself, in its headers. */
  readonly known: boolean;
  /** Calls of this window whose answer was lost: an answer that is older than they does not count them. */
  readonly lost?: number;
}

/** What is left for one account at one endpoint. Kept on disk, so that a restart forgets nothing. */
export interface LedgerEntry {
  readonly accountId: string;
  readonly endpoint: Endpoint;
  /** The 15-minute window. */
  readonly short: LimitWindow;
  /** The 24-hour window. */
  readonly day: LimitWindow;
  /** Calls under way: X may or may not have counted them, so they count as used until they are answered. */
  readonly out: number;
  /** X is in trouble, or can't be reached: our own wait. Says nothing of X's limits. */
  readonly heldUntil?: number;
  /** After a 429: nothing before this time. `refusals`: how many came in a row. */
  readonly blockedUntil?: number;
  readonly refusals: number;
}

const minute = 60_000;
export const shortLength = 15 * minute;
export const dayLength = 24 * 60 * minute;

/**
 * A first guess only, until X's headers speak. Source: X API, Rate limits (January 2026); for v1.1 its own pages (2018
 * to 2024), which name nothing for making and changing welcome messages.
 */
const documented: Readonly<Record<Endpoint, { short: number; day: number }>> = {
  'dm.send': { short: 15, day: 1_440 },
  'dm.read': { short: 15, day: 100_000 },
  'dm.delete': { short: 300, day: 1_500 },
  'dm.block': { short: 10, day: 400 },
  'users.read': { short: 900, day: 100_000 },
  'media.upload': { short: 1_875, day: 180_000 },
  'media.status': { short: 1_000, day: 100_000 },
  'v1.send': { short: 1_000, day: 1_000 },
  'v1.read': { short: 15, day: 100_000 },
  'v1.welcome': { short: 1_000, day: 100_000 },
  'v1.welcome.read': { short: 15, day: 100_000 },
  'v1.rules.read': { short: 15, day: 100_000 },
  'v1.profiles': { short: 1_000, day: 1_000 },
  'v1.profiles.read': { short: 180, day: 100_000 },
};

export function newEntry(accountId: string, endpoint: Endpoint): LedgerEntry {
  const { short, day } = documented[endpoint];
  return {
    accountId,
    endpoint,
    short: { limit: short, left: short, known: false },
    day: { limit: day, left: day, known: false },
    out: 0,
    refusals: 0,
  };
}

/**
 * The entry as it stands at `now`: windows whose time has come are full again. A reset that lies further ahead than
 * the window is long comes from a clock that jumped, and is cut to the window's length.
 */
export function roll(entry: LedgerEntry, now: number): LedgerEntry {
  const stillAhead = (until: number | undefined) =>
    until === undefined || until <= now ? undefined : Math.min(until, now + dayLength);
  return {
    ...entry,
    short: rollWindow(entry.short, now, shortLength),
    day: rollWindow(entry.day, now, dayLength),
    heldUntil: stillAhead(entry.heldUntil),
    blockedUntil: stillAhead(entry.blockedUntil),
  };
}

function rollWindow(window: LimitWindow, now: number, length: number): LimitWindow {
  const { resetAt, limit } = window;
  if (resetAt === undefined) return window;
  if (resetAt <= now) return { ...window, left: limit, resetAt: undefined, lost: undefined };
  return resetAt > now + length ? { ...window, resetAt: now + length } : window;
}

/** When the next call may leave: `now`, or the time to wait for. */
export function nextFree(entry: LedgerEntry, now: number): number {
  const { short, day, heldUntil, blockedUntil, out } = roll(entry, now);
  const waits = [heldUntil ?? now, blockedUntil ?? now];
  if (short.left - out <= 0) waits.push(short.resetAt ?? now + shortLength);
  if (day.left - out <= 0) waits.push(day.resetAt ?? now + dayLength);
  return Math.max(now, ...waits);
}

/** Notes a call under way, before it leaves. */
export function take(entry: LedgerEntry, now: number): LedgerEntry {
  const rolled = roll(entry, now);
  const begin = (window: LimitWindow, length: number) => ({
    ...window,
    resetAt: window.resetAt ?? now + length,
  });
  return {
    ...rolled,
    short: begin(rolled.short, shortLength),
    day: begin(rolled.day, dayLength),
    out: rolled.out + 1,
  };
}

/** A call that provably never left. */
export const giveBack = (entry: LedgerEntry): LedgerEntry => ({ ...entry, out: Math.max(0, entry.out - 1) });

/** Calls whose answers never came (a broken connection, a dead worker): X may have counted them. */
export function writeOff(entry: LedgerEntry, calls: number): LedgerEntry {
  const use = (window: LimitWindow) => ({
    ...window,
    left: Math.max(0, window.left - calls),
    lost: (window.lost ?? 0) + calls,
  });
  return { ...entry, short: use(entry.short), day: use(entry.day), out: Math.max(0, entry.out - calls) };
}

/** What X's answer says of its limits. Resets in Unix ms of our clock. */
export interface Said {
  readonly short?: { readonly limit: number; readonly left: number; readonly resetAt: number };
  readonly day?: { readonly limit: number; readonly left: number; readonly resetAt: number };
  readonly refused: boolean;
}

/**
 * Reads `x-rate-limit-*` and the 24-hour headers. Resets are Unix seconds of X's clock: X's own `date` header tells
 * how far ours is off. Missing or senseless numbers count as not said.
 */
export function readLimits(status: number, headers: Headers, now: number): Said {
  const theirs = Date.parse(headers.get('date') ?? '');
  const skew = Number.isFinite(theirs) ? now - theirs : 0;
  const read = (prefix: string) => {
    const [limit, left, reset] = ['limit', 'remaining', 'reset'].map((name) => {
      const text = headers.get(`${prefix}-${name}`);
      return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    });
    if (limit === undefined || left === undefined || reset === undefined) return undefined;
    if (!(limit > 0 && left >= 0 && reset > 0)) return undefined;
    return { limit, left: Math.min(left, limit), resetAt: reset * 1000 + skew };
  };
  return { short: read('x-rate-limit'), day: read('x-user-limit-24hour'), refused: status === 429 };
}

/** Enters X's answer to one call. A 429 without a usable reset waits 1, 2, 4, 8, then 15 minutes. */
export function enter(entry: LedgerEntry, said: Said, now: number): LedgerEntry {
  const rolled = roll(entry, now);
  const short = enterWindow(rolled.short, said.short, now, shortLength);
  const day = enterWindow(rolled.day, said.day, now, dayLength);
  const out = Math.max(0, rolled.out - 1);
  if (!said.refused) return { ...rolled, short, day, out, refusals: 0, blockedUntil: undefined };

  const refusals = rolled.refusals + 1;
  const backoff = now + Math.min(shortLength, minute * 2 ** (refusals - 1));
  const resets = [short, day].flatMap(({ left, resetAt = 0 }) =>
    left === 0 && resetAt > now ? [resetAt] : [],
  );
  return {
    ...rolled,
    short,
    day,
    out,
    refusals,
    blockedUntil: resets.length > 0 ? Math.max(...resets) : backoff,
  };
}

function enterWindow(window: LimitWindow, said: Said['short'], now: number, length: number): LimitWindow {
  if (!said) return { ...window, left: Math.max(0, window.left - 1) };
  // A reset in the past says nothing about what is left now.
  if (said.resetAt <= now)
    return { ...window, limit: said.limit, left: Math.max(0, window.left - 1), known: true };
  // Answers may come out of order: within one window, what is left never grows.
  const same =
    window.known && window.resetAt !== undefined && Math.abs(window.resetAt - said.resetAt) < minute;
  const { lost = 0 } = window;
  const left = Math.max(0, said.left - lost);
  return {
    limit: said.limit,
    lost: window.lost,
    left: same ? Math.min(window.left, left) : left,
    resetAt: Math.min(said.resetAt, now + length),
    known: true,
  };
}

/** The window that binds, for people to see: of two with as much left, the one that is renewed later. */
export function viewLimit(entry: LedgerEntry, now: number): LimitView {
  const { short, day, blockedUntil, out } = roll(entry, now);
  const { limit, resetAt, known, ...binding } = day.left <= short.left ? day : short;
  const left = Math.max(0, binding.left - out);
  return blockedUntil === undefined
    ? { limit, left, resetAt, known }
    : { limit, left: 0, resetAt: blockedUntil, known };
}

/** About when `count` more calls will have left. */
export function finishTime(entry: LedgerEntry, count: number, now: number): number {
  const { short, day, out } = roll(entry, now);
  const start = nextFree(entry, now);
  const ends = (window: LimitWindow, length: number) => {
    const first = Math.max(0, window.left - out);
    if (count <= first) return start;
    const renewals = Math.ceil((count - first) / window.limit);
    return (window.resetAt ?? now + length) + (renewals - 1) * length;
  };
  return Math.max(start, ends(short, shortLength), ends(day, dayLength));
}
