import { deleteDB } from 'idb';
import { vi } from 'vitest';
import type { Tokens } from '../../../lib/auth/tokens';
import { forgetGrant, saveGrant } from '../../../lib/auth/vault';
import type { MediaStand } from '../../../lib/media/upload';
import { ok } from '../../../lib/message/problem';
import { conversationOf } from '../../../lib/outbox/line';
import { createOutbox, type NewRow, type Outbox } from '../../../lib/outbox/outbox';
import type { OutboxRow } from '../../../lib/outbox/row';
import { closeDatabase, databaseName } from '../../../lib/platform/database';
import { settings } from '../../../lib/platform/values';
import type { Outcome } from '../../../lib/x-api/ask';
import type { AppKeys } from '../../../lib/x-api/credentials';
import type { SendOutcome } from '../../../lib/x-api/deliver';
import type { EventPage, ListedEvent, Where } from '../../../lib/x-api/direct-message-events';
import type { Destination } from '../../../lib/x-api/direct-messages';
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
  /** X's legacy endpoints are closed to this app; elsewhere a plain refusal. */
  | 'noLegacy'
  /** The file is gone at X. */
  | 'fileExpired'
  | 'notLeft'
  | 'brokenBefore'
  | 'brokenAfter'
  | 'errorBefore'
  | 'errorAfter'
  | 'hangBefore'
  | 'hangAfter';

type Way = 'v2' | 'v1.1';

export const accountId = '4242';
const windowLength = 15 * 60_000;

/** An X that keeps what it got, and counts. Its clock does not jump with ours. */
class FakeX {
  readonly stored: {
    id: string;
    senderId: string;
    recipientId: string;
    text: string;
    at: number;
    hasFile: boolean;
    way: Way;
    /** X's name of the conversation. */
    conversationId: string;
  }[] = [];
  readonly plan: Behaviour[] = [];
  /** Each way has a window of its own. */
  readonly windows: Record<Way, { limit: number; used: number; ends: number }> = {
    v2: { limit: 15, used: 0, ends: 0 },
    'v1.1': { limit: 5, used: 0, ends: 0 },
  };
  /** Sends that came although the window was spent. */
  overLimit = 0;
  listings = 0;
  #nextId = 1_000n;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get used(): number {
    return this.windows.v2.used;
  }

  send(
    to: Destination,
    { text = '', mediaId }: { text?: string; mediaId?: string },
    exchange: Exchange,
    way: Way = 'v2',
  ): Promise<SendOutcome> {
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
    const window = this.windows[way];
    if (at >= window.ends) {
      window.ends = at + windowLength;
      window.used = 0;
    }
    window.used += 1;
    if (window.used > window.limit) this.overLimit += 1;
    const answer = (status: number, withLimit = true) => {
      const fields = {
        'x-rate-limit-limit': String(window.limit),
        'x-rate-limit-remaining': String(Math.max(0, window.limit - window.used)),
        'x-rate-limit-reset': String(Math.ceil(window.ends / 1000)),
        date: new Date(at).toUTCString(),
      };
      exchange.onAnswer?.(status, new Headers(withLimit ? fields : {}));
    };
    const refuse = (status: number, body: unknown, withLimit = true): Promise<SendOutcome> => {
      answer(status, withLimit);
      return Promise.resolve({
        kind: 'refused',
        refusal: readAnswer(status, body, way === 'v1.1' ? 'oauth1' : 'oauth2'),
      });
    };
    if (window.used > window.limit) return refuse(429, { title: 'Too Many Requests' });
    switch (behaviour) {
      case 'refuse':
        return refuse(403, { detail: 'You do not have permission to DM one or more participants.' });
      case 'noCredits':
        return refuse(402, { type: 'https://api.x.com/2/problems/credits-depleted' });
      case 'forbidden':
        return refuse(403, { type: 'about:blank', detail: 'Forbidden' });
      case 'tokenBad':
        return refuse(401, { title: 'Unauthorized' });
      case 'noLegacy':
        return refuse(403, { errors: [{ code: 453, message: 'You currently have access to a subset' }] });
      case 'fileExpired':
        return mediaId === undefined
          ? refuse(403, { detail: 'You do not have permission to DM one or more participants.' })
          : refuse(400, { errors: [{ message: 'The media IDs [1] are expired.' }] });
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
    const { id, conversationId } = this.#store(to, text, at, mediaId !== undefined, way);
    if (behaviour === 'brokenAfter') return Promise.resolve(doubtful());
    if (behaviour === 'hangAfter') return new Promise(() => {});
    if (behaviour === 'errorAfter') {
      answer(502);
      return Promise.resolve(doubtful(502));
    }
    answer(201);
    return Promise.resolve({ kind: 'sent', eventId: id, conversationId });
  }

  #store(to: Destination, text: string, at: number, hasFile: boolean, way: Way) {
    this.#nextId += 1n;
    const id = String(this.#nextId);
    // Every group is a new conversation.
    const conversationId =
      'group' in to
        ? `17${id.padStart(15, '0')}`
        : 'person' in to
          ? conversationOf(accountId, to.person)
          : to.conversation;
    const recipientId = 'person' in to ? to.person : conversationId;
    const message = { id, senderId: accountId, recipientId, text, at, hasFile, way, conversationId };
    this.stored.push(message);
    return message;
  }

  list(where: Where, maxResults: number): Promise<Outcome<EventPage>> {
    this.listings += 1;
    const wanted =
      where === 'everywhere'
        ? undefined
        : 'person' in where
          ? conversationOf(accountId, where.person)
          : where.conversation;
    const events: ListedEvent[] = this.stored
      .filter(({ conversationId }) => wanted === undefined || conversationId === wanted)
      .map(({ id, senderId, text, at, hasFile, conversationId }) => ({
        id,
        event_type: 'MessageCreate',
        sender_id: senderId,
        text,
        created_at: new Date(at).toISOString(),
        dm_conversation_id: conversationId,
        ...(hasFile && { attachments: { media_keys: ['3_1'] } }),
      }))
      .reverse();
    return Promise.resolve({
      ok: true,
      value: { events: events.slice(0, maxResults), users: [], media: [], next: undefined },
    });
  }
}

