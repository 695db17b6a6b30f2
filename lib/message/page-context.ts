import * as v from 'valibot';
import { Handle, NumericId } from './message';

/** What the page shows about the post being answered. It comes from a hostile page: text, and short. */
export const PageContext = v.object({
  /** The posting account's numeric id, from the page's `twid` cookie at that moment. */
  ownId: v.optional(NumericId),
  ownHandle: v.optional(Handle),
  customer: v.optional(v.object({ handle: Handle, name: v.optional(v.pipe(v.string(), v.maxLength(200))) })),
  post: v.optional(
    v.object({
      url: v.optional(v.pipe(v.string(), v.maxLength(300), v.startsWith('https://'))),
      text: v.optional(v.pipe(v.string(), v.maxLength(30_000))),
    }),
  ),
});
export type PageContext = v.InferOutput<typeof PageContext>;
