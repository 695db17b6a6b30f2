import type { TwitterApi } from 'twitter-api-v2';
import * as v from 'valibot';
import { isOnline } from '../platform/fetch';
import { unreadable } from './ask';
import { connect } from './client';
import type { Credentials } from './credentials';
import { type Refusal, readError } from './errors';
import type { Exchange } from './exchange';

/** What became of a send. `doubtful`: X may have stored the message all the same. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly eventId: string; readonly conversationId?: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Broken off before the first byte of the message was handed over. */
  | { readonly kind: 'notLeft'; readonly refusal: Refusal }
  | { readonly kind: 'doubtful'; readonly refusal: Refusal };

interface Arrived {
  readonly eventId: string;
  readonly conversationId?: string;
}

/**
 * Makes a call that sends a message, whichever it is, and says which of the four became of it. X takes no idempotency
 * key: whatever broke after the body was handed over is `doubtful`.
 */
export async function deliver(
  credentials: Credentials,
  exchange: Exchange,
  call: (x: TwitterApi) => Promise<unknown>,
  schema: v.GenericSchema<unknown, Arrived>,
): Promise<SendOutcome> {
  let left = false;
  let status: number | undefined;
  const watched: Exchange = {
    signal: exchange.signal,
    async beforeLeaving() {
      await exchange.beforeLeaving?.();
      left = true;
    },
    onAnswer(code, headers) {
      status = code;
      exchange.onAnswer?.(code, headers);
    },
  };
  try {
    const read = v.safeParse(schema, await call(connect(credentials, watched)));
    if (read.success) return { kind: 'sent', ...read.output };
    return { kind: 'doubtful', refusal: unreadable(read.issues, status) };
  } catch (error) {
    const refusal = readError(error, credentials.kind, isOnline());
    // An answer that broke off: a refusal may still be told by its status, an acceptance may not be thrown away.
    if (!refusal.certain && status !== undefined && status >= 400 && status < 500) {
      return { kind: 'refused', refusal: { ...refusal, certain: true } };
    }
    if (refusal.certain) return { kind: 'refused', refusal };
    return { kind: left ? 'doubtful' : 'notLeft', refusal };
  }
}
