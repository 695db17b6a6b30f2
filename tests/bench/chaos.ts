import { chaosInChromium } from './chaos/chromium';
import { chaosInFirefox, weather as firefoxWeather } from './chaos/firefox';
import { chaosWithSigkill, weather as sigkillWeather } from './chaos/sigkill';
import type { Verdict } from './chaos/verdict';
import { describeWeather, storm } from './chaos/weather';
import { type Row, round } from './results';

const sends = Number(process.env.CHAOS_SENDS ?? 1_000);
const seed = Number(process.env.CHAOS_SEED ?? 1);

async function inChromium(): Promise<Row[]> {
  const verdict = await chaosInChromium({ sends, seed, gap: 120, killEvery: 900, strikeOn: 30_000 });
  const how = `Chromium, seed ${seed}; background stopped ${verdict.kills} times; ${describeWeather(storm)}`;
  return rowsOf('chaos.', verdict, how);
}

async function withSigkill(): Promise<Row[]> {
  const verdict = await chaosWithSigkill(Math.ceil(sends / 5), seed);
  const how = `Chromium, seed ${seed}; the whole browser killed (SIGKILL) ${verdict.kills} times and started again on its profile; ${describeWeather(sigkillWeather)}`;
  return rowsOf('chaos.sigkill_', verdict, how);
}

async function inFirefox(): Promise<Row[]> {
  const verdict = await chaosInFirefox(Math.ceil(sends / 10), seed);
  const how = `Firefox, seed ${seed}; background ended by Firefox after 500 ms without an event; ${describeWeather(firefoxWeather)}`;
  return rowsOf('chaos.firefox_', verdict, how);
}

const scenarios: Readonly<Record<string, () => Promise<Row[]>>> = {
  chromium: inChromium,
  sigkill: withSigkill,
  firefox: inFirefox,
};

/**
 * Nothing lost and nothing doubled, whatever dies. `CHAOS_SENDS` (1,000) and `CHAOS_SEED` (1) say how hard and how,
 * `CHAOS_ONLY` names one of the scenarios.
 */
export const steps = Object.entries(scenarios)
  .filter(([name]) => [undefined, name].includes(process.env.CHAOS_ONLY))
  .map(([, scenario]) => scenario);

function rowsOf(prefix: string, verdict: Verdict, how: string): Row[] {
  const { sends: n, settleTimes, failed, askedThoughArrived, orphaned } = verdict;
  for (const text of [...verdict.lost, ...verdict.doubled, ...verdict.outOfOrder]) console.log(`  ${text}`);
  const messages = (key: string, value: number, note: string): Row => ({
    name: `${prefix}${key}`,
    value,
    unit: 'messages',
    n,
    note,
  });
  return [
    messages('lost', verdict.lost.length, `gone, called sent or failed against X, or hanging. ${how}`),
    messages('doubled', verdict.doubled.length, 'at X more than once; the same run'),
    messages(
      'asked',
      verdict.asked,
      `the agent is asked, after four looks; X has ${askedThoughArrived} of them; ${failed} failed; the same run`,
    ),
    messages('out_of_order', verdict.outOfOrder.length, 'against the order written; the same run'),
    {
      name: `${prefix}settle_p95_ms`,
      value: round(verdict.settleP95),
      unit: 'ms',
      n: settleTimes.length,
      note: `from the request's start to the row's end or the question, of every row that was in doubt (${orphaned} because their sender died); the same run`,
    },
  ];
}
