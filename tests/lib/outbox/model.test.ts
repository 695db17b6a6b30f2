import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaStand } from '../../../lib/media/upload';
import type { Counts } from '../../../lib/outbox/counts';
import type { NewRow } from '../../../lib/outbox/outbox';
import type { OutboxRow } from '../../../lib/outbox/row';
import { database } from '../../../lib/platform/database';
import { accountId, type Behaviour, useWorldClock, uuidOf, World } from './world';

beforeEach(useWorldClock);
afterEach(() => vi.useRealTimers());

/** What the agent was told, and what the agent asked for. */
interface Model {
  /** Rows that were acknowledged, by number, with their conversation and how often the agent chose to send again. */
  readonly rows: Map<number, { recipient: string; sendsChosen: number; final?: string }>;
  jumps: number;
  signedOut: boolean;
}

type Command = fc.AsyncCommand<Model, World>;

/** Of a message, whatever stands below its first line. */
const numberIn = (text: string) => Number(/^message (\d+)/.exec(text)?.[1]);

const numberOf = (row: OutboxRow) => Number(row.id.slice(-12));

/** What must hold after every single step, whatever has happened. */
async function check(model: Model, world: World): Promise<void> {
  const rows = await world.rows();
  await checkCounts(world);
  const there = new Map(rows.map((row) => [numberOf(row), row]));
  for (const [n, known] of model.rows) {
    const row = there.get(n);
    // No acknowledged row is lost.
    expect(row, `row ${n}`).toBeDefined();
    if (!row) continue;
    const arrived = world.x.stored.filter(({ text }) => numberIn(text) === n).length;
    // X commits at most once for each time the agent chose to send.
    expect(arrived, `row ${n} arrived`).toBeLessThanOrEqual(known.sendsChosen);
    // What is called sent has arrived (unless the agent said so), what is called taken back has not.
    if (row.state === 'sent' && row.sent?.eventId) expect(arrived).toBeGreaterThanOrEqual(1);
    if (row.state === 'cancelled') expect(arrived).toBe(0);
    // Final states are final.
    if (known.final) expect(row.state).toBe(known.final);
    if (row.state === 'sent' || row.state === 'cancelled') known.final = row.state;
  }
  // X is never asked for more than its window allows, as long as our clock can be trusted.
  if (model.jumps === 0) expect(world.x.overLimit).toBe(0);
}

/** What is kept as counted is what lies on the disk: both read at one instant. */
async function checkCounts(world: World): Promise<void> {
  await world.outbox.view(1);
  const transaction = (await database()).transaction(['outbox', 'values']);
  const [counts, rows] = await Promise.all([
    transaction.objectStore('values').get('outbox.counts'),
    transaction.objectStore('outbox').getAll(),
  ]);
  const inState = (wanted: OutboxRow['state']) => rows.filter(({ state }) => state === wanted).length;
  const [sending, unknown] = [inState('sending'), inState('unknown')];
  expect(counts).toMatchObject({ total: rows.length, sending, unknown });
  const { queued } = counts as Counts;
  for (const [way, key] of [['v2', accountId] as const, ['v1.1', `${accountId} v1.send`] as const]) {
    const waiting = rows.filter((row) => row.state === 'queued' && (row.transport ?? 'v2') === way).length;
    expect(queued[key] ?? 0, way).toBe(waiting);
  }
}

class Step implements Command {
  readonly #name: string;
  readonly #run: (model: Model, world: World) => Promise<unknown>;

  constructor(name: string, run: (model: Model, world: World) => Promise<unknown>) {
    this.#name = name;
    this.#run = run;
  }
  check = (model: Readonly<Model>) => !model.signedOut;
  async run(model: Model, world: World) {
    await this.#run(model, world);
    await check(model, world);
  }
  toString = () => this.#name;
}

const pick = (model: Model, index: number) => [...model.rows.keys()][index % Math.max(1, model.rows.size)];

const enqueue = fc.constantFrom('1001', '1002', '1003').map(
  (recipient) =>
    new Step(`enqueue(${recipient})`, async (model, world) => {
      const n = model.rows.size + 1;
      const result = await world.enqueue(n, recipient);
      if (result.ok) model.rows.set(n, { recipient, sendsChosen: 1 });
    }),
);
const buttons = [{ label: 'Track it', url: 'https://acme.com/track' }];
const fileId = uuidOf(77);
const others: Readonly<Record<string, (n: number) => Partial<NewRow>>> = {
  'by v1.1': (n) => ({ message: { text: `message ${n}`, buttons }, transport: 'v1.1' }),
  'in words': (n) => ({ message: { text: `message ${n}`, buttons } }),
  'with a file': (n) => ({
    message: { text: `message ${n}`, media: { id: fileId, kind: 'image', name: 'a.png', size: 9 } },
  }),
  'to a group': () => ({ recipient: { group: [{ id: '1001' }, { id: '1002' }] } }),
  'to a conversation': () => ({ recipient: { conversation: '1003-4242' } }),
};
const enqueueOther = fc.constantFrom(...Object.keys(others)).map(
  (kind) =>
    new Step(`enqueue(1003, ${kind})`, async (model, world) => {
      const n = model.rows.size + 1;
      const result = await world.enqueue(n, '1003', undefined, others[kind]?.(n));
      if (result.ok) model.rows.set(n, { recipient: '1003', sendsChosen: 1 });
    }),
);
const file = fc
  .constantFrom<MediaStand>(
    { state: 'waiting' },
    { state: 'ready', mediaId: '778' },
    { state: 'failed', problem: { code: 'media_refused' } },
  )
  .map((stand) => new Step(`the file is ${stand.state}`, (_, world) => world.setFile(fileId, stand)));
