import { setTimeout as wait } from 'node:timers/promises';
import { randomFrom } from '../sandbox/faults';
import { isSettled } from './chaos/verdict';
import { type ChromiumDesk, openDesk, openKiller, raiseChromium } from './chromium-desk';
import { signIn } from './desk';
import type { Row } from './results';
import { type KillAt, playRound, type RoundOutcome, type RoundPlan } from './tokens/round';

const rounds = Number(process.env.TOKEN_ROUNDS ?? 100);

/** Of ten rounds: two in peace, and the background stopped at each of the instants that matter. */
const kinds: readonly KillAt[] = [
  'never',
  'soon',
  'inFlight',
  'answered',
  'soon',
  'never',
  'soon',
  'inFlight',
  'answered',
  'answered',
];

/** 50 callers want a token at once while it runs out and the background dies. */
async function playRounds(): Promise<Row[]> {
  const stage = await raiseChromium();
  try {
    const kill = await openKiller(stage.page);
    const { desk: panel } = await openDesk(stage.browser, 'sidepanel.html');
    const random = randomFrom(1);
    const outcomes: RoundOutcome[] = [];
    for (let nth = 0; nth < rounds; nth += 1) {
      outcomes.push(await playRound(stage, panel, kill, planRound(nth, random), nth));
    }
    return [...rowsOf(outcomes), await countLost(stage)];
  } finally {
    await stage.close();
  }
}

function planRound(nth: number, random: () => number): RoundPlan {
  const killAt = kinds[nth % kinds.length] ?? 'never';
  return {
    killAt,
    // One half begins in the time set aside for refreshing, the other when the token is of no more use.
    tokenSeconds: Math.floor(nth / kinds.length) % 2 === 0 ? 300 : 5,
    refreshMs: 20 + Math.round(random() * 60),
    committed: random() < 0.5,
    killDelay: Math.round(random() * (killAt === 'soon' ? 120 : killAt === 'inFlight' ? 40 : 15)),
  };
}

function rowsOf(outcomes: readonly RoundOutcome[]): Row[] {
  const count = (of: (outcome: RoundOutcome) => number, among = outcomes) =>
    among.reduce((sum, outcome) => sum + of(outcome), 0);
  const extra = ({ posts }: RoundOutcome) => Math.max(0, posts - 1);
  const signedOut = (outcome: RoundOutcome) => Number(outcome.signedOut);
  const marked = (outcome: RoundOutcome) => Number(outcome.marked);
  const row = (key: string, of: (outcome: RoundOutcome) => number, unit: string, said: string): Row => {
    const places = [...new Set(outcomes.map(placeOf))].toSorted();
    const parts = places.map((place) => {
      const among = outcomes.filter((outcome) => placeOf(outcome) === place);
      return `${place}: ${count(of, among)} in ${among.length}`;
    });
    return {
      name: `tokens.${key}`,
      value: count(of),
      unit,
      n: outcomes.length,
      note: `${said}. ${parts.join('; ')}`,
    };
  };
  return [
    row(
      'extra_posts',
      extra,
      'requests',
      `refreshes beyond one a round, 50 callers each; ${count(({ posts }) => posts)} refreshes in all`,
    ),
    row('sign_outs', signedOut, 'rounds', 'the agent is asked to sign in again'),
    row(
      'sign_outs_to_come',
      marked,
      'rounds',
      'the answer was lost: asked when the access token ends, in 10 minutes at most',
    ),
    row('callers_refused', ({ refused }) => refused, 'callers', 'got no token, though they asked again'),
  ];
}

const placeOf = ({ found, plan: { tokenSeconds } }: RoundOutcome) =>
  `${tokenSeconds > 10 ? 'ahead of expiry' : 'expired'}, ${found}`;

/** Whatever was queued in all those rounds, after a last sign-in. */
async function countLost({ desk, sandbox }: ChromiumDesk): Promise<Row> {
  await signIn(desk);
  const deadline = Date.now() + 5 * 60_000;
  let rows = await desk.rows();
  while (Date.now() < deadline && !rows.every(isSettled)) {
    await wait(1_000);
    rows = await desk.rows();
  }
  const arrived = (text: string) => sandbox.state.messages.filter((message) => message.text === text).length;
  const lost = rows.filter(
    (row) => !isSettled(row) || (row.state !== 'unknown' && arrived(row.message.text) !== 1),
  );
  return {
    name: 'tokens.sends_lost',
    value: lost.length,
    unit: 'messages',
    n: rows.length,
    note: `of those queued in the rounds, after signing in once more; ${rows.filter(({ state }) => state === 'unknown').length} asked about`,
  };
}

export const steps = [playRounds];
