import * as v from 'valibot';
import type { Renew } from '../auth/renew';
import { NumericId } from '../message/message';
import { fail, ok, type Problem, problemCodes, type Result } from '../message/problem';
import { browser } from './browser';

/**
 * Renewing a sign-in in a document of its own, which nobody sees. A worker may be stopped while X's answer is on its
 * way, and that answer can't be asked for twice; a document is not stopped with the worker. It reads and writes the
 * vault itself: no token is ever in a message. Chromium only; Firefox renews in its background.
 */
const page = 'renewal.html';
const name = 'renewal.renew';
/** Shared by those who ask; whole for the document while it closes, so that nobody asks it then. */
const lockName = 'aside renewal';

const Question = v.strictObject({ name: v.literal(name), accountId: NumericId });
const Answer = v.union([
  v.object({ ok: v.literal(true) }),
  v.object({
    ok: v.literal(false),
    problem: v.object({
      code: v.picklist(problemCodes),
      detail: v.optional(v.string()),
      status: v.optional(v.number()),
    }),
  }),
]);

/** Asks the document, opening it first. `undefined` when it did not answer: nothing is known then but what the vault says. */
async function askRenewal(accountId: string): Promise<Result<null> | undefined> {
  try {
    // There is at most one such document; that it is open already is as good.
    await chrome.offscreen
      .createDocument({
        url: page,
        reasons: [chrome.offscreen.Reason.WORKERS],
        justification: 'A sign-in that is being renewed must outlive the background worker.',
      })
      .catch(() => {});
    const answer = v.safeParse(Answer, await browser.runtime.sendMessage({ name, accountId }));
    if (!answer.success) return undefined;
    return answer.output.ok ? ok(null) : { ok: false, problem: answer.output.problem as Problem };
  } catch {
    return undefined;
  }
}

/** Renews where nothing stops it. */
export const renewElsewhere: Renew = async (accountId) =>
  navigator.locks.request(
    lockName,
    { mode: 'shared' },
    async () => (await askRenewal(accountId)) ?? fail('internal', { detail: 'renewal' }),
  );

/** In the document: does what the background asks, and closes when nothing was asked for a while. */
export function answerRenewals(renew: Renew): void {
  let underWay = 0;
  let closing: ReturnType<typeof setTimeout> | undefined;
  const close = () =>
    navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
      if (!lock || underWay > 0) return rest();
      window.close();
      // Held until the document is gone.
      await new Promise(() => {});
    });
  const rest = () => {
    clearTimeout(closing);
    if (underWay === 0) closing = setTimeout(close, 20_000);
  };
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string; tab?: unknown }) => {
    const question = v.safeParse(Question, message);
    // Our background alone asks: what comes from a tab is a page, or a content script in one.
    if (!question.success || sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
    underWay += 1;
    return renew(question.output.accountId)
      .catch((error: unknown) => fail('internal', { detail: String(error) }))
      .finally(() => {
        underWay -= 1;
        rest();
      });
  });
  rest();
}
