import { setTimeout as wait } from 'node:timers/promises';
import { lanes } from '../../../lib/outbox/scheduler';
import { sendEndpoint } from '../../sandbox/api/settings';
import { grantTokens } from '../../sandbox/oauth/tokens';
import { type ChromiumDesk, openKiller } from '../chromium-desk';
import { addCustomers } from '../crowd';
import { alternate, median } from '../measure';
import { type Row, round } from '../results';
import { fillOutbox } from './fill';

const sends = Number(process.env.DRAIN_SENDS ?? 500);
const pairs = 3;

interface Case {
  /** The same figure may stand under two names. */
  readonly names: readonly string[];
  /** Each row its own customer, or all of them one, and so one by one. */
  readonly customers: 'each' | 'one';
  /** How many fetches of the loop are under way at once. */
  readonly loopLanes: number;
  /** How long X takes for each, ms. */
  readonly answerMs: number;
  readonly said: string;
}

const alike = `each row its own customer, ${lanes} under way at once on both sides`;
const loopback = 'X on loopback answers at once';

const cases: readonly Case[] = [
  // The strictest comes first and carries the plain name.
  {
    names: ['outbox.drain_ratio', 'outbox.drain_ratio_0ms'],
    customers: 'each',
    loopLanes: lanes,
    answerMs: 0,
    said: `${alike}; ${loopback}`,
  },
  {
    names: ['outbox.drain_ratio_one_lane'],
    customers: 'each',
    loopLanes: 1,
    answerMs: 0,
    said: `the queue as it is, beside the plainest loop there is, one \`await fetch\` after the other; ${loopback}`,
  },
  {
    names: ['outbox.drain_ratio_one_by_one'],
    customers: 'one',
    loopLanes: 1,
    answerMs: 0,
    said: `all rows to one customer, so one by one on both sides; ${loopback}`,
  },
  {
    names: ['outbox.drain_ratio_20ms'],
    customers: 'each',
    loopLanes: lanes,
    answerMs: 20,
    said: `${alike}; X takes 20 ms for each`,
  },
  {
    names: ['outbox.drain_ratio_100ms'],
    customers: 'each',
    loopLanes: lanes,
    answerMs: 100,
    said: `${alike}; X takes 100 ms for each, as over a real network`,
  },
];

/** How fast a queue empties, beside a bare loop of the same fetches from the same worker. */
export async function measureDrain(stage: ChromiumDesk): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of cases) rows.push(...(await measureCase(stage, one)));
  stage.sandbox.faults.clear();
  return rows;
}

async function measureCase(stage: ChromiumDesk, one: Case): Promise<Row[]> {
  const { names, loopLanes, answerMs, said } = one;
  const { sandbox, desk, browser, page } = stage;
  const { log, state, faults } = sandbox;
  const customers = one.customers === 'one' ? 1 : sends;
  const firstCustomer = state.users.length;
  addCustomers(state, customers, firstCustomer);
  faults.clear();
  if (answerMs > 0) faults.sometimes(sendEndpoint, { kind: 'slow', ms: answerMs }, 1, 1);
  const { access_token: token } = grantTokens(state);
  const kill = await openKiller(page);

  /** Messages a second, between the arrivals of the first and the last. */
  const arrivals = async () => {
    const giveUp = Date.now() + 120_000;
    const came = () => log.filter(({ method, status }) => method === 'POST' && status === 201);
    while (came().length < sends) {
      if (Date.now() > giveUp) throw new Error(`${names[0]}: ${came().length} of ${sends} came.`);
      await wait(20);
    }
    const [first, last] = [came()[0]?.time ?? 0, came().at(-1)?.time ?? 0];
    return ((sends - 1) * 1000) / (last - first);
  };
  const drain = async () => {
    await kill();
    await wait(200);
    await fillOutbox(desk, { rows: sends, customers, firstCustomer, paused: false });
    log.length = 0;
    void desk.ask('outbox.view', { limit: 1 });
    const rate = await arrivals();
    await wait(300);
    return rate;
  };
  const loop = async () => {
    const worker = await browser.worker();
    await worker.evaluate('globalThis.__name = (named) => named');
    log.length = 0;
    await worker.evaluate(bareLoop, { token, sends, customers, firstCustomer, lanes: loopLanes });
    return arrivals();
  };
  const { a, b } = await alternate(pairs, drain, loop);
  const ratios = a.map((rate, at) => rate / (b[at] ?? Number.NaN));
  return names.map((name) => ({
    name,
    value: round(median(ratios)),
    unit: 'ratio',
    n: sends * pairs,
    note: `${round(median(a))} messages a second beside ${round(median(b))} of a bare loop in the same worker, A-B-B-A, ${pairs} pairs of ${sends} (${ratios.map(round).join(', ')}); ${said}; at least 0.9`,
  }));
}

// Runs in the background's worker, far from this file: the same request, and nothing else.
async function bareLoop(loop: {
  token: string;
  sends: number;
  customers: number;
  firstCustomer: number;
  lanes: number;
}): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < loop.sends) {
      const nth = next;
      next += 1;
      const id = 700_000_000 + loop.firstCustomer + (nth % loop.customers);
      const text = `Hi Customer ${id}, this is about your order ${nth}. It is on its way to you.`;
      const bytes = new TextEncoder().encode(JSON.stringify({ text }));
      const answer = await fetch(`https://api.x.com/2/dm_conversations/with/${id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${loop.token}`, 'content-type': 'application/json' },
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        body: new ReadableStream({
          pull(controller) {
            controller.enqueue(bytes);
            controller.close();
          },
        }),
        duplex: 'half',
      } as RequestInit);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: loop.lanes }, lane));
}
