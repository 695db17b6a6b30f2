import { i18n } from '#i18n';
import type { Account } from '../../lib/auth/account';
import type { OutboxRow, OutboxView } from '../../lib/outbox/row';
import { secondsUntil, writeTime } from '../ui/format';
import type { RowAction } from './outbox';

/** What else decides how a row stands. */
export interface Surroundings {
  readonly now: number;
  readonly online: boolean;
  readonly view: Pick<OutboxView, 'sends' | 'paused'>;
  readonly accounts: readonly Account[];
}

export interface Fate {
  /** How it stands, in words. */
  readonly words: string;
  readonly tone: 'soft' | 'good' | 'warn' | 'bad';
  readonly actions: readonly (RowAction | 'edit')[];
}

/** How one message stands and what a person may do about it. */
export function tellFate(row: OutboxRow, around: Surroundings): Fate {
  switch (row.state) {
    case 'queued':
      return { words: tellWaiting(row, around), tone: 'soft', actions: ['cancel', 'sendNow', 'edit'] };
    case 'sending':
      return { words: i18n.t('outbox.sending'), tone: 'soft', actions: [] };
    case 'sent':
      return {
        words: i18n.t('outbox.sent', { time: writeTime(row.sent?.at ?? row.updatedAt, around.now) }),
        tone: 'good',
        actions: [],
      };
    case 'failed':
      return { words: i18n.t('outbox.failed'), tone: 'bad', actions: ['retry'] };
    case 'unknown':
      return { words: i18n.t('outbox.unknown'), tone: 'warn', actions: ['lookAgain', 'retry', 'markSent'] };
    case 'cancelled':
      return { words: i18n.t('outbox.cancelled'), tone: 'soft', actions: [] };
  }
}

/** Why a queued row has not left yet; the first reason that would hold it alone. */
function tellWaiting(row: OutboxRow, { now, online, view, accounts }: Surroundings): string {
  if (row.accountId in view.paused) return i18n.t('outbox.waits_for_resume');
  if (accounts.find((account) => account.id === row.accountId)?.state === 'again') {
    return i18n.t('outbox.waits_for_sign_in');
  }
  if (isUndoable(row, now)) return i18n.t('outbox.in_seconds', { seconds: secondsUntil(row.notBefore, now) });
  if (!online) return i18n.t('outbox.waits_for_network');
  const limit = view.sends[row.accountId];
  if (limit?.left === 0 && limit.resetAt !== undefined && limit.resetAt > now) {
    const time = writeTime(Math.max(limit.resetAt, row.notBefore), now);
    return i18n.t('outbox.waits_for_limit', { time });
  }
  if (row.notBefore > now) {
    const time = writeTime(row.notBefore, now);
    const why = row.problem?.code === 'rate_limited' ? 'outbox.waits_for_limit' : 'outbox.trying_again';
    return i18n.t(why, { time });
  }
  return i18n.t('outbox.next');
}

/** In the seconds after Send in which it can be taken back for sure. */
export const isUndoable = (row: OutboxRow, now: number): boolean =>
  row.state === 'queued' && row.attempts === 0 && row.notBefore > now;
