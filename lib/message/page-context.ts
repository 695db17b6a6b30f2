import * as v from 'valibot';
import { ConversationId, Handle, NumericId } from './message';

const name = v.optional(v.pipe(v.string(), v.maxLength(200)));

/** What the page shows about the post being answered, or the conversation that is open. It comes from a hostile page: text, and short. */
export const PageContext = v.object({
  /** The posting account's numeric id, from the page's `twid` cookie at that moment. */
  ownId: v.optional(NumericId),
  ownHandle: v.optional(Handle),
  customer: v.optional(v.object({ handle: Handle, name })),
  post: v.optional(
    v.object({
      url: v.optional(v.pipe(v.string(), v.maxLength(300), v.startsWith('https://'))),
      text: v.optional(v.pipe(v.string(), v.maxLength(30_000))),
      /** What X takes its language for, BCP 47; X writes `und` and `qme` where it can't tell. */
      lang: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u))),
    }),
  ),
  /** The open conversation in chat. `personId`: who it is with, where it is one person. */
  conversation: v.optional(v.object({ id: ConversationId, personId: v.optional(NumericId), name })),
});
export type PageContext = v.InferOutput<typeof PageContext>;
