import { deleteDB } from 'idb';
import { vi } from 'vitest';
import type { Tokens } from '../../../lib/auth/tokens';
import { forgetGrant, saveGrant } from '../../../lib/auth/vault';
import type { MediaCalls } from '../../../lib/media/carry';
import { createUploads, type Uploads } from '../../../lib/media/uploads';
import { ok } from '../../../lib/message/problem';
import { closeDatabase, databaseName } from '../../../lib/platform/database';
import { keepFile } from '../../../lib/platform/files';
import { settings } from '../../../lib/platform/values';
import type { Outcome } from '../../../lib/x-api/ask';
import { readAnswer } from '../../../lib/x-api/errors';
import type { Exchange } from '../../../lib/x-api/exchange';
import type { UploadState } from '../../../lib/x-api/upload-state';
import { fakeLocks } from '../../locks';

export const accountId = '4242';

/** What X does with the next call. */
type Behaviour = 'ok' | 'down' | 'limited' | 'tokenBad' | 'refuse' | 'forgot' | 'hangBefore' | 'hangAfter';

/** The files of one X: segments by index, as X keeps them. */
class FakeX {
  readonly files = new Map<
    string,
    {
      type: string;
      size: number;
      category: string;
      segments: Map<number, Blob>;
      finalized: boolean;
      asked: number;
    }
  >();
  readonly plan: Behaviour[] = [];
  readonly log: string[] = [];
  /** How many times a video is still being worked on when asked. */
  rounds = 0;
  fails = false;
  expiresAfterSecs = 24 * 60 * 60;
  #ids = 100;

  /** The bytes of a finished file. */
  async bytes(id: string): Promise<Uint8Array> {
    const segments = [...(this.files.get(id)?.segments ?? [])].sort(([one], [other]) => one - other);
    return new Uint8Array(await new Blob(segments.map(([, blob]) => blob)).arrayBuffer());
  }

  async #answer<T>(name: string, exchange: Exchange, work: () => T | undefined): Promise<Outcome<T>> {
    this.log.push(name);
    const behaviour = this.plan.shift() ?? 'ok';
    const refuse = (status: number, body: unknown): Outcome<T> => {
      exchange.onAnswer?.(status, new Headers({ date: new Date().toUTCString() }));
      return { ok: false, refusal: readAnswer(status, body) };
    };
    if (behaviour === 'hangBefore') return hang(exchange.signal);
    if (behaviour === 'down') return refuse(503, undefined);
    if (behaviour === 'limited') return refuse(429, { title: 'Too Many Requests' });
    if (behaviour === 'tokenBad') return refuse(401, { title: 'Unauthorized' });
    if (behaviour === 'refuse') return refuse(402, { type: 'https://api.x.com/2/problems/credits-depleted' });
    if (behaviour === 'forgot') return refuse(404, { title: 'Not Found' });
    const value = work();
    if (behaviour === 'hangAfter') return hang(exchange.signal);
    if (value === undefined) return refuse(400, { title: 'Invalid Request' });
    exchange.onAnswer?.(200, new Headers({ date: new Date().toUTCString() }));
    return { ok: true, value };
  }

  readonly calls: MediaCalls = {
    initialize: (_, { mediaType, totalBytes, category }, exchange = {}) =>
      this.#answer('initialize', exchange, () => {
        this.#ids += 1;
        const mediaId = String(this.#ids);
        this.files.set(mediaId, {
          type: mediaType,
          size: totalBytes,
          category,
          segments: new Map(),
          finalized: false,
          asked: 0,
        });
        return { mediaId, mediaKey: `3_${mediaId}`, expiresAfterSecs: this.expiresAfterSecs };
      }),
    append: (_, mediaId, index, segment, exchange = {}) =>
      this.#answer(`append ${index}`, exchange, () => this.files.get(mediaId)?.segments.set(index, segment)),
    finalize: (_, mediaId, exchange = {}) =>
      this.#answer('finalize', exchange, () => {
        const file = this.files.get(mediaId);
        const whole = [...(file?.segments.values() ?? [])].reduce((sum, { size }) => sum + size, 0);
        if (!file || file.finalized || whole !== file.size) return undefined;
        file.finalized = true;
        return this.#state(mediaId);
      }),
    status: (_, mediaId, exchange = {}) =>
      this.#answer('status', exchange, () => {
        const file = this.files.get(mediaId);
        if (file) file.asked += 1;
        return file?.finalized ? this.#state(mediaId) : undefined;
      }),
  };

  #state(mediaId: string): UploadState {
    const asked = this.files.get(mediaId)?.asked ?? 0;
    if (asked < this.rounds) {
      return { state: 'working', checkAfterSecs: 2, percent: asked * 10, expiresAfterSecs: undefined };
    }
    if (this.fails) return { state: 'failed', detail: 'InvalidMedia: unsupported' };
    return { state: 'ready', expiresAfterSecs: this.expiresAfterSecs };
  }
}

