import * as v from 'valibot';
import type { Account } from '../auth/account';
import { CardPlan } from '../cards/card';
import type { UploadView } from '../media/upload';
import { Handle, NumericId, type Person, Recipient, RichMessage } from '../message/message';
import { PageContext } from '../message/page-context';
import type { Standing } from '../message/transport';
import type { OutboxRow, OutboxView } from '../outbox/row';
import { TemplateDraft } from '../templates/draft';
import { trades } from '../templates/starters';
import { type Rendered, type Shortcut, Template, type TemplateSummary } from '../templates/template';
import type { Trial } from '../templates/try-out';
import type { Command } from './commands';
import { type LegacyAnswer, legacyMessages } from './legacy-messages';
import { Settings } from './settings';

const none = v.strictObject({});
const answers = v.record(v.pipe(v.string(), v.maxLength(100)), v.pipe(v.string(), v.maxLength(10_000)));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
/** A draft, however long somebody made it. */
const text = v.pipe(v.string(), v.maxLength(30_000));
/** Which wording: 0 the template's own, then its variants; absent: by the language of the post. */
const variant = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(40)));
/** A file that our page has kept (`lib/platform/files.ts`), and the account that it is uploaded for. */
const upload = v.strictObject({ accountId: NumericId, fileId: v.pipe(v.string(), v.uuid()) });

/**
 * Every message that one context may send to the background: who may send it (`page` is our content script on
 * x.com, `desk` our own pages) and the schema of its payload. What is not here does not exist.
 */
export const messages = {
  'templates.list': { from: ['page', 'desk'], payload: none },
  'templates.render': {
    from: ['page', 'desk'],
    payload: v.strictObject({
      templateId: id,
      context: PageContext,
      answers,
      variant,
      /** Into one of X's composers: text alone, with words in place of buttons. */
      into: v.optional(v.literal('composer')),
    }),
  },
  'starters.add': { from: ['desk'], payload: v.strictObject({ trade: v.picklist(trades) }) },
  /** A draft of a template, as far as it was written, as it would come out. */
  'templates.try': {
    from: ['desk'],
    payload: v.strictObject({
      template: TemplateDraft,
      variant: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(40)),
      /** To its questions; where one is missing, an example. */
      answers: v.optional(v.record(v.string(), v.string())),
    }),
  },
  /** The library a part at a time, in the order of ids: everything of it can be more than one message carries. */
  'library.page': {
    from: ['desk'],
    payload: v.strictObject({ after: v.optional(id), limit: count(200) }),
  },
  'library.read': { from: ['desk'], payload: v.strictObject({ id }) },
  'library.put': {
    from: ['desk'],
    payload: v.strictObject({ templates: v.pipe(v.array(Template), v.maxLength(200)) }),
  },
  'library.remove': {
    from: ['desk'],
    payload: v.strictObject({ ids: v.pipe(v.array(id), v.maxLength(200)) }),
  },
  /** For the inline trigger; none while it is off. */
  'templates.shortcuts': { from: ['page'], payload: none },
  'commands.list': { from: ['desk'], payload: none },
  /** The template's text really went into a composer, or its message into the outbox. */
  'templates.used': {
    from: ['page', 'desk'],
    payload: v.strictObject({ templateId: id, context: PageContext, answers }),
  },
  'templates.favour': {
    from: ['page', 'desk'],
    payload: v.strictObject({ templateId: id, favourite: v.boolean() }),
  },
  /** The private message link of the account that posts, its words filled from the page. The first page tries it too. */
  'link.build': { from: ['page', 'desk'], payload: v.strictObject({ context: PageContext }) },
  /** The reply that "Reply privately" begins with: the template of the settings, ending with the link. */
  'reply.render': {
    from: ['page'],
    payload: v.strictObject({ context: PageContext, answers, variant }),
  },
  'post.weigh': {
    from: ['page', 'desk'],
    /** In a chat every character counts as one. */
    payload: v.strictObject({ text, chat: v.optional(v.boolean()) }),
  },
  'replies.check': { from: ['page'], payload: v.strictObject({ text, context: PageContext }) },
  'replies.noted': { from: ['page'], payload: v.strictObject({ text, context: PageContext }) },
  'page.loadPress': { from: ['page'], payload: none },
  'panel.open': {
    from: ['page'],
    payload: v.strictObject({
      context: PageContext,
      templateId: v.optional(id),
      answers: v.optional(answers),
    }),
  },

  'draft.take': { from: ['desk'], payload: none },
  'settings.read': { from: ['desk'], payload: none },
  'settings.write': { from: ['desk'], payload: v.strictObject({ settings: Settings }) },
  'cards.list': { from: ['desk'], payload: none },
  'cards.save': { from: ['desk'], payload: v.strictObject({ card: CardPlan }) },
  'cards.remove': { from: ['desk'], payload: v.strictObject({ id }) },
  'auth.state': { from: ['desk'], payload: none },
  'auth.signIn': {
    from: ['desk'],
    payload: v.strictObject({ clientId: v.pipe(v.string(), v.maxLength(200)) }),
  },
  'auth.signOut': { from: ['desk'], payload: v.strictObject({ accountId: NumericId }) },
  'person.find': {
    from: ['desk'],
    payload: v.strictObject({
      accountId: NumericId,
      who: v.union([v.object({ handle: Handle }), v.object({ id: NumericId })]),
    }),
  },
  'transport.standing': { from: ['desk'], payload: v.strictObject({ accountId: NumericId }) },
  'outbox.enqueue': {
    from: ['desk'],
    payload: v.strictObject({
      /** Made by the caller, so that a message delivered twice makes one row. */
      id: v.pipe(v.string(), v.uuid()),
      accountId: NumericId,
      /** One at a time: a person, a new group, or a conversation there is. */
      recipient: Recipient,
      message: RichMessage,
      /** By which way, as the preview showed it; absent: v2. */
      transport: v.optional(v.picklist(['v2', 'v1.1'])),
    }),
  },
  'outbox.view': {
    from: ['desk'],
    payload: v.strictObject({ limit: count(200) }),
  },
  'outbox.sendNow': { from: ['desk'], payload: v.strictObject({ id }) },
  'outbox.cancel': { from: ['desk'], payload: v.strictObject({ id }) },
  'outbox.edit': { from: ['desk'], payload: v.strictObject({ id, message: RichMessage }) },
  'outbox.retry': { from: ['desk'], payload: v.strictObject({ id }) },
  'outbox.sendAsText': { from: ['desk'], payload: v.strictObject({ id }) },
  'outbox.sendAgain': { from: ['desk'], payload: v.strictObject({ id }) },
  'outbox.lookAgain': { from: ['desk'], payload: v.strictObject({ id }) },
  'outbox.markSent': { from: ['desk'], payload: v.strictObject({ id }) },
  'outbox.clear': { from: ['desk'], payload: none },
  'outbox.resume': { from: ['desk'], payload: v.strictObject({ accountId: NumericId }) },
  'media.attach': { from: ['desk'], payload: upload },
  'media.view': { from: ['desk'], payload: upload },
  'media.cancel': { from: ['desk'], payload: upload },
  'media.retry': { from: ['desk'], payload: upload },
  ...legacyMessages,
} as const;

