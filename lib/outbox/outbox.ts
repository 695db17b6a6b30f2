import { listAccounts } from '../auth/vault';
import type { MediaStand } from '../media/upload';
import type { RichMessage } from '../message/message';
import { fail, ok, type Problem, type Result } from '../message/problem';
import { type DefaultWords, renderMessage } from '../message/rendering';
import { chooseTransport, type Standing } from '../message/transport';
import { announce } from '../platform/changes';
import { isOnline } from '../platform/fetch';
import { settings } from '../platform/values';
import { type Endpoint, finishTime, viewLimit } from '../x-api/ledger';
import { priceOfSend } from '../x-api/prices';
import { countOpen, readCounts } from './counts';
import { dueKeyOf, isToSelf, lineOf, sendEndpoints } from './line';
import type { OutboxEvent } from './machine';
import { pauses, resume } from './pauses';
import { hold, readLedger } from './places';
import type { OutboxRow, OutboxView, Sending } from './row';
import { type Call, createScheduler, type Round } from './scheduler';
import { createSender, type SenderParts } from './sender';
import { readSpent } from './spent';
import {
  addRow,
  claimDue,
  newestRows,
  readRow,
  reapOrphans,
  removeAccount,
  removeOver,
  stepRow,
} from './store';
import { createSurroundings } from './surroundings';
import { throttle } from './throttle';

export interface OutboxParts extends Omit<SenderParts, 'changed' | 'stale'> {
  readonly uuid: () => string;
  /** Whether X has a file; begins to bring it there. Wakes us when that changes. */
  readonly fileFor: (accountId: string, fileId: string) => Promise<MediaStand>;
  /** What is known of an account's keys for v1.1. */
  readonly legacyOf: (accountId: string) => Promise<Pick<Standing, 'keys' | 'legacy'>>;
  /** In place of what a way can't carry, for messages that bring no words of their own. */
  readonly words: () => DefaultWords;
  readonly setAlarm: (at: number | undefined) => void;
  readonly keepAlive: () => void;
}

export interface NewRow {
  readonly id: string;
  readonly accountId: string;
  readonly recipient: OutboxRow['recipient'];
  readonly message: RichMessage;
  /** By which way, as it was shown; absent: v2. */
  readonly transport?: 'v2' | 'v1.1';
}

const day = 24 * 60 * 60_000;

