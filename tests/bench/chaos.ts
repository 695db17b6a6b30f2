import { chaosInChromium } from './chaos/chromium';
import type { Verdict } from './chaos/verdict';
import { describeWeather, storm } from './chaos/weather';
import { type Row, round } from './results';

const sends = Number(process.env.CHAOS_SENDS ?? 1_000);
const seed = Number(process.env.CHAOS_SEED ?? 1);

/** Nothing lost and nothing doubled, whatever dies. `CHAOS_SENDS` (1,000) and `CHAOS_SEED` (1) say how hard and how. */
export async function bench(): Promise<Row[]> {
  const chromium = await chaosInChromium({ sends, seed, gap: 120, killEvery: 900, strikeOn: 30_000 });
  const how = `Chromium, seed ${seed}, background stopped ${chromium.kills} times; ${describeWeather(storm)}`;
  return rowsOf('chaos', chromium, how);
}

function rowsOf(name: string, verdict: Verdict, how: string): Row[] {
  const { sends: n, settleTimes } = verdict;
  for (const text of [...verdict.lost, ...verdict.doubled, ...verdict.outOfOrder]) console.log(`  ${text}`);
  const messages = (key: string, value: number, note: string): Row => ({
    name: `${name}.${key}`,
    value,
    unit: 'messages',
    n,
    note,
  });
  return [
    messages('lost', verdict.lost.length, `gone, called sent or failed against X, or hanging. ${how}`),
    messages('doubled', verdict.doubled.length, `at X more than once. ${how}`),
    messages(
      'asked',
      verdict.asked,
      `the agent is asked, after four looks; X has ${verdict.askedThoughArrived} of them. ${verdict.failed} failed. ${how}`,
    ),
    messages('out_of_order', verdict.outOfOrder.length, `against the order they were written in. ${how}`),
    {
      name: `${name}.settle_p95_ms`,
      value: round(verdict.settleP95),
      unit: 'ms',
      n: settleTimes.length,
      note: `from the request's start to the row's end or the question, of every row that was in doubt. ${how}`,
    },
  ];
}
