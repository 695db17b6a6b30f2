import { browser } from 'wxt/browser';
import { fail, type Result } from '../message/problem';
import type { Answer, MessageName, messages, Payload } from './messages';

/** What a content script may ask; the background checks it again. */
type PageMessage = {
  [N in MessageName]: 'page' extends (typeof messages)[N]['from'][number] ? N : never;
}[MessageName];

/**
 * Asks the background from the content script. The message leaves before this returns, so that it still counts as
 * part of the click it was called in. No receiver, an extension that was updated or removed under the page, or an
 * answer of another shape: the problem `internal`. Types only from `messages`: its schemas stay out of the page.
 */
export async function ask<N extends PageMessage>(name: N, payload: Payload<N>): Promise<Result<Answer[N]>> {
  try {
    const answer: unknown = await browser.runtime.sendMessage({ name, payload });
    return isResult<Answer[N]>(answer) ? answer : fail('internal');
  } catch (error) {
    return fail('internal', { detail: String(error) });
  }
}

// The background is our own code: that it answered at all is what has to be checked here.
function isResult<T>(answer: unknown): answer is Result<T> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}
