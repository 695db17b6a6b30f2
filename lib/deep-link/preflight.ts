import * as limits from '../message/limits';
import { type DeepLink, findDeepLinks, readDeepLink } from './deep-link';

/**
 * What there is to say about a draft with a private message link, before it is posted. Each code has one sentence,
 * `preflight.<code>`: what it means and what to do. Sources: facts of X's web client (the button is drawn only where
 * author and recipient are one account), X's business help, `limits`.
 */
export const findingCodes = [
  // X draws no button, or takes no post.
  'recipient_unreadable',
  'account_switched',
  'not_own',
  'over_limit',
  // It works, though not as one would wish.
  'own_unknown',
  'several_links',
  'not_last',
  'text_too_long',
  // Good to know.
  'skips_welcome',
  'counts_23',
  'links_refused',
  'open_messages',
  'passcode',
] as const;
type FindingCode = (typeof findingCodes)[number];

/** `stop`: no button, or no post. `mind`: look again. `know`: nothing on the page can tell; for the person to know. */
export type Severity = 'stop' | 'mind' | 'know';

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
}

export interface Situation {
  /** The whole draft. */
  readonly draft: string;
  /** The account that is posting now. */
  readonly ownId: string | undefined;
  /** Accounts that were posting earlier in this tab. */
  readonly earlierIds?: readonly string[];
  /** A reply: its author may have turned links off. */
  readonly isReply: boolean;
  /** X's count of the draft, where it is known already. */
  readonly weight?: { readonly weighted: number; readonly limit: number };
}

const stops: ReadonlySet<FindingCode> = new Set([
  'recipient_unreadable',
  'account_switched',
  'not_own',
  'over_limit',
]);
const minds: ReadonlySet<FindingCode> = new Set([
  'own_unknown',
  'several_links',
  'not_last',
  'text_too_long',
]);

/** Checks a draft; empty where it holds no private message link. The gravest first. */
export function checkDraft(situation: Situation): Finding[] {
  const { draft } = situation;
  const written = findDeepLinks(draft);
  const url = written.at(-1);
  if (url === undefined) return [];
  const link = readDeepLink(url);
  const found: Partial<Record<FindingCode, boolean>> = {
    ...(link ? aboutLink(link, situation) : { recipient_unreadable: true }),
    over_limit: situation.weight && situation.weight.weighted > situation.weight.limit,
    several_links: written.length > 1,
    not_last: !draft.trimEnd().endsWith(url),
    counts_23: true,
    links_refused: situation.isReply,
    open_messages: true,
    passcode: true,
  };
  return findingCodes
    .filter((code) => found[code])
    .map((code) => ({ code, severity: stops.has(code) ? 'stop' : minds.has(code) ? 'mind' : 'know' }));
}

function aboutLink(link: DeepLink, { ownId, earlierIds = [] }: Situation) {
  const isOther = ownId !== undefined && link.recipientId !== ownId;
  const wasOurs = earlierIds.includes(link.recipientId);
  return {
    account_switched: isOther && wasOurs,
    not_own: isOther && !wasOurs,
    own_unknown: ownId === undefined,
    text_too_long: (link.text?.length ?? 0) > limits.linkText,
    skips_welcome: link.text !== undefined && link.text !== '' && link.welcomeMessageId === undefined,
  };
}

/** The gravest of them; undefined where there is none. */
export const gravest = (findings: readonly Finding[]): Severity | undefined => findings[0]?.severity;

/**
 * The post as its reader sees it: X takes the last link of its author away at the end and draws the button beneath;
 * elsewhere the link stays and the button is drawn too.
 */
export function previewDraft(draft: string, ownId: string | undefined): { text: string; hasButton: boolean } {
  const url = findDeepLinks(draft).at(-1);
  const hasButton = Boolean(url && ownId && readDeepLink(url)?.recipientId === ownId);
  const written = draft.trimEnd();
  const text = hasButton && url && written.endsWith(url) ? written.slice(0, -url.length).trimEnd() : written;
  return { text, hasButton };
}