const enqueueTwice = fc.constant(
  new Step('deliver an enqueue twice', async (model, world) => {
    const n = model.rows.size + 1;
    await Promise.all([world.enqueue(n, '1001'), world.enqueue(n, '1001')]);
    model.rows.set(n, { recipient: '1001', sendsChosen: 1 });
  }),
);
const behaviours: Behaviour[] = [
  'refuse',
  'noCredits',
  'tokenBad',
  'forbidden',
  'limitWithoutHeaders',
  'noLegacy',
  'fileExpired',
  'notLeft',
  'brokenBefore',
  'brokenAfter',
  'errorBefore',
  'errorAfter',
  'hangBefore',
  'hangAfter',
];
const trouble = fc.constantFrom(...behaviours).map(
  (behaviour) =>
    new Step(`X will: ${behaviour}`, async (_, world) => {
      world.x.plan.push(behaviour);
    }),
);
const time = fc
  .constantFrom(0, 900, 5_000, 31_000, 120_000, 1_000_000)
  .map((ms) => new Step(`pass(${ms})`, (_, world) => world.pass(ms)));
const kill = fc.constant(new Step('kill', (_, world) => world.kill()));
const half = fc.integer({ min: 0, max: 12 }).map(
  (turns) =>
    new Step(`kill after ${turns} turns`, async (_, world) => {
      void world.outbox.wake();
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await world.kill();
    }),
);
const jump = fc.constantFrom(-3_600_000, 3_600_000, 86_400_000).map(
  (ms) =>
    new Step(`clock jumps ${ms}`, async (model, world) => {
      world.jump += ms;
      model.jumps += 1;
      await world.pass(0);
    }),
);
const second = fc.constant(new Step('a second context wakes', (_, world) => world.wakeSecond()));
const resume = fc.constant(new Step('resume', (_, world) => world.outbox.resume(accountId)));
const agent = fc
  .tuple(
    fc.constantFrom('cancel', 'retry', 'sendAsText', 'sendAgain', 'sendNow', 'lookAgain', 'markSent', 'edit'),
    fc.nat(20),
  )
  .map(
    ([action, index]) =>
      new Step(`${action}(${index})`, async (model, world) => {
        const n = pick(model, index);
        if (n === undefined) return;
        const id = uuidOf(n);
        if (action === 'edit') return world.outbox.edit(id, { text: `message ${n}` });
        const result = await world.outbox[action as 'cancel'](id);
        const row = model.rows.get(n);
        if (['retry', 'sendAsText', 'sendAgain'].includes(action) && result.ok) world.retried.add(n);
        // "Send again" of a row in doubt is the agent's own choice to risk a second one.
        if (action === 'sendAgain' && result.ok && row) row.sendsChosen += 1;
      }),
  );

const commands = fc.commands(
  [
    enqueue,
    enqueue,
    enqueueOther,
    enqueueOther,
    file,
    enqueueTwice,
    trouble,
    trouble,
    time,
    time,
    kill,
    half,
    jump,
    second,
    resume,
    agent,
  ],
  { maxCommands: 40 },
);

const runs = Number(process.env.MODEL_RUNS ?? 150);

describe('the outbox, whatever happens', () => {
  it('loses nothing, sends nothing twice, keeps its order and what it said', {
    timeout: Math.max(120_000, runs * 1_000),
  }, async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (steps) => {
        const world = await World.begin();
        world.x.windows['v1.1'].limit = 1_000;
        const model: Model = { rows: new Map(), jumps: 0, signedOut: false };
        await fc.asyncModelRun(() => ({ model, real: world }), steps);

        // Then the storm is over: X is well, the clock right, the agent presses Resume.
        world.x.plan.length = 0;
        await world.setFile(fileId, { state: 'ready', mediaId: '779' });
        await world.outbox.resume(accountId);
        await world.kill();
        for (let hours = 0; hours < 12; hours += 1) {
          for (const wait of [1_000, 5_000, 20_000, 60_000, 900_000]) await world.pass(wait);
        }
        await check(model, world);
        const rows = await world.rows();
        // Nothing hangs: every row has arrived, failed, was taken back, or the agent is asked about it.
        for (const row of rows) {
          const asked = row.state === 'unknown' && row.doubt?.nextLook === undefined;
          expect(asked || ['sent', 'failed', 'cancelled'].includes(row.state), JSON.stringify(row)).toBe(
            true,
          );
        }
        // Within a conversation the first arrival of each message is in the order in which they were written, unless
        // the agent tried one again later.
        const untouched = [...model.rows].filter(([n]) => !world.retried.has(n));
        for (const recipient of ['1001', '1002', '1003']) {
          const order = world.texts(recipient).map(numberIn);
          const kept = order.filter((n) => untouched.some(([m]) => m === n));
          expect(kept).toEqual(kept.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: runs },
    );
  });

  it('is gone whole after signing out, and sends nothing more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...behaviours), { maxLength: 5 }), async (plan) => {
        const world = await World.begin();
        world.x.plan.push(...plan);
        for (let n = 1; n <= 6; n += 1) await world.enqueue(n, `100${n % 3}`);
        await world.settle();
        await world.signOut();
        const arrived = world.x.stored.length;
        for (const wait of [1_000, 60_000, 1_000_000]) await world.pass(wait);
        expect(world.x.stored).toHaveLength(arrived);
        expect(await world.rows()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
