import * as v from 'valibot';
import { type IntoChat, intoChatOutcomes, type PutIntoChat } from '../message/into-chat';
import { PageContext } from '../message/page-context';
import { fail, type Result } from '../message/problem';
import { browser } from './browser';
import { type Topic, topics } from './changes';
import type { Answer, MessageName, Payload } from './messages';

/** What our own pages (panel and options) may ask of the rest of the extension. */

/** Asks the background. A worker that dies or an answer that never came is the problem `internal`. */
export async function ask<N extends MessageName>(name: N, payload: Payload<N>): Promise<Result<Answer[N]>> {
  try {
    const answer: unknown = await browser.runtime.sendMessage({ name, payload });
    return isResult<Answer[N]>(answer) ? answer : fail('internal');
  } catch (error) {
    return fail('internal', { detail: error instanceof Error ? error.message : String(error) });
  }
}

// The background is our own code: that it answered at all is what has to be checked here.
function isResult<T>(answer: unknown): answer is Result<T> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

const Change = v.object({ topic: v.picklist(topics) });

/** Calls `listener` after each change of `topic` in the background, until `signal` aborts. */
export function onChanged(topic: Topic, listener: () => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel('aside');
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    const change = v.safeParse(Change, event.data);
    if (change.success && change.output.topic === topic) listener();
  });
  signal.addEventListener('abort', () => channel.close(), { once: true });
}

/** What the open page of X shows; undefined when the open tab is not X, or nothing of ours answers there. */
export async function askPage(): Promise<PageContext | undefined> {
  for (const tabId of await openTabs()) {
    const context = await askTab(tabId);
    if (context !== undefined) return context;
  }
  return undefined;
}

async function askTab(tabId: number): Promise<PageContext | undefined> {
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, { name: 'page.context' });
    // It comes out of a hostile page.
    const context = v.safeParse(PageContext, answer);
    return context.success ? context.output : undefined;
  } catch {
    return undefined;
  }
}

const Put = v.object({
  outcome: v.picklist(intoChatOutcomes),
  with: v.optional(v.pipe(v.string(), v.maxLength(250))),
});

/**
 * Puts a text into the chat that is open in X's page, where it is the one meant. From the panel only: the page answers
 * nobody else. `no_chat` also where the open tab is not X.
 */
export async function putIntoChat(wanted: IntoChat): Promise<PutIntoChat> {
  let answer: PutIntoChat = { outcome: 'no_chat' };
  for (const tabId of await openTabs()) {
    const message = { name: 'page.put', wanted };
    const put = v.safeParse(
      Put,
      await browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => {}),
    );
    if (!put.success || put.output.outcome === 'no_chat') continue;
    answer = put.output;
    if (answer.outcome !== 'other_chat' && answer.outcome !== 'other_account') break;
  }
  return answer;
}

/** The tab in front; where that is ourselves (the panel as a window of its own), those in front elsewhere. */
async function openTabs(): Promise<number[]> {
  const own = await browser.tabs.getCurrent();
  const front = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const isOwn = (tab: { id?: number }) => own !== undefined && tab.id === own.id;
  const tabs = front.some(isOwn) ? await browser.tabs.query({ active: true }) : front;
  return tabs.flatMap((tab) => (tab.id === undefined || isOwn(tab) ? [] : [tab.id]));
}

export function openOptions(): void {
  // Nothing to say if it fails: the browser itself refuses only while the extension is being removed.
  browser.runtime.openOptionsPage().catch(() => {});
}