export type MessageName = keyof typeof messages;
export type Payload<N extends MessageName> = v.InferOutput<(typeof messages)[N]['payload']>;

/** What the panel is opened with by "Send privately". */
interface Draft {
  readonly context: PageContext;
  readonly templateId?: string;
  readonly answers?: Record<string, string>;
}

/** What each message is answered with, inside a `Result`. */
export interface Answer extends LegacyAnswer {
  'templates.list': readonly TemplateSummary[];
  'templates.render': Rendered;
  'starters.add': { readonly added: number };
  'templates.try': Trial;
  'templates.shortcuts': { readonly prefix: string; readonly shortcuts: readonly Shortcut[] };
  'commands.list': readonly Command[];
  'templates.used': null;
  'templates.favour': null;
  /** `next`: where to go on; absent at the end. */
  'library.page': { readonly templates: readonly Template[]; readonly next?: string };
  'library.read': Template;
  'library.put': { readonly kept: number };
  /** What was removed, to put it back. */
  'library.remove': { readonly removed: readonly Template[] };
  'link.build': { readonly url: string };
  /** `template`: the one that the settings name; absent where the link stands alone. `gone`: as there is none of that id. */
  'reply.render': { readonly rendered: Rendered; readonly template?: TemplateSummary; readonly gone?: true };
  /** Weighted characters as X counts them, and how many the account may post. */
  'post.weigh': { readonly weighted: number; readonly limit: number };
  /** `same`: how many of the account's last replies read like this one; `warn`: enough to look like spam to X. */
  'replies.check': { readonly same: number; readonly warn: boolean };
  /** Said after a reply went into a composer. Keeps a hash, no text. */
  'replies.noted': null;
  /** The script of what a press does now runs beside the content script that asked. */
  'page.loadPress': null;
  /** `window`: the browser would not open its side panel; it opened as a window instead. */
  'panel.open': { readonly opened: 'panel' | 'window' };
  'draft.take': Draft | null;
  'settings.read': Settings;
  'settings.write': Settings;
  'cards.list': readonly CardPlan[];
  'cards.save': null;
  'cards.remove': null;
  'auth.state': AuthState;
  'auth.signIn': Account;
  /** `revoked: false`: forgotten here, but X could not be reached to end it there too. */
  'auth.signOut': { readonly revoked: boolean };
  'person.find': Person;
  /** What this account's own keys are good for, besides its sign-in. */
  'transport.standing': Pick<Standing, 'keys' | 'legacy'>;
  'outbox.enqueue': OutboxRow;
  'outbox.view': OutboxView;
  'outbox.sendNow': OutboxRow;
  'outbox.cancel': OutboxRow;
  'outbox.edit': OutboxRow;
  'outbox.retry': OutboxRow;
  /** Of a row whose native parts X refused: by v2, with words in their place. */
  'outbox.sendAsText': OutboxRow;
  /** Of a row in doubt: the agent accepts that it may arrive twice. */
  'outbox.sendAgain': OutboxRow;
  'outbox.lookAgain': OutboxRow;
  'outbox.markSent': OutboxRow;
  'outbox.clear': { readonly removed: number };
  'outbox.resume': OutboxView;
  'media.attach': UploadView;
  /** Null where nothing was ever asked of this file. */
  'media.view': UploadView | null;
  'media.cancel': null;
  'media.retry': UploadView;
}

export interface AuthState {
  readonly accounts: readonly Account[];
  /** Exact; goes into the X app's settings. */
  readonly redirectUrl: string;
  readonly clientId: string;
}
