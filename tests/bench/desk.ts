import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { fail, type Result } from '../../lib/message/problem';
import type { OutboxRow } from '../../lib/outbox/row';
import type { Answer, MessageName, Payload } from '../../lib/platform/messages';
import { Settings } from '../../lib/platform/settings';
import { publicClientId } from '../sandbox/oauth/grants';

/** The support account that signs in. */
export const accountId = '4242';

/** Runs a function in a page. Both browsers' libraries have this; what goes over is JSON. */
export type RunInPage = <A, R>(work: (given: A) => R | Promise<R>, given: A) => Promise<R>;

/** A page of the extension, in whichever browser. */
export interface Desk {
  readonly run: RunInPage;
  /** One message to the background. One that dies, or is silent for 5 seconds, is the problem `internal`. */
  ask<N extends MessageName>(name: N, payload: Payload<N>): Promise<Result<Answer[N]>>;
  /** The same, again and again until the background has answered, as a person would press again. */
  insist<N extends MessageName>(name: N, payload: Payload<N>): Promise<Answer[N]>;
  /** What lies on the disk, read without waking the background. `state`: only those. */
  rows(state?: OutboxRow['state']): Promise<OutboxRow[]>;
}

export function deskIn(run: RunInPage): Desk {
  const desk: Desk = {
    run,
    async ask(name, payload) {
      // Without a page, as while a browser that was killed comes back, nobody answers either.
      const answer = await run(sendMessage, { name, payload }).catch((error: unknown) =>
        fail('internal', { detail: String(error) }),
      );
      return answer as never;
    },
    async insist(name, payload) {
      let said = '';
      for (let tries = 0; tries < 50; tries += 1) {
        const answer = await desk.ask(name, payload);
        if (answer.ok) return answer.value;
        said = JSON.stringify(answer.problem);
        await wait(20);
      }
      throw new Error(`No answer to ${name}: ${said}`);
    },
    rows: (state) => run(readRows, { state }),
  };
  return desk;
}

/** Signs in, with no time to take a message back. The sandbox has to allow it. */
export async function signIn(desk: Desk): Promise<void> {
  // A browser that has only just started may not have its background yet.
  await desk.insist('settings.read', {});
  const signedIn = await desk.ask('auth.signIn', { clientId: publicClientId });
  if (!signedIn.ok) throw new Error(`Not signed in: ${JSON.stringify(signedIn.problem)}`);
  const settings = v.parse(Settings, { clientId: publicClientId, undoSeconds: 0 });
  await desk.insist('settings.write', { settings });
}

// These two run in the page, far from this file.
async function sendMessage(message: { name: string; payload: unknown }): Promise<unknown> {
  const silence = new Promise((resolve) =>
    setTimeout(resolve, message.name === 'auth.signIn' ? 30_000 : 5_000, undefined),
  );
  const answer: unknown = await Promise.race([
    chrome.runtime.sendMessage(message).catch((error: unknown) => ({
      ok: false,
      problem: { code: 'internal', detail: String(error) },
    })),
    silence,
  ]);
  return answer ?? { ok: false, problem: { code: 'internal', detail: 'no answer' } };
}

async function readRows({ state }: { state?: string }): Promise<OutboxRow[]> {
  const opening = indexedDB.open('aside');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const store = opening.result.transaction('outbox').objectStore('outbox');
  const reading = state
    ? store.index('state').getAll(IDBKeyRange.bound([state], [state, []]))
    : store.getAll();
  await new Promise((resolve) => reading.addEventListener('success', resolve));
  opening.result.close();
  return reading.result;
}