const hang = (signal: AbortSignal | undefined) =>
  new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

/** Bytes that differ from place to place. */
export const bytesOf = (size: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + (at >> 8) + (at >> 16)) & 255;
  return bytes;
};

/** A browser with one account signed in, a worker that can be killed, and a clock that is ours to move. */
export class World {
  readonly x = new FakeX();
  uploads: Uploads;
  alarm = Number.POSITIVE_INFINITY;
  endings = 0;
  /** What asking for a fresh token comes to. */
  tokensRefused = 0;
  readonly #living = new Set<symbol>();

  static async begin(): Promise<World> {
    await closeDatabase();
    await deleteDB(databaseName);
    Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true });
    const world = new World();
    await world.signIn();
    await settings.write({ ...(await settings.read()), sharedMediaAgreed: true });
    return world;
  }

  constructor() {
    this.uploads = this.#start();
  }

  signIn(scopes = ['media.write'], id = accountId) {
    return saveGrant({
      account: { id, handle: 'acme_help', name: 'Acme', scopes, state: 'signed_in' },
      clientId: 'client',
      tokens: { access: 'a', refresh: 'r', expiresAt: Number.MAX_SAFE_INTEGER },
    });
  }

  async signOut() {
    await forgetGrant(accountId);
    await this.uploads.forget(accountId);
  }

  #start(): Uploads {
    const me = Symbol('worker');
    this.#living.add(me);
    // A dead worker does nothing more: its calls never come back.
    const alive =
      <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
      (...args: A): Promise<T> =>
        (this.#living.has(me) ? work(...args) : new Promise<T>(() => {})).then(
          (value) => (this.#living.has(me) ? value : new Promise<T>(() => {})),
          (error) => (this.#living.has(me) ? Promise.reject(error) : new Promise<T>(() => {})),
        );
    const { initialize, append, finalize, status } = this.x.calls;
    const tokens: Tokens = {
      access: alive(async () => ok('token')),
      refused: alive(async () => {
        this.tokensRefused += 1;
        return ok('fresh');
      }),
      end: async (id) => {
        await forgetGrant(id);
      },
      signOut: async () => ({ revoked: true }),
    };
    return createUploads({
      tokens,
      calls: {
        initialize: alive(initialize),
        append: alive(append),
        finalize: alive(finalize),
        status: alive(status),
      },
      now: Date.now,
      random: () => 0.5,
      setAlarm: (at) => {
        if (this.#living.has(me)) this.alarm = at ?? Number.POSITIVE_INFINITY;
      },
      keepAlive: () => {},
      ended: () => {
        this.endings += 1;
      },
    });
  }

  /** The browser stops the worker, and starts another. */
  async kill(): Promise<void> {
    this.#living.clear();
    Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true });
    this.uploads = this.#start();
    void this.uploads.wake();
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 60; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await vi.advanceTimersByTimeAsync(0);
    }
  }

  async pass(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    if (Date.now() >= this.alarm) {
      this.alarm = Number.POSITIVE_INFINITY;
      void this.uploads.wake();
    }
    await this.settle();
  }

  /** A file kept, as the panel does it. */
  async keep(size: number, kind: 'image' | 'gif' | 'video' = 'image'): Promise<string> {
    const types = { image: 'image/jpeg', gif: 'image/gif', video: 'video/mp4' };
    const kept = await keepFile({
      kind,
      type: types[kind],
      name: `a.${kind}`,
      bytes: new Blob([bytesOf(size)]),
    });
    if (!kept.ok) throw new Error(kept.problem.code);
    return kept.value.id;
  }

  attach(fileId: string) {
    return this.uploads.attach({ accountId, fileId });
  }

  view(fileId: string) {
    return this.uploads.view({ accountId, fileId });
  }
}

export function useWorldClock(): void {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    now: 1_800_000_000_000,
  });
}
