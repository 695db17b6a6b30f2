import * as v from 'valibot';
import { limits } from './limits';

/** A user id, a Direct Message event id or a media id at X: 1 to 19 digits. */
export const NumericId = v.pipe(v.string(), v.regex(/^[0-9]{1,19}$/));
/** A handle without the @. X API, `GET /2/users/by/username/{username}`. */
export const Handle = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,15}$/));

/** What is about to be sent, every placeholder filled. Knows nothing of any API. */
export const RichMessage = v.object({
  text: v.pipe(
    v.string(),
    v.check((text) => text.trim() !== ''),
    v.maxLength(limits.text),
  ),
});
export type RichMessage = v.InferOutput<typeof RichMessage>;

/** A person at X, as far as the agent needs to see. */
export const Person = v.object({
  id: NumericId,
  handle: Handle,
  name: v.pipe(v.string(), v.maxLength(200)),
  /** X's own hint, not a guarantee; absent when X did not say. */
  receivesYourDm: v.optional(v.boolean()),
});
export type Person = v.InferOutput<typeof Person>;
