import { deleteDB } from 'idb';
import { vi } from 'vitest';
import type { Tokens } from '../../../lib/auth/tokens';
import { forgetGrant, saveGrant } from '../../../lib/auth/vault';
import { ok } from '../../../lib/message/problem';
import { createOutbox, type Outbox } from '../../../lib/outbox/outbox';
import type { OutboxRow } from '../../../lib/outbox/row';
import { closeDatabase, databaseName } from '../../../lib/platform/database';
import { settings } from '../../../lib/platform/values';
import type { Outcome } from '../../../lib/x-api/ask';
import type { SendOutcome } from '../../../lib/x-api/deliver';
import type { EventPage, ListedEvent } from '../../../lib/x-api/direct-message-events';
import { readAnswer } from '../../../lib/x-api/errors';
import type { Exchange } from '../../../lib/x-api/exchange';
import { fakeLocks } from '../../locks';

/** What X does with the next send. */
export type Behaviour =
  | 'ok'
  | 'refuse'
  | 'noCredits'
  | 'tokenBad'
  | 'forbidden'
  | 'limitWithoutHeaders'
  | 'notLeft'
  | 'brokenBefore'
  | 'brokenAfter'
  | 'errorBefore'
  | 'errorAfter'
  | 'hangBefore'
  | 'hangAfter';

export const accountId = '4242';
const windowLength = 15 * 60_000;

/** An X that keeps what it got, and counts. Its clock does not jump with ours. */
class FakeX {
  readonly stored: { id: string; senderId: string; recipientId: string; text: string; at: number }[] = [];
  readonly plan: Behaviour[] = [];
  limit = 15;
  used = 0;
  windowEnds = 0;
  /** Sends that came although the window was spent. */
  overLimit = 0;
  listings = 0;
  #nextId = 1_000n;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  send(recipientId: string, text: string, exchange: Exchange): Promise<SendOutcome> {
    const behaviour = this.plan.shift() ?? 'ok';
    const doubtful = (status?: number): SendOutcome => ({
      kind: 'doubtful',
      refusal: {
        problem: { code: status ? 'x_unavailable' : 'unreachable', status },
        certain: false,
        tokenRefused: false,
        passing: true,
      },
    });
    if (behaviour === 'notLeft') {
      return Promise.resolve({
        kind: 'notLeft',
        refusal: doubtful().kind === 'sent' ? never() : refusalOf(doubtful()),
      });
    }
    const at = this.#now();
    if (at >= this.windowEnds) {
      this.windowEnds = at + windowLength;
      this.used = 0;
    }
    this.used += 1;
    if (this.used > this.limit) this.overLimit += 1;
    const answer = (status: number, withLimit = true) => {
      const fields = {
        'x-rate-limit-limit': String(this.limit),
        'x-rate-limit-remaining': String(Math.max(0, this.limit - this.used)),
        'x-rate-limit-reset': String(Math.ceil(this.windowEnds / 1000)),
        date: new Date(at).toUTCString(),
      };
      exchange.onAnswer?.(status, new Headers(withLimit ? fields : {}));
    };
    const refuse = (status: number, body: unknown, withLimit = true): Promise<SendOutcome> => {
      answer(status, withLimit);
      return Promise.resolve({ kind: 'refused', refusal: readAnswer(status, body) });
    };
    if (this.used > this.limit) return refuse(429, { title: 'Too Many Requests' });
    switch (behaviour) {
      case 'refuse':
        return refuse(403, { detail: 'You do not have permission to DM one or more participants.' });
      case 'noCredits':
        return refuse(402, { type: 'https://api.x.com/2/problems/credits-depleted' });
      case 'forbidden':
        return refuse(403, { type: 'about:blank', detail: 'Forbidden' });
      case 'tokenBad':
        return refuse(401, { title: 'Unauthorized' });
      case 'limitWithoutHeaders':
        return refuse(429, undefined, false);
      case 'brokenBefore':
        return Promise.resolve(doubtful());
      case 'errorBefore':
        answer(503);
        return Promise.resolve(doubtful(503));
      case 'hangBefore':
        return new Promise(() => {});
    }
    const id = this.#store(recipientId, text, at);
    if (behaviour === 'brokenAfter') return Promise.resolve(doubtful());
    if (behaviour === 'hangAfter') return new Promise(() => {});
    if (behaviour === 'errorAfter') {
      answer(502);
      return Promise.resolve(doubtful(502));
    }
    answer(201);
    return Promise.resolve({ kind: 'sent', eventId: id });
  }

  #store(recipientId: string, text: string, at: number): string {
    this.#nextId += 1n;
    const id = String(this.#nextId);
    this.stored.push({ id, senderId: accountId, recipientId, text, at });
    return id;
  }

  list(recipientId: string, maxResults: number): Promise<Outcome<EventPage>> {
    this.listings += 1;
    const events: ListedEvent[] = this.stored
      .filter((message) => message.recipientId === recipientId)
      .map(({ id, senderId, text, at }) => ({
        id,
        event_type: 'MessageCreate',
        sender_id: senderId,
        text,
        created_at: new Date(at).toISOString(),
      }))
      .reverse();
    return Promise.resolve({
      ok: true,
      value: { events: events.slice(0, maxResults), users: [], media: [], next: undefined },
    });
  }
}

