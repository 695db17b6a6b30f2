import * as v from 'valibot';
import type { Desk } from '../../components/desk';
import type { Account } from '../../lib/auth/account';
import type { IntoChat, PutIntoChat } from '../../lib/message/into-chat';
import type { Person } from '../../lib/message/message';
import type { PageContext } from '../../lib/message/page-context';
import { fail, ok, type Result } from '../../lib/message/problem';
import type { LimitView, OutboxRow, OutboxView } from '../../lib/outbox/row';
import type { Topic } from '../../lib/platform/changes';
import { type Answer, type MessageName, messages, type Payload } from '../../lib/platform/messages';
import type { Settings } from '../../lib/platform/settings';

type Answers = {
  [N in MessageName]?: (payload: Payload<N>) => Result<Answer[N]> | Promise<Result<Answer[N]>>;
};

/**
 * A background of a test's own making: it refuses what the real one would, answers what the test
 * says, remembers what it was asked.
 */
export interface FakeDesk extends Desk {
  readonly answers: Answers;
  page: PageContext | undefined;
  /** What comes of a text that is put into X's chat. */
  chat: PutIntoChat;
  /** Everything that was to be put there. */
  readonly puts: IntoChat[];
  putIntoChat(wanted: IntoChat): Promise<PutIntoChat>;
  optionsOpened: number;
  /** The payloads of every question of this name. */
  asked<N extends MessageName>(name: N): Payload<N>[];
  /** Tells the page that something changed, as the background does. */
  change(topic: Topic): void;
}

export function fakeDesk(answers: Answers = {}): FakeDesk {
  const log: { name: MessageName; payload: unknown }[] = [];
  const listeners: { topic: Topic; listener: () => void }[] = [];
  const all: Answers = { ...usual, ...answers };
  return {
    answers: all,
    page: undefined,
    chat: { outcome: 'no_chat' },
    puts: [],
    optionsOpened: 0,
    async ask<N extends MessageName>(name: N, payload: Payload<N>) {
      log.push({ name, payload });
      // Of what is written the router refuses what does not fit; it comes to it as JSON.
      const { payload: schema }: { payload: v.GenericSchema } = messages[name];
      const isWritten = /^(templates|library)\./.test(name);
      if (isWritten && !v.is(schema, JSON.parse(JSON.stringify(payload))))
        return fail('message_refused', { detail: name });
      const answer: ((payload: Payload<N>) => Result<Answer[N]> | Promise<Result<Answer[N]>>) | undefined =
        all[name];
      return answer === undefined ? fail('internal', { detail: name }) : answer(payload);
    },
    onChanged(topic, listener, signal) {
      const entry = { topic, listener };
      listeners.push(entry);
      signal.addEventListener('abort', () => listeners.splice(listeners.indexOf(entry), 1));
    },
    async askPage() {
      return this.page;
    },
    async putIntoChat(wanted) {
      this.puts.push(wanted);
      return this.chat;
    },
    openOptions() {
      this.optionsOpened += 1;
    },
    askForUpload: async () => true,
    asked: (name) => log.filter((one) => one.name === name).map((one) => one.payload) as never,
    change: (topic) => {
      for (const one of [...listeners]) if (one.topic === topic) one.listener();
    },
  };
}

export const acme: Account = {
  id: '1001',
  handle: 'acme_help',
  name: 'Acme Help',
  scopes: [],
  state: 'signed_in',
};
export const care: Account = { ...acme, id: '1002', handle: 'acme_care', name: 'Acme Care' };
export const casey: Person = { id: '4242', handle: 'casey_c', name: 'Casey', receivesYourDm: true };

export const defaults: Settings = {
  clientId: '',
  linkText: '',
  linkTextFor: {},
  welcomeMessageFor: {},
  longPosts: false,
  replyTemplateId: '',
  replyTemplateFor: {},
  messageTemplateFor: {},
  agentName: '',
  inlinePrefix: ';',
  undoSeconds: 5,
  keepDays: 30,
  sharedMediaAgreed: false,
};

export const authOf = (...accounts: Account[]): Answer['auth.state'] => ({
  accounts,
  redirectUrl: 'https://aside.chromiumapp.org/x',
  clientId: '',
});

export const rowOf = (more: Partial<OutboxRow> = {}): OutboxRow => ({
  id: 'row-1',
  seq: 1,
  accountId: acme.id,
  conversationId: '1001-4242',
  recipient: { id: casey.id, handle: casey.handle, name: casey.name },
  message: { text: 'Hi Casey' },
  state: 'queued',
  createdAt: Date.now(),
  updatedAt: Date.now(),
  notBefore: Date.now() + 60_000,
  attempts: 0,
  price: 0.015,
  ...more,
});

/** What is left by each way, with nothing used by v1.1 unless a test wants it otherwise. */
export const sendsOf = (v2: LimitView, legacy: LimitView = { left: 1_000, limit: 1_000, known: false }) => ({
  [acme.id]: { v2, 'v1.1': legacy },
});

export const viewOf = (rows: OutboxRow[] = [], more: Partial<OutboxView> = {}): OutboxView => ({
  rows,
  unreadable: [],
  total: rows.length,
  open: rows.filter((row) => ['queued', 'sending', 'unknown'].includes(row.state)).length,
  sends: sendsOf({ left: 12, limit: 15, known: true }),
  paused: {},
  cost: { today: 0, month: 0, sentToday: 0 },
  ...more,
});

/** Signed in, nothing sent, nothing waiting, everybody found. */
const usual: Answers = {
  'auth.state': () => ok(authOf(acme)),
  'settings.read': () => ok(defaults),
  'templates.list': () => ok([{ id: 'order', name: 'Where is my order', shortcut: 'order', preview: '' }]),
  'draft.take': () => ok(null),
  'person.find': () => ok(casey),
  'transport.standing': () => ok({ keys: false }),
  'cards.list': () => ok([]),
  'keys.state': () => ok({ present: false }),
  'outbox.view': () => ok(viewOf()),
  'outbox.enqueue': ({ id, accountId, recipient, message }) =>
    ok(rowOf({ id, accountId, recipient, message })),
};
