import { fail, ok, type Result } from './problem';

/** Somebody to write to, before X was asked who that is. */
export type Who = { readonly handle: string } | { readonly id: string };

/** Whom "To" means: one person, a conversation that is there already, or several people. */
export type Wanted = Who | { readonly conversation: string } | { readonly several: readonly Who[] };

const hosts = new Set([
  'x.com',
  'www.x.com',
  'mobile.x.com',
  'pro.x.com',
  'twitter.com',
  'www.twitter.com',
  'mobile.twitter.com',
]);

/** First parts of X's own paths that would read as handles. */
const notHandles = new Set([
  'about',
  'communities',
  'compose',
  'download',
  'explore',
  'hashtag',
  'help',
  'home',
  'i',
  'intent',
  'jobs',
  'lists',
  'login',
  'logout',
  'messages',
  'notifications',
  'privacy',
  'search',
  'settings',
  'share',
  'signup',
  'tos',
]);

// Copied from X's pages, names come wrapped in marks of direction and joiners that nobody sees.
const unseen = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * Reads what a person typed or pasted into "To": a handle with or without @, the address of a profile or post
 * (then its author), of a conversation (then the other side, which needs `ownId`, or the group), or a numeric id.
 * Several of these with spaces, commas or lines between are `several`, each once and without `ownId`.
 * Problems: `recipient_unreadable`, and `recipient_is_self` where the numeric id is `ownId`.
 */
export function parseRecipient(text: string, ownId?: string): Result<Wanted> {
  const typed = text.replace(unseen, '').trim();
  const wanted = readOne(typed, ownId) ?? readSeveral(typed, ownId);
  if (wanted === undefined) return fail('recipient_unreadable');
  return 'id' in wanted && wanted.id === ownId ? fail('recipient_is_self') : ok(wanted);
}

const readOne = (typed: string, ownId: string | undefined) =>
  readHandleOrId(typed) ?? readConversation(typed, ownId) ?? readAddress(typed, ownId);

/** Only where each of them is somebody: words that are no handles are not people. */
function readSeveral(typed: string, ownId: string | undefined): Wanted | undefined {
  const people = new Map<string, Who>();
  const parts = typed.split(/[\s,;]+/u).filter((part) => part !== '');
  // Words with nothing but spaces between are a sentence or a name, unless each is seen to be somebody.
  if (!/[,;\n]/u.test(typed) && !parts.every((part) => /[@＠/]|^[0-9]+$/u.test(part))) return undefined;
  for (const part of parts) {
    const who = readOne(part, ownId);
    if (who === undefined || 'conversation' in who) return undefined;
    if ('id' in who && who.id === ownId) continue;
    people.set('id' in who ? who.id : `@${who.handle.toLowerCase()}`, who);
  }
  const [first, ...others] = people.values();
  if (first === undefined) return undefined;
  return others.length === 0 ? first : { several: [first, ...others] };
}

/** X's ids of its legacy groups have 15 digits or more, as have those of people: only an address tells them apart. */
export const isConversationId = (text: string): boolean => /^[0-9]{15,19}$/u.test(text);

function readHandleOrId(typed: string): Who | undefined {
  // Digits alone are an id: a handle of digits is written with its @.
  return asId(typed) ?? asHandle(typed.replace(/^[@＠]/u, ''));
}

/** `smaller-larger` of two user ids, as X names a one-to-one conversation. */
const readConversation = (typed: string, ownId: string | undefined) =>
  /^[0-9]+-[0-9]+$/u.test(typed) ? otherSide(typed, ownId) : undefined;

function readAddress(typed: string, ownId: string | undefined): Who | { conversation: string } | undefined {
  const address = /^https?:\/\//iu.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!hosts.has(url.hostname)) return undefined;
  const [first = '', second = '', third = ''] = url.pathname.split('/').filter((part) => part !== '');

  if (first === 'i' && second === 'user') return asId(third);
  if (first === 'i' && second === 'chat') return readChat(third, ownId);
  if (first === 'messages' && second === 'compose') return asId(url.searchParams.get('recipient_id') ?? '');
  if (first === 'messages') return readChat(second, ownId);
  if (first === 'intent') {
    return asHandle(url.searchParams.get('screen_name') ?? '') ?? asId(url.searchParams.get('user_id') ?? '');
  }
  return notHandles.has(first.toLowerCase()) ? undefined : asHandle(first.replace(/^@/u, ''));
}

const readChat = (name: string, ownId: string | undefined) =>
  isConversationId(name) ? { conversation: name } : otherSide(name, ownId);

/** A one-to-one conversation is named by both ids, the smaller first. */
function otherSide(conversation: string, ownId: string | undefined): Who | undefined {
  const [one = '', two = '', ...more] = conversation.split('-');
  if (more.length > 0) return undefined;
  if (one === ownId) return asId(two);
  return two === ownId ? asId(one) : undefined;
}

const asId = (text: string): Who | undefined => (/^[0-9]{1,19}$/u.test(text) ? { id: text } : undefined);
const asHandle = (text: string): Who | undefined =>
  /^[A-Za-z0-9_]{1,15}$/u.test(text) ? { handle: text } : undefined;
