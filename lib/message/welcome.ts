import * as v from 'valibot';
import * as limits from './limits';
import { messageParts, NumericId } from './message';

/** What a customer reads before the first word: everything that X's v1.1 draws. `mediaId` as X names the file. */
export const WelcomeContent = v.object({
  text: v.pipe(
    v.string(),
    v.check((text) => text.trim() !== ''),
    v.maxLength(limits.welcomeText),
  ),
  buttons: messageParts.buttons,
  quickReplies: messageParts.quickReplies,
  mediaId: v.optional(NumericId),
});
export type WelcomeContent = v.InferOutput<typeof WelcomeContent>;

/** For ourselves, customers don't see it. X takes letters, digits, `-` `_` space `#` `@`. */
export const WelcomeName = v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N}\-_ #@]{1,100}$/u));
