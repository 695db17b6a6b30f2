import type { OutboxRow } from '../../../lib/outbox/row';
import type { SandboxMessage } from '../../sandbox/state';
import { quantile } from '../measure';

/** One message that was acknowledged to the agent. No two have the same text. */
export interface Acknowledged {
  readonly id: string;
  readonly recipientId: string;
  readonly text: string;
}

/** A row that was seen in doubt. */
export interface Doubted {
  /** Since when its request was under way, Unix ms. */
  readonly from: number;
  /** Its sender had died; otherwise the connection had, or X was in trouble. */
  readonly orphaned: boolean;
}

/** What became of all of them. The lists hold texts, for who looks into it. */
export interface Verdict {
  readonly sends: number;
  /** Gone; or called sent, or failed, and X says otherwise; or neither settled nor asked about. */
  readonly lost: readonly string[];
  /** At X more than once. */
  readonly doubled: readonly string[];
  readonly asked: number;
  /** The agent is asked although X has it: a question too many. */
  readonly askedThoughArrived: number;
  readonly failed: number;
  /** Rows whose sender died under them. */
  readonly orphaned: number;
  /** At X before one that was written earlier to the same customer, though the agent was not asked about either. */
  readonly outOfOrder: readonly string[];
  /** From the start of the request to the row's end, or to the question, of each row that was in doubt; ms. */
  readonly settleTimes: readonly number[];
  readonly settleP95: number;
}

const isAsked = (row: OutboxRow): boolean =>
  row.state === 'unknown' && row.doubt !== undefined && row.doubt.nextLook === undefined;

/** Nothing more will happen to it by itself. */
export const isSettled = (row: OutboxRow): boolean =>
  row.state === 'sent' || row.state === 'failed' || row.state === 'cancelled' || isAsked(row);

/** `doubted`: each row that was ever seen in doubt, by id. */
export function judge(
  acknowledged: readonly Acknowledged[],
  rows: readonly OutboxRow[],
  messages: readonly SandboxMessage[],
  doubted: ReadonlyMap<string, Doubted>,
): Verdict {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const arrived = (text: string) => messages.filter((message) => message.text === text).length;
  const isLost = ({ id, text }: Acknowledged) => {
    const row = byId.get(id);
    if (!row || !isSettled(row)) return true;
    return row.state === 'sent' ? arrived(text) === 0 : row.state !== 'unknown' && arrived(text) > 0;
  };
  const settleTimes = [...doubted].flatMap(([id, { from }]) => {
    const row = byId.get(id);
    return row && isSettled(row) ? [row.updatedAt - from] : [];
  });
  const asked = rows.filter(isAsked);
  return {
    sends: acknowledged.length,
    lost: acknowledged.filter(isLost).map(({ text }) => text),
    doubled: acknowledged.filter(({ text }) => arrived(text) > 1).map(({ text }) => text),
    asked: asked.length,
    askedThoughArrived: asked.filter(({ message }) => arrived(message.text) > 0).length,
    failed: rows.filter(({ state }) => state === 'failed').length,
    orphaned: [...doubted.values()].filter(({ orphaned }) => orphaned).length,
    outOfOrder: findOutOfOrder(rows, messages),
    settleTimes,
    settleP95: quantile(settleTimes, 0.95),
  };
}

function findOutOfOrder(rows: readonly OutboxRow[], messages: readonly SandboxMessage[]): string[] {
  const places = new Map(
    rows.filter((row) => row.state === 'sent').map((row) => [row.message.text, row.seq] as const),
  );
  const latest = new Map<string, number>();
  return messages.flatMap(({ recipientId, text }) => {
    const place = places.get(text);
    if (place === undefined) return [];
    const before = latest.get(recipientId) ?? 0;
    latest.set(recipientId, Math.max(before, place));
    return place < before ? [text] : [];
  });
}
