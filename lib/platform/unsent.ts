import * as v from 'valibot';
import { Media, messageParts, NumericId } from '../message/message';
import { PageContext } from '../message/page-context';
import { defineLocal } from './local';

const written = v.pipe(v.string(), v.maxLength(10_000));
/** As far as they were written: a label too long is kept too. */
const Parts = v.object({
  media: v.optional(Media),
  buttons: v.optional(v.pipe(v.array(v.object({ label: written, url: written })), v.maxLength(100))),
  quickReplies: v.optional(
    v.pipe(
      v.array(v.object({ label: written, description: v.optional(written), metadata: v.optional(written) })),
      v.maxLength(1_000),
    ),
  ),
  customProfileId: messageParts.customProfileId,
  fallback: v.optional(v.object({ button: v.optional(written), quickReplies: v.optional(written) })),
});

/** What was typed in the panel and not sent. Belongs to one account and goes with it. */
export const Unsent = v.object({
  accountId: NumericId,
  to: v.pipe(v.string(), v.maxLength(1_000)),
  text: v.pipe(v.string(), v.maxLength(100_000)),
  parts: v.optional(Parts),
  context: v.optional(PageContext),
});
export type Unsent = v.InferOutput<typeof Unsent>;

const kept = defineLocal('aside.unsent', Unsent);
export const { read: readUnsent, keep: keepUnsent } = kept;

/** Forgets it; with an account id only if it belongs to that account. */
export function forgetUnsent(accountId?: string): void {
  if (accountId === undefined || readUnsent()?.accountId === accountId) kept.forget();
}