const never = (): never => {
  throw new Error('unreachable');
};

function refusalOf(outcome: SendOutcome) {
  return outcome.kind === 'sent' ? never() : outcome.refusal;
}

export const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A browser with one account signed in, a worker that can be killed, and a clock that is ours to move. */
export class World {
  /** How far our clock is off X's. */
  jump = 0;
  readonly x = new FakeX(() => Date.now());
  outbox: Outbox;
  alarm = Number.POSITIVE_INFINITY;
  /** Rows that the agent had sent again: their place is the agent's own choice. */
  readonly retried = new Set<number>();
  readonly #living = new Set<symbol>();
  #attempts = 0;

  static async begin(undoSeconds = 0): Promise<World> {
    await closeDatabase();
    await deleteDB(databaseName);
    Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true });
    const world = new World();
    await saveGrant({
      account: { id: accountId, handle: 'acme_help', name: 'Acme', scopes: [], state: 'signed_in' },
      clientId: 'client',
      tokens: { access: 'a', refresh: 'r', expiresAt: Number.MAX_SAFE_INTEGER },
    });
    await settings.write({ ...(await settings.read()), undoSeconds });
    return world;
  }

  constructor() {
    this.outbox = this.#start();
  }

  now = () => Date.now() + this.jump;

  #start(): Outbox {
    const me = Symbol('worker');
    this.#living.add(me);
    // A dead worker does nothing more: its calls never come back.
    const alive = <T>(value: Promise<T>): Promise<T> =>
      value.then((result) => (this.#living.has(me) ? result : new Promise<T>(() => {})));
    const token = () => alive(Promise.resolve(ok('token')));
    const tokens: Tokens = {
      access: token,
      refused: token,
      end: () => alive(Promise.resolve()),
      signOut: () => alive(Promise.resolve({ revoked: true })),
    };
    return createOutbox({
      tokens,
      send: (_credentials, to, { text = '' }, exchange) =>
        alive(this.x.send('person' in to ? to.person : never(), text, exchange)),
      list: (_credentials, where, { maxResults }) =>
        alive(
          this.x.list(typeof where === 'object' && 'person' in where ? where.person : never(), maxResults),
        ),
      now: this.now,
      random: () => 0.5,
      uuid: () => {
        if (!this.#living.has(me)) throw new Error('dead');
        this.#attempts += 1;
        return uuidOf(9_000_000 + this.#attempts);
      },
      setAlarm: (at) => {
        if (this.#living.has(me)) this.alarm = at ?? Number.POSITIVE_INFINITY;
      },
      keepAlive: () => {},
    });
  }

  /** The browser stops the worker, and starts another. */
  async kill(): Promise<void> {
    this.#living.clear();
    Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true });
    this.outbox = this.#start();
    void this.outbox.wake();
    await this.settle();
  }

  /** Another context of the same browser starts the same work: the lock is shared. */
  async wakeSecond(): Promise<void> {
    void this.#start().wake();
    await this.settle();
  }

  async signOut(): Promise<void> {
    await forgetGrant(accountId);
    await this.outbox.forget(accountId);
  }

  /** Lets everything that needs no time happen. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 40; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await vi.advanceTimersByTimeAsync(0);
    }
  }

  /** Time passes; the alarm rings where one is due. */
  async pass(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    if (this.now() >= this.alarm) {
      this.alarm = Number.POSITIVE_INFINITY;
      void this.outbox.wake();
    }
    await this.settle();
  }

  enqueue(n: number, recipientId: string, text = `message ${n}`) {
    return this.outbox.enqueue({
      id: uuidOf(n),
      accountId,
      recipient: { id: recipientId },
      message: { text },
    });
  }

  async rows(): Promise<readonly OutboxRow[]> {
    return (await this.outbox.view(200)).rows.toReversed();
  }

  async row(n: number): Promise<OutboxRow | undefined> {
    return (await this.rows()).find(({ id }) => id === uuidOf(n));
  }

  texts(recipientId: string): string[] {
    return this.x.stored.filter((message) => message.recipientId === recipientId).map(({ text }) => text);
  }
}

export function useWorldClock(): void {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    now: 1_800_000_000_000,
  });
}
