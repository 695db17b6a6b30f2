import * as v from 'valibot';
import { fail, type Problem, ProblemError, type Result } from '../message/problem';
import { storageProblem } from './database';
import { type Answer, type MessageName, messages, type Payload } from './messages';
import { pageHosts } from './page-hosts';

/** Who sent a message, as the browser (not the sender) says. */
export interface Sender {
  readonly id?: string;
  readonly url?: string;
  readonly origin?: string;
  readonly frameId?: number;
  readonly tab?: { readonly id?: number; readonly windowId?: number };
}

export type Handlers = {
  readonly [N in MessageName]: (payload: Payload<N>, sender: Sender) => Promise<Result<Answer[N]>>;
};

const pageOrigins: ReadonlySet<string> = new Set(pageHosts.map((host) => `https://${host}`));

const Envelope = v.strictObject({ name: v.string(), payload: v.unknown() });

/**
 * The border of the background. Whatever is not in the map, comes from somebody who may not send it, or does not fit
 * its schema is refused without effect. The handler is called before this returns: opening the side panel needs the
 * click that the message came from.
 */
export function createRouter(handlers: Handlers, own: { readonly id: string; readonly origin: string }) {
  let refused = 0;

  const refuse = (detail: string): Promise<Result<never>> => {
    refused += 1;
    return Promise.resolve(fail('message_refused', { detail }));
  };

  return {
    /** How many messages were refused since this worker started. */
    refusedCount: () => refused,

    route(message: unknown, sender: Sender): Promise<Result<unknown>> {
      const envelope = v.safeParse(Envelope, message);
      if (!envelope.success) return refuse('not a message of ours');
      const { name, payload } = envelope.output;
      if (!Object.hasOwn(messages, name)) return refuse('unknown message');
      return dispatch(name as MessageName, payload, sender);
    },
  };

  function dispatch<N extends MessageName>(
    name: N,
    payload: unknown,
    sender: Sender,
  ): Promise<Result<unknown>> {
    const { from, payload: schema } = messages[name];
    const context = contextOf(sender);
    if (context === undefined || !(from as readonly string[]).includes(context))
      return refuse('sender may not');
    const parsed = v.safeParse(schema, payload);
    if (!parsed.success) return refuse('payload does not fit');
    try {
      return handlers[name](parsed.output as Payload<N>, sender).catch(unexpected);
    } catch (error) {
      return Promise.resolve(unexpected(error));
    }
  }

  function contextOf({ id, url, origin, frameId, tab }: Sender): 'page' | 'desk' | undefined {
    if (id !== own.id || url === undefined || !URL.canParse(url)) return undefined;
    // The browser's word for the origin where it gives one; Firefox gives only the address.
    const from = origin ?? originOf(url);
    if (from !== originOf(url) && from !== own.origin) return undefined;
    if (from === own.origin) return url.startsWith(`${own.origin}/`) ? 'desk' : undefined;
    return tab !== undefined && frameId === 0 && pageOrigins.has(from) ? 'page' : undefined;
  }
}

/** `URL.origin` is "null" for schemes that are not the web's. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

function unexpected(error: unknown): Result<never> {
  if (error instanceof ProblemError) return { ok: false, problem: error.problem };
  const isStorage = error instanceof DOMException;
  const problem: Problem = isStorage
    ? storageProblem(error)
    : { code: 'internal', detail: error instanceof Error ? error.message : String(error) };
  return { ok: false, problem };
}
