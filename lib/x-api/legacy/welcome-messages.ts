import * as v from 'valibot';
import { NumericId } from '../../message/message';
import { askX, type Outcome } from '../ask';
import type { AppKeys } from '../credentials';
import type { Exchange } from '../exchange';
import { readable } from '../readable';
import { nothing, pageOf } from './answers';
import { type LegacyMessage, MessageData, writeMessageData } from './message-data';

const Listed = v.object({
  id: NumericId,
  /** Unix ms, as text. */
  created_timestamp: v.optional(v.string()),
  name: v.optional(v.string()),
  message_data: MessageData,
});
/** A welcome message at X. Its `name` is for ourselves; customers don't see it. */
export type WelcomeMessage = v.InferOutput<typeof Listed>;

/** X writes the name beside the message, and in lists inside it. */
const One = v.pipe(
  v.object({ welcome_message: Listed, name: v.optional(v.string()) }),
  v.transform(({ welcome_message: one, name }): WelcomeMessage => ({ ...one, name: one.name ?? name })),
);

const Page = v.pipe(
  // X answers `{}` where there are none.
  v.object({ welcome_messages: readable(Listed), next_cursor: v.optional(v.string()) }),
  v.transform(({ welcome_messages: messages, next_cursor: next }) => ({ messages, next })),
);

/**
 * `POST /1.1/direct_messages/welcome_messages/new.json`: text up to 9,990 characters. Media must have been uploaded as
 * shared. `own_dms_closed` when the account does not take messages from everyone. Whoever has its link can read it.
 */
export const createWelcome = (
  keys: AppKeys,
  name: string | undefined,
  message: LegacyMessage,
  exchange: Exchange = {},
): Promise<Outcome<WelcomeMessage>> =>
  askX(
    keys,
    exchange,
    // The library's own call wants a name; X does not.
    ({ v1 }) =>
      v1.post(
        'direct_messages/welcome_messages/new.json',
        { welcome_message: { name, message_data: writeMessageData(message) } },
        { forceBodyMode: 'json' },
      ),
    One,
  );

/** `GET /1.1/direct_messages/welcome_messages/show.json`. 15 in 15 minutes. */
export const readWelcome = (
  keys: AppKeys,
  id: string,
  exchange: Exchange = {},
): Promise<Outcome<WelcomeMessage>> => askX(keys, exchange, ({ v1 }) => v1.getWelcomeDm(id), One);

/** `GET /1.1/direct_messages/welcome_messages/list.json`: `count` up to 50. 15 in 15 minutes. */
export const listWelcomes = (
  keys: AppKeys,
  { count, cursor }: { readonly count: number; readonly cursor?: string },
  exchange: Exchange = {},
): Promise<Outcome<v.InferOutput<typeof Page>>> =>
  askX(
    keys,
    exchange,
    async ({ v1 }): Promise<unknown> => (await v1.listWelcomeDms(pageOf(count, cursor))).data,
    Page,
  );

/** `PUT /1.1/direct_messages/welcome_messages/update.json`: replaces the whole message; what is left out is gone. */
export const replaceWelcome = (
  keys: AppKeys,
  id: string,
  message: LegacyMessage,
  exchange: Exchange = {},
): Promise<Outcome<WelcomeMessage>> =>
  askX(keys, exchange, ({ v1 }) => v1.updateWelcomeDm(id, writeMessageData(message)), One);

/** `DELETE /1.1/direct_messages/welcome_messages/destroy.json`. */
export const removeWelcome = (keys: AppKeys, id: string, exchange: Exchange = {}): Promise<Outcome<null>> =>
  askX(keys, exchange, ({ v1 }) => v1.deleteWelcomeDm(id), nothing);
