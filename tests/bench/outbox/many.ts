import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type * as places from '../../../lib/outbox/places';
import type * as store from '../../../lib/outbox/store';
import type { readLimits } from '../../../lib/x-api/ledger';
import type { ChromiumDesk } from '../chromium-desk';
import { accountId } from '../desk';
import { median, quantile } from '../measure';
import { type Row, round } from '../results';
import { fillOutbox } from './fill';

const many = Number(process.env.MANY_ROWS ?? 15_000);
const few = 15;
const samples = 30;

declare global {
  var asideStore: typeof store & typeof places & { readLimits: typeof readLimits };
}

/** What a person does with a long queue, beside the same with a short one: few, many, many, few. */
export async function measureMany({ desk, page }: ChromiumDesk): Promise<Row[]> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export * from './lib/outbox/store'; export * from './lib/outbox/places'; export { readLimits } from './lib/x-api/ledger';",
      resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'asideStore',
    tsconfigRaw: {},
  });
  // The very code, in a page of the extension: choosing the next row can't be asked for by message.
  await page.evaluate(`${outputFiles[0]?.text}; globalThis.asideStore = asideStore;`);
  await desk.run(knowLimits, accountId);
  const times = { few: {} as Times, many: {} as Times };
  for (const which of ['few', 'many', 'many', 'few'] as const) {
    const rows = which === 'few' ? few : many;
    await fillOutbox(desk, { rows, customers: Math.ceil(rows / 3), firstCustomer: 0, paused: true });
    const measured = await desk.run(timeActions, { accountId, samples: samples + 3 });
    for (const [action, values] of Object.entries(measured)) {
      // The first few warm up.
      times[which][action] = [...(times[which][action] ?? []), ...values.slice(3)];
    }
  }
  return Object.entries(times.many).flatMap(([action, values]) => {
    const beside = times.few[action] ?? [];
    const { length: n } = values;
    const note = `${said[action]}, ${many} rows waiting: median ${round(median(values))} ms, p95 ${round(quantile(values, 0.95))} ms; with ${few}: ${round(median(beside))} ms, p95 ${round(quantile(beside, 0.95))} ms`;
    return [
      {
        name: `outbox.${action}_15000_ms`,
        value: round(median(values)),
        unit: 'ms',
        n,
        note: `${note}; at most 50`,
      },
      {
        name: `outbox.${action}_15000_ratio`,
        value: round(median(values) / median(beside)),
        unit: 'ratio',
        n,
        note,
      },
    ];
  });
}

type Times = Record<string, number[]>;

const said: Record<string, string> = {
  open: 'opening the panel: the first 50 rows, counts, limits and cost, asked by message',
  enqueue: 'Send: from the message to the answer that the row is on the disk',
  next: 'choosing the next row and writing that it is being sent, without the message',
  cancel: 'taking a row back, by message',
  edit: 'changing the text of a row, by message',
};

// These two run in the page, far from this file.

/** What the first answer of X would have told: there is room for all. */
async function knowLimits(accountId: string): Promise<void> {
  const now = Date.now();
  const headers = new Headers({ date: new Date(now).toUTCString() });
  for (const prefix of ['x-rate-limit', 'x-user-limit-24hour']) {
    headers.set(`${prefix}-limit`, '1000000');
    headers.set(`${prefix}-remaining`, '1000000');
    headers.set(`${prefix}-reset`, String(Math.ceil(now / 1000) + 900));
  }
  await asideStore.settlePlace(
    accountId,
    { endpoint: 'dm.send', came: asideStore.readLimits(200, headers, now) },
    now,
  );
}

async function timeActions(wanted: { accountId: string; samples: number }): Promise<Times> {
  const { accountId, samples } = wanted;
  const ask = (name: string, payload: object) => chrome.runtime.sendMessage({ name, payload });
  const time = async (work: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    const answer = await work();
    if (typeof answer === 'object' && answer !== null && 'ok' in answer && !answer.ok)
      throw new Error(JSON.stringify(answer));
    return performance.now() - from;
  };
  const times: Record<string, number[]> = { open: [], enqueue: [], next: [], cancel: [], edit: [] };
  for (let nth = 0; nth < samples; nth += 1) {
    times.open?.push(await time(() => ask('outbox.view', { limit: 50 })));
    const id = crypto.randomUUID();
    const recipient = { id: String(900_000_000 + nth), handle: 'somebody' };
    const message = { text: `Hi, number ${nth}` };
    times.enqueue?.push(await time(() => ask('outbox.enqueue', { id, accountId, recipient, message })));
    times.edit?.push(await time(() => ask('outbox.edit', { id, message: { text: `Hello, number ${nth}` } })));
    times.cancel?.push(await time(() => ask('outbox.cancel', { id })));
    const attempt = crypto.randomUUID();
    let row: { readonly id: string } | undefined;
    const took = await time(async () => {
      [row] = (
        await asideStore.claimDue(
          { accountId, endpoint: 'dm.send', hasFile: () => true },
          [attempt],
          Date.now(),
        )
      ).rows;
    });
    if (!row) throw new Error('No row to choose.');
    times.next?.push(took);
    // Back into the queue, and its place in the limit given back.
    const settled = { endpoint: 'dm.send', came: 'notLeft' } as const;
    const until = Date.now();
    await asideStore.stepRow(row.id, { type: 'postponed', attempt, until }, until, settled);
  }
  return times;
}
