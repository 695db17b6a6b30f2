import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { randomFrom } from '../../sandbox/faults';
import type { Sandbox } from '../../sandbox/server';
import type { SandboxUser } from '../../sandbox/state';
import { accountId, type Desk } from '../desk';
import { type Acknowledged, type Doubted, isSettled, judge, type Verdict } from './verdict';

export interface StormParts {
  readonly sandbox: Sandbox;
  /** The desk as it stands: after the browser was killed it is another. */
  readonly desk: () => Desk;
  readonly sends: number;
  readonly customers: readonly SandboxUser[];
  /** Mean time between two presses of Send, ms. */
  readonly gap: number;
  readonly seed: number;
  /** What strikes while it goes on, at instants of its own; ends when the signal does. */
  readonly strike: (random: () => number, calm: AbortSignal) => Promise<void>;
  /** The strikes go on for this long after the last press, ms. */
  readonly strikeOn: number;
  /** Who has not settled by then never will, ms after the last strike. */
  readonly patience: number;
}

/**
 * Presses Send again and again while it strikes, then lets everything settle by itself. Counted is what the agent was
 * told is in the outbox; an answer that was lost is asked for again with the same id, as the panel does.
 */
export async function rideOut(parts: StormParts): Promise<Verdict> {
  const { sandbox, desk, strikeOn, patience, seed } = parts;
  const calm = new AbortController();
  const over = new AbortController();
  const doubted = new Map<string, Doubted>();
  const watching = watchDoubts(desk, doubted, over.signal);
  const striking = parts.strike(randomFrom(seed + 100), calm.signal);
  const acknowledged = await pressSend(parts, randomFrom(seed + 200));
  await wait(strikeOn);
  calm.abort();
  await striking;
  const deadline = Date.now() + patience;
  let rows = await readRows(desk);
  while (Date.now() < deadline && !(rows.length > 0 && rows.every(isSettled))) {
    await wait(1_000);
    rows = await readRows(desk);
  }
  over.abort();
  await watching;
  return judge(acknowledged, rows, sandbox.state.messages, doubted);
}

async function pressSend({ desk, sends, customers, gap }: StormParts, random: () => number) {
  const acknowledged: Acknowledged[] = [];
  for (let nth = 0; nth < sends; nth += 1) {
    const customer = customers[nth % customers.length];
    if (!customer) throw new Error('Nobody to write to.');
    const { id: recipientId, handle } = customer;
    const id = randomUUID();
    const text = `Message ${nth} to ${handle}`;
    const row = { id, accountId, recipient: { id: recipientId, handle }, message: { text } };
    // A browser that was killed needs its time to come back.
    const giveUp = Date.now() + 60_000;
    while (!(await desk().ask('outbox.enqueue', row)).ok) {
      if (Date.now() > giveUp) throw new Error(`Nobody took message ${nth}.`);
      await wait(20);
    }
    acknowledged.push({ id, recipientId, text });
    await wait(random() * 2 * gap);
  }
  return acknowledged;
}

/** A row stays in doubt for a second at least, before it is looked for: none is missed. */
async function watchDoubts(
  desk: () => Desk,
  doubted: Map<string, Doubted>,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    for (const { id, doubt, problem } of await desk()
      .rows('unknown')
      .catch(() => [])) {
      if (doubt && !doubted.has(id))
        doubted.set(id, { from: doubt.from, orphaned: problem?.code === 'arrival_unknown' });
    }
    await wait(400);
  }
}

const readRows = (desk: () => Desk) =>
  desk()
    .rows()
    .catch(() => []);
