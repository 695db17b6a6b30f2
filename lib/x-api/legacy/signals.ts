import { askX, type Outcome } from '../ask';
import type { AppKeys } from '../credentials';
import type { Exchange } from '../exchange';
import { nothing } from './answers';

/** `POST /1.1/direct_messages/indicate_typing.json`: shows for about 3 seconds. 1,000 in 15 minutes. */
export const indicateTyping = (
  keys: AppKeys,
  personId: string,
  exchange: Exchange = {},
): Promise<Outcome<null>> => askX(keys, exchange, ({ v1 }) => v1.indicateDmTyping(personId), nothing);

/** `POST /1.1/direct_messages/mark_read.json`: `personId` is who wrote that message. 1,000 in 15 minutes. */
export const markRead = (
  keys: AppKeys,
  lastReadEventId: string,
  personId: string,
  exchange: Exchange = {},
): Promise<Outcome<null>> =>
  askX(keys, exchange, ({ v1 }) => v1.markDmAsRead(lastReadEventId, personId), nothing);
