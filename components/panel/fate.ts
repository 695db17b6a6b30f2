import { i18n } from '#i18n';
import type { Account } from '../../lib/auth/account';
import type { ProblemCode } from '../../lib/message/problem';
import type { OutboxRow, OutboxView } from '../../lib/outbox/row';
import { secondsUntil, writeTime } from '../ui/format';
import type { RowAction } from './outbox';

/** What else decides how a row stands. */
export interface Surroundings {
  readonly now: number;
  readonly online: boolean;
  readonly view: Pick<OutboxView, 'sends' | 'paused'>;
  readonly accounts: readonly Account[];
  /** Its file is not at X yet. */
  readonly waitsForFile?: boolean;
}

export type FateAction = RowAction | 'edit';

export interface Fate {
  /** How it stands, in words. */
  readonly words: string;
  readonly tone: 'soft' | 'good' | 'warn' | 'bad';
  readonly actions: readonly FateAction[];
}

const none: readonly FateAction[] = [];
const whileCounting: readonly FateAction[] = ['cancel', 'sendNow', 'edit'];
const whileWaiting: readonly FateAction[] = ['cancel', 'edit'];
const whileUnsure: readonly FateAction[] = ['lookAgain', 'sendAgain', 'markSent'];
const afterFailure: readonly FateAction[] = ['retry'];
const afterNativeFailure: readonly FateAction[] = ['sendAsText', 'retry'];

/** How one message stands and what a person may do about it. */
export function tellFate(row: OutboxRow, around: Surroundings): Fate {
  switch (row.state) {
    case 'queued':
      return tellQueued(row, around);
    case 'sending':
      return { words: i18n.t('outbox.sending'), tone: 'soft', actions: none };
    case 'sent':
      return {
        words: i18n.t('outbox.sent', { time: writeTime(row.sent?.at ?? row.updatedAt, around.now) }),
        tone: 'good',
        actions: none,
      };
    case 'failed':
      return {
        words: i18n.t('outbox.failed'),
        tone: 'bad',
        actions: isNativelyRefused(row) ? afterNativeFailure : afterFailure,
      };
    case 'unknown':
      return { words: i18n.t('outbox.unknown'), tone: 'warn', actions: whileUnsure };
    case 'cancelled':
      return { words: i18n.t('outbox.cancelled'), tone: 'soft', actions: none };
  }
}

function tellQueued(row: OutboxRow, around: Surroundings): Fate {
  const held = tellHold(row, around);
  const counts = held === undefined && isUndoable(row, around.now);
  const seconds = secondsUntil(row.notBefore, around.now);
  return {
    words: held ?? (counts ? i18n.t('outbox.in_seconds', { seconds }) : tellWait(row, around)),
    tone: 'soft',
    actions: counts ? whileCounting : whileWaiting,
  };
}

/** What holds every row of the account until a person acts or the network is back. */
function tellHold(row: OutboxRow, { online, view, accounts }: Surroundings): string | undefined {
  if (row.accountId in view.paused) return i18n.t('outbox.waits_for_resume');
  if (accounts.find((account) => account.id === row.accountId)?.state === 'again') {
    return i18n.t('outbox.waits_for_sign_in');
  }
  return online ? undefined : i18n.t('outbox.waits_for_network');
}

/** When it goes, where only time is in the way. */
function tellWait(row: OutboxRow, { now, view, waitsForFile }: Surroundings): string {
  if (waitsForFile) return i18n.t('outbox.waits_for_file');
  const limit = view.sends[row.accountId]?.[row.transport ?? 'v2'];
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

/** X's older interface, the keys for it, or what only it takes: as text, by the sign-in, the message may go. */
const nativeTroubles: readonly ProblemCode[] = [
  'legacy_no_access',
  'legacy_gone',
  'app_permission',
  'keys_wrong',
  'keys_missing',
  'clock_off',
  'message_shape',
  'link_invalid',
  'request_refused',
];

const isNativelyRefused = ({ transport, problem }: OutboxRow): boolean =>
  transport === 'v1.1' && problem !== undefined && nativeTroubles.includes(problem.code);

/** In the seconds after Send in which it can be taken back for sure. */
export const isUndoable = (row: OutboxRow, now: number): boolean =>
  row.state === 'queued' && row.attempts === 0 && row.notBefore > now;
