import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ChromiumDesk } from '../chromium-desk';
import { addCustomers } from '../crowd';
import { accountId } from '../desk';
import { quantile } from '../measure';
import { type Row, round } from '../results';

const sends = 200;

/** From Send to X's door, with nothing else in the queue. */
export async function measureLeaving({ sandbox, desk }: ChromiumDesk): Promise<Row[]> {
  const { log, state } = sandbox;
  const customers = addCustomers(state, sends, state.users.length);
  const fromAnswer: number[] = [];
  const fromPress: number[] = [];
  for (const { id, handle } of customers) {
    const from = log.length;
    const row = { id: randomUUID(), accountId, recipient: { id, handle }, message: { text: `Hi ${handle}` } };
    const { pressed, answered } = await desk.run(timeSend, { name: 'outbox.enqueue', payload: row });
    const arrived = () => log.slice(from).find(({ method }) => method === 'POST');
    const giveUp = Date.now() + 10_000;
    while (arrived()?.status === undefined && Date.now() < giveUp) await wait(5);
    const time = arrived()?.time ?? Number.NaN;
    // The worker may be faster than its own answer.
    fromAnswer.push(Math.max(0, time - answered));
    fromPress.push(time - pressed);
    await wait(20);
  }
  const measured = (name: string, values: readonly number[], share: number, note: string): Row => ({
    name: `outbox.${name}`,
    value: round(quantile(values.slice(10), share)),
    unit: 'ms',
    n: values.length - 10,
    note,
  });
  const answer = "from the answer to Send (the row is on the disk) to the request's arrival at X on loopback";
  const press = "from the press of Send to the request's arrival at X on loopback";
  return [
    measured('leave_p50_ms', fromAnswer, 0.5, answer),
    measured('leave_p95_ms', fromAnswer, 0.95, answer),
    measured('press_to_x_p50_ms', fromPress, 0.5, press),
    measured('press_to_x_p95_ms', fromPress, 0.95, press),
  ];
}

// Runs in the page, far from this file. Unix ms.
async function timeSend(message: object): Promise<{ pressed: number; answered: number }> {
  const pressed = performance.timeOrigin + performance.now();
  await chrome.runtime.sendMessage(message);
  return { pressed, answered: performance.timeOrigin + performance.now() };
}
