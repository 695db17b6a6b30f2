import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { LogEntry } from '../../sandbox/log';
import type { ChromiumDesk } from '../chromium-desk';
import { addCustomers } from '../crowd';
import { accountId, type Desk, signIn } from '../desk';

/** When the background is stopped: not at all, at once, while X has the refresh, or when X has answered. */
export type KillAt = 'never' | 'soon' | 'inFlight' | 'answered';

export interface RoundPlan {
  readonly killAt: KillAt;
  /** Seconds that the access token has left: less than 600 is to be refreshed, less than 10 is of no more use. */
  readonly tokenSeconds: number;
  /** How long X takes for the refresh, ms, and whether it is done before the wait or after. */
  readonly refreshMs: number;
  readonly committed: boolean;
  /** From the instant that `killAt` names, ms. */
  readonly killDelay: number;
}

export interface RoundOutcome {
  readonly plan: RoundPlan;
  /** How far the refresh had come when the background died, by what X saw. */
  readonly found: 'not killed' | 'before it left' | 'while X had it' | 'after X answered';
  /** Refreshes whose body reached X. A request that was opened, and whose body never came, spends nothing. */
  readonly posts: number;
  /** The agent is asked to sign in again, now. */
  readonly signedOut: boolean;
  /** The refresh token may be spent: the agent will be asked when the access token ends. */
  readonly marked: boolean;
  /** Callers, of 50, who got no token though they asked again after the background had died. */
  readonly refused: number;
}

const callers = 50;
const sends = 2;
const tokenRoute = 'POST /2/oauth2/token';

/** 50 callers in two pages and the background want a token at once, none of which is good for long. */
export async function playRound(
  stage: ChromiumDesk,
  panel: Desk,
  kill: () => Promise<void>,
  plan: RoundPlan,
  nth: number,
): Promise<RoundOutcome> {
  const { sandbox, desk } = stage;
  const { state, log, faults } = sandbox;
  state.oauth.accessTokenSeconds = plan.tokenSeconds;
  await signIn(desk);
  // The next one knows no token but the one on the disk.
  await kill();
  state.oauth.accessTokenSeconds = 7_200;
  const customers = addCustomers(state, callers, nth * callers);
  faults.next(tokenRoute, { kind: 'slow', ms: plan.refreshMs, committed: plan.committed });
  const from = log.length;
  const posts = () => log.slice(from).filter(({ path }) => path === '/2/oauth2/token');

  const messages = customers.map(({ id }, place) =>
    place < sends
      ? {
          name: 'outbox.enqueue',
          payload: {
            id: randomUUID(),
            accountId,
            recipient: { id },
            message: { text: `Round ${nth} to ${id}` },
          },
        }
      : { name: 'person.find', payload: { accountId, who: { id } } },
  );
  const asking = Promise.all([
    desk.run(
      askAll,
      messages.filter((_, place) => place % 2 === 0),
    ),
    panel.run(
      askAll,
      messages.filter((_, place) => place % 2 === 1),
    ),
  ]);
  const killed = await killAsPlanned(plan, kill, posts);
  const refused = (await asking).reduce((sum, count) => sum + count, 0);
  // A row that waits for its turn wants a token too.
  await wait(300);
  const grant = await desk.run(readGrant, accountId);
  faults.clear();
  return {
    plan,
    found: placeOf(killed, posts()),
    posts: posts().filter(({ body }) => body !== '').length,
    signedOut: grant.state === 'again',
    marked: grant.state !== 'again' && grant.marked,
    refused,
  };
}

/** When the background was told to die, Unix ms, and whether X had answered by then. */
async function killAsPlanned(
  { killAt, killDelay }: RoundPlan,
  kill: () => Promise<void>,
  posts: () => LogEntry[],
): Promise<Killed | undefined> {
  if (killAt === 'never') return undefined;
  const reached = () =>
    killAt === 'soon' || (killAt === 'inFlight' ? posts().length > 0 : posts()[0]?.status !== undefined);
  for (let tries = 0; tries < 2_000 && !reached(); tries += 1) await wait(1);
  await wait(killDelay);
  const at = Date.now();
  const answered = posts()[0]?.status !== undefined;
  await kill();
  return { at, answered };
}

interface Killed {
  readonly at: number;
  readonly answered: boolean;
}

/** Told afterwards: a request that was open when the background died may have been whole, or may never have been. */
function placeOf(killed: Killed | undefined, posts: readonly LogEntry[]): RoundOutcome['found'] {
  if (!killed) return 'not killed';
  if (killed.answered) return 'after X answered';
  const whole = posts.some(({ time, body }) => body !== '' && time <= killed.at + 5);
  return whole ? 'while X had it' : 'before it left';
}

// These two run in the page, far from this file.

/** Each message until it is answered; how many were answered with a problem. */
async function askAll(messages: { name: string; payload: unknown }[]): Promise<number> {
  const answers = await Promise.all(
    messages.map(async (message) => {
      for (let tries = 0; tries < 100; tries += 1) {
        const answer: { ok?: boolean; problem?: { code: string } } | undefined = await chrome.runtime
          .sendMessage(message)
          .catch(() => undefined);
        if (answer?.ok) return 0;
        if (answer?.problem && answer.problem.code !== 'internal') return 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return 1;
    }),
  );
  return answers.filter((refused) => refused === 1).length;
}

async function readGrant(id: string): Promise<{ state: string; marked: boolean }> {
  const opening = indexedDB.open('aside');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const reading = opening.result.transaction('grants').objectStore('grants').get(id);
  await new Promise((resolve) => reading.addEventListener('success', resolve));
  opening.result.close();
  const grant: { account: { state: string }; refreshLeftAt?: number } = reading.result;
  return { state: grant.account.state, marked: grant.refreshLeftAt !== undefined };
}
