import { listAccounts } from '../auth/vault';
import type { RichMessage } from '../message/message';
import { fail, ok, type Result } from '../message/problem';
import { type DefaultWords, renderMessage } from '../message/rendering';
import { chooseTransport, type Standing } from '../message/transport';
import { announce } from '../platform/changes';
import { settings } from '../platform/values';
import { priceOfSend } from '../x-api/prices';
import { isToSelf, lineOf } from './line';
import type { OutboxEvent } from './machine';
import { resume } from './pauses';
import { readRow } from './reading';
import { createRounds, type RoundsParts } from './rounds';
import type { OutboxRow, Sending } from './row';
import { createScheduler } from './scheduler';
import { createSender, type SenderParts } from './sender';
import { addRow, reapOrphans, removeAccount, removeOver, stepRow } from './store';
import { createSurroundings } from './surroundings';
import { throttle } from './throttle';
import { readView } from './view';

export interface OutboxParts extends Omit<SenderParts, 'changed' | 'stale'>, RoundsParts {
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
  const { now } = parts;
  const changed = throttle(() => announce('outbox'), 100);
  const surroundings = createSurroundings(now);
  const sender = createSender({ ...parts, changed, stale: surroundings.forget });
  const { round, letGo, endWaits } = createRounds(parts, { sender, surroundings, changed });
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

    view: (limit: number) => readView(limit, now()),
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