/** The only thing in Aside that sends. See docs/reliability.md for what happens at each instant a worker may die. */
export function createOutbox(parts: OutboxParts) {
  const { now, uuid } = parts;
  const changed = throttle(() => announce('outbox'), 100);
  const surroundings = createSurroundings(now);
  const sender = createSender({ ...parts, changed, stale: surroundings.forget });
  /** Rows that this worker is looking for right now: on the disk they still read as due. */
  const looking = new Set<string>();
  let offline = false;

  const letGo = (accountId: string) =>
    Promise.all(sendEndpoints.map((endpoint) => hold(accountId, endpoint, undefined)));

  /** The network is back: no account has to sit out the wait that its absence caused. */
  const endWaits = async () => {
    offline = false;
    for (const { id } of await listAccounts()) await letGo(id);
  };

  const sendRow = (row: OutboxRow, mediaId: string | undefined): Call => {
    let taken: () => void = () => {};
    const early = new Promise<void>((resolve) => {
      taken = resolve;
    });
    const settled = sender.send(row, mediaId, taken);
    return { answered: Promise.race([early, settled]), settled };
  };

  /** Claims what is due by one way, and brings files on the way that rows wait for. Answers when there is more. */
  const claimFor = async (
    accountId: string,
    endpoint: Endpoint,
    lanesLeft: () => number,
    begun: Call[],
  ): Promise<number[]> => {
    const files = new Map<string, string>();
    const asked = new Set<string>();
    const hasFile = (fileId: string) => files.has(fileId);
    for (;;) {
      const attempts = Array.from({ length: lanesLeft() }, uuid);
      const { rows, withFile, at } = await claimDue({ accountId, endpoint, hasFile }, attempts, now());
      begun.push(...rows.map((row) => sendRow(row, files.get(row.message.media?.id ?? ''))));
      const times = at === undefined ? [] : [at];
      let more = false;
      for (const { id, message } of withFile) {
        const fileId = message.media?.id ?? '';
        if (asked.has(fileId)) continue;
        const stand = await parts.fileFor(accountId, fileId);
        if (stand.state === 'failed') {
          await stepRow(id, { type: 'mediaFailed', problem: stand.problem }, now());
          changed();
          more = true;
          continue;
        }
        asked.add(fileId);
        if (stand.state === 'ready') files.set(fileId, stand.mediaId);
        else if (stand.until !== undefined) times.push(stand.until);
        more ||= stand.state === 'ready';
      }
      if (!more || lanesLeft() <= 0) return times;
    }
  };

  const round = async (free: number): Promise<Round> => {
    const begun: Call[] = [];
    const times: number[] = [];
    // With the network gone nothing is tried. A service worker isn't told that it is back (Chromium 156): an open panel
    // wakes us then, and the alarm where none is open.
    if (!isOnline()) {
      offline = true;
      return { begun, next: countOpen(await readCounts()) > 0 ? now() + 30_000 : undefined };
    }
    if (offline) await endWaits();
    const lanesLeft = () => free - begun.length;
    if (lanesLeft() <= 0) return { begun };

    const { looks, paused, accounts } = await surroundings.read();
    if (looks.next !== undefined) times.push(looks.next);
    for (const row of looks.rows) {
      if (lanesLeft() <= 0) break;
      if (looking.has(row.id)) continue;
      looking.add(row.id);
      const looked = sender.look(row).finally(() => looking.delete(row.id));
      begun.push({ answered: looked, settled: looked });
    }
    for (const account of accounts) {
      if (lanesLeft() <= 0) break;
      if (account.state !== 'signed_in' || paused[account.id]) continue;
      for (const endpoint of sendEndpoints) {
        if (lanesLeft() > 0) times.push(...(await claimFor(account.id, endpoint, lanesLeft, begun)));
      }
    }
    return { begun, next: times.length > 0 ? Math.min(...times) : undefined };
  };

  const scheduler = createScheduler({
    round,
    reap: async () => {
      if ((await reapOrphans(now())) > 0) changed();
    },
    setAlarm: parts.setAlarm,
    keepAlive: parts.keepAlive,
    now,
  });
  const wake = () => {
    surroundings.forget();
    return scheduler.wake();
  };

  const render = (message: RichMessage, transport: OutboxRow['transport'] = 'v2'): Result<Sending> => {
    const rendered = renderMessage(message, transport, parts.words());
    if (!rendered.ok) return rendered;
    const { text, media, buttons, quickReplies, customProfileId } = rendered.value;
    return ok({
      text,
      media,
      buttons: buttons && [...buttons],
      quickReplies: quickReplies && [...quickReplies],
      customProfileId,
    });
  };

  const apply = async (id: string, event: OutboxEvent): Promise<Result<OutboxRow>> => {
    const step = await stepRow(id, event, now());
    if (!step) return fail('row_changed');
    changed();
    void wake();
    return ok(step.row);
  };

  return {
    wake,

    /** Resolves when the row is on the disk. Then it is sent, by this worker or by a later one. */
    async enqueue({ id, accountId, recipient, message, transport }: NewRow): Promise<Result<OutboxRow>> {
      if (isToSelf(accountId, recipient)) return fail('recipient_is_self');
      const accounts = await listAccounts();
      if (!accounts.some((account) => account.id === accountId)) return fail('signed_out');
      if (transport === 'v1.1') {
        const standing = { ...(await parts.legacyOf(accountId)), signedIn: true };
        const choice = chooseTransport(message, { ...standing, toGroup: !('id' in recipient) });
        // What was shown can't go so any more: the agent decides, never we.
        if (choice.transport !== transport) return fail(standing.keys ? 'legacy_no_access' : 'keys_missing');
      }
      const rendered = render(message, transport);
      if (!rendered.ok) return rendered;
      const { undoSeconds } = await settings.read();
      const at = now();
      const row = await addRow(
        (seq) => ({
          id,
          seq,
          accountId,
          conversationId: lineOf(accountId, recipient, id),
          recipient,
          message,
          transport,
          rendered: rendered.value,
          state: 'queued',
          createdAt: at,
          updatedAt: at,
          notBefore: at + undoSeconds * 1000,
          attempts: 0,
          price: priceOfSend(transport),
        }),
        id,
      );
      changed();
      void wake();
      return ok(row);
    },

    cancel: (id: string) => apply(id, { type: 'cancelled' }),
    sendNow: (id: string) => apply(id, { type: 'sentNow' }),
    async retry(id: string) {
      const row = await readRow(id);
      const media = row?.state === 'failed' ? row.message.media : undefined;
      // A file that did not get there is tried again, too.
      if (row && media && (await parts.fileFor(row.accountId, media.id)).state === 'failed')
        await parts.renewFile(row.accountId, media.id);
      return apply(id, { type: 'retried' });
    },
    /** What X would not draw goes as text, by v2. Only a person does this. */
    async sendAsText(id: string) {
      const row = await readRow(id);
      if (!row) return fail('row_changed');
      const rendered = render(row.message, 'v2');
      if (!rendered.ok) return rendered;
      return apply(id, { type: 'agreedToText', rendered: rendered.value, price: priceOfSend('v2') });
    },
    sendAgain: (id: string) => apply(id, { type: 'sentAgain' }),
    lookAgain: (id: string) => apply(id, { type: 'lookAgain' }),
    markSent: (id: string) => apply(id, { type: 'markedSent' }),
    async edit(id: string, message: RichMessage) {
      const [{ undoSeconds }, row] = await Promise.all([settings.read(), readRow(id)]);
      const rendered = render(message, row?.transport);
      if (!rendered.ok) return rendered;
      return apply(id, { type: 'edited', message, rendered: rendered.value, undo: undoSeconds * 1000 });
    },

    /** Removes everything that is over. */
    async clear(): Promise<Result<{ removed: number }>> {
      const removed = await removeOver(now());
      changed();
      return ok({ removed });
    },

    /** After the person mended what had stopped an account, or signed in again. */
    async resume(accountId: string): Promise<void> {
      await resume(accountId);
      await letGo(accountId);
      void wake();
    },

    /** The browser says that the network is back. */
    async online(): Promise<void> {
      await endWaits();
      await wake();
    },

    /** Everything of an account that signs out: rows, limits, pause. */
    async forget(accountId: string): Promise<void> {
      await removeAccount(accountId);
      await resume(accountId);
      changed();
    },

    /** What is over for longer than the person wants it kept. */
    async expire(): Promise<void> {
      const { keepDays } = await settings.read();
      if ((await removeOver(now() - keepDays * day)) > 0) changed();
    },

    async view(limit: number): Promise<OutboxView> {
      const at = now();
      const [page, counts, accounts, paused, cost] = await Promise.all([
        newestRows(limit),
        readCounts(),
        listAccounts(),
        pauses.read(),
        readSpent(at),
      ]);
      const sends: Record<string, OutboxView['sends'][string]> = {};
      const ends: number[] = [];
      for (const { id } of accounts) {
        const view = async (endpoint: Endpoint) => {
          const ledger = await readLedger(id, endpoint, at);
          const waiting = counts.queued[dueKeyOf(id, endpoint)] ?? 0;
          if (waiting > 0) ends.push(finishTime(ledger, waiting, at));
          return viewLimit(ledger, at);
        };
        const [v2, legacy] = await Promise.all([view('dm.send'), view('v1.send')]);
        sends[id] = { v2, 'v1.1': legacy };
      }
      return {
        ...page,
        total: counts.total,
        open: countOpen(counts),
        sends,
        paused: paused as Record<string, Problem>,
        cost,
        doneAt: ends.length > 0 ? Math.max(...ends) : undefined,
      };
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
