import * as v from 'valibot';
import type { PageContext } from '../message/page-context';
import { bareReply, countSame, looksLikeSpam, noteReply } from '../message/same-reply';
import { defineValue } from './values';

const mostAccounts = 20;

const Replies = v.object({
  /** Makes the hashes worthless to whoever would guess at short texts without this database. */
  salt: v.string(),
  /** By the posting account's id, the one used last first. */
  accounts: v.array(
    v.tuple([v.string(), v.array(v.object({ hash: v.string(), at: v.pipe(v.number(), v.finite()) }))]),
  ),
});

const replies = defineValue('replies', Replies, { salt: '', accounts: [] });

/** Reading, hashing and writing take several steps: one after the other, or the second would undo the first. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

/** A chat is not public, and a post of one's own is no reply: only what answers a post counts. */
const isReply = ({ post }: PageContext) => post !== undefined;

/** How many of this account's last replies read like `text`, and whether that may look like spam to X. */
export function checkReply(text: string, context: PageContext) {
  return inTurn(async () => {
    if (!isReply(context)) return { same: 0, warn: false };
    const { salt, accounts } = await replies.read();
    const noted = accounts.find(([id]) => id === context.ownId)?.[1] ?? [];
    const same = countSame(noted, await hashOf(salt, text, context), Date.now());
    return { same, warn: looksLikeSpam(same) };
  });
}

/** Remembers that `text` went into a reply. Without a known account nothing is kept. */
export async function noteInserted(text: string, context: PageContext): Promise<void> {
  const { ownId } = context;
  if (ownId === undefined || !isReply(context)) return;
  await inTurn(async () => {
    const kept = await replies.read();
    const salt = kept.salt || crypto.randomUUID();
    const noted = kept.accounts.find(([id]) => id === ownId)?.[1] ?? [];
    const newest = noteReply(noted, await hashOf(salt, text, context), Date.now());
    const others = kept.accounts.filter(([id]) => id !== ownId).slice(0, mostAccounts - 1);
    await replies.write({ salt, accounts: [[ownId, newest], ...others] });
  });
}

async function hashOf(salt: string, text: string, context: PageContext): Promise<string> {
  const bytes = new TextEncoder().encode(salt + bareReply(text, context));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
