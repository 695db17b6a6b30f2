import * as v from 'valibot';
import { Media, messageParts, NumericId } from '../message/message';
import { PageContext } from '../message/page-context';

const key = 'aside.unsent';

const written = v.pipe(v.string(), v.maxLength(10_000));
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
  /** As far as they were written: a label too long is kept too. */
  parts: v.optional(Parts),
  context: v.optional(PageContext),
});
export type Unsent = v.InferOutput<typeof Unsent>;

/** Kept in the extension pages' own localStorage, where content scripts can't read. Unreadable: as if empty. */
export function readUnsent(): Unsent | undefined {
  try {
    const stored = v.safeParse(Unsent, JSON.parse(localStorage.getItem(key) ?? 'null'));
    return stored.success ? stored.output : undefined;
  } catch {
    return undefined;
  }
}

export function keepUnsent(unsent: Unsent): void {
  try {
    localStorage.setItem(key, JSON.stringify(unsent));
  } catch {
    // A full disk: the text is still in front of the person, only closing the panel would lose it.
  }
}

/** Forgets it; with an account id only if it belongs to that account. */
export function forgetUnsent(accountId?: string): void {
  if (accountId === undefined || readUnsent()?.accountId === accountId) localStorage.removeItem(key);
}