const atX: MediaStand = { state: 'ready', mediaId: '777' };

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
  /** Where files stand on their way to X; one that is not here is there. */
  readonly files = new Map<string, MediaStand>();
  renewals = 0;
  keys: AppKeys | undefined = {
    kind: 'oauth1',
    consumerKey: 'ck',
    consumerSecret: 'cs',
    accessToken: '4242-at',
    accessSecret: 'as',
  };
  legacy: 'works' | 'refused' | undefined = 'works';
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
      send: (_credentials, to, message, exchange) => alive(this.x.send(to, message, exchange)),
      sendLegacy: (_keys, person, message, exchange) =>
        alive(this.x.send({ person }, message, exchange, 'v1.1')),
      list: (_credentials, where, { maxResults }) => alive(this.x.list(where, maxResults)),
      keysOf: () => alive(Promise.resolve(this.keys)),
      legacyOf: () => alive(Promise.resolve({ keys: this.keys !== undefined, legacy: this.legacy })),
      fileFor: (_account, fileId) => alive(Promise.resolve(this.files.get(fileId) ?? atX)),
      renewFile: (_account, fileId) => {
        this.renewals += 1;
        this.files.set(fileId, { state: 'waiting' });
        return alive(Promise.resolve());
      },
      words: () => ({ button: '{label}: {url}', quickReplies: 'Reply with a number.' }),
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

  enqueue(n: number, recipientId: string, text = `message ${n}`, more: Partial<NewRow> = {}) {
    return this.outbox.enqueue({
      id: uuidOf(n),
      accountId,
      recipient: { id: recipientId },
      message: { text },
      ...more,
    });
  }

  /** A file has come to X, or won't: the outbox is told, as by lib/media. */
  async setFile(fileId: string, stand: MediaStand): Promise<void> {
    this.files.set(fileId, stand);
    void this.outbox.wake();
    await this.settle();
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
