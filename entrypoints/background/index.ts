import { defineBackground } from 'wxt/utils/define-background';
import { readKeys } from '../../lib/auth/app-keys';
import { authHandlers } from '../../lib/auth/handlers';
import { createTokens } from '../../lib/auth/tokens';
import { mediaHandlers } from '../../lib/media/handlers';
import { createUploads } from '../../lib/media/uploads';
import { defaultWords } from '../../lib/message/default-words';
import * as limits from '../../lib/message/limits';
import { weighPost } from '../../lib/message/post-weight';
import { ok } from '../../lib/message/problem';
import { createOutbox } from '../../lib/outbox/outbox';
import { keepAlive, onAlarm, setAlarm } from '../../lib/platform/alarms';
import { browser } from '../../lib/platform/browser';
import { listCards, removeCard, saveCard } from '../../lib/platform/card-plans';
import { listCommands, onCommand } from '../../lib/platform/commands';
import { draft } from '../../lib/platform/draft';
import { onFirstRun, openWelcome } from '../../lib/platform/first-run';
import { loadPress } from '../../lib/platform/load-in-page';
import { offerInMenu } from '../../lib/platform/menu';
import { renewOpenTabs } from '../../lib/platform/open-tabs';
import { openPanel, openPanelOnActionClick } from '../../lib/platform/panel';
import { dropUpload, mayUpload } from '../../lib/platform/permissions';
import { pressInPage } from '../../lib/platform/press-in-page';
import { renewElsewhere } from '../../lib/platform/renewal';
import { checkReply, noteInserted } from '../../lib/platform/replies';
import { createRouter, type Handlers, type Sender } from '../../lib/platform/router';
import { settings } from '../../lib/platform/values';
import { forgetAnswers } from '../../lib/templates/answers';
import { listEvents } from '../../lib/x-api/direct-message-events';
import { sendDirectMessage } from '../../lib/x-api/direct-messages';
import { forgetLegacy, legacyHandlers } from '../../lib/x-api/legacy/handlers';
import { sendLegacyMessage } from '../../lib/x-api/legacy/messages';
import { readStanding } from '../../lib/x-api/legacy/standing';
import {
  appendSegment,
  finalizeUpload,
  initializeUpload,
  readUploadState,
} from '../../lib/x-api/media-upload';
import { createPeople } from '../../lib/x-api/people';
import { peopleHandlers } from '../../lib/x-api/people-handlers';
import { templateHandlers } from './templates';

const outboxAlarm = 'outbox';
const uploadsAlarm = 'uploads';

export default defineBackground(() => {
  const tokens = import.meta.env.FIREFOX
    ? createTokens()
    : createTokens(undefined, undefined, renewElsewhere);
  const people = createPeople(tokens);
  const outbox = createOutbox({
    tokens,
    send: sendDirectMessage,
    sendLegacy: sendLegacyMessage,
    list: listEvents,
    keysOf: readKeys,
    legacyOf: readStanding,
    words: defaultWords,
    fileFor: (accountId, fileId) => uploads.mediaFor(accountId, fileId),
    renewFile: (accountId, fileId) => uploads.renew(accountId, fileId),
    now: Date.now,
    random: Math.random,
    uuid: () => crypto.randomUUID(),
    setAlarm: (at) => setAlarm(outboxAlarm, at),
    keepAlive,
  });
  const uploads = createUploads({
    tokens,
    calls: {
      initialize: initializeUpload,
      append: appendSegment,
      finalize: finalizeUpload,
      status: readUploadState,
    },
    now: Date.now,
    random: Math.random,
    setAlarm: (at) => setAlarm(uploadsAlarm, at),
    keepAlive,
    ended: () => void outbox.wake(),
  });

  const handlers: Handlers = {
    ...templateHandlers,
    'commands.list': async () => ok(await listCommands()),
    'post.weigh': async ({ text, chat }) => {
      if (chat) return ok({ weighted: text.length, limit: limits.text });
      const { longPosts } = await settings.read();
      return ok({ weighted: weighPost(text), limit: longPosts ? limits.longPost : limits.post });
    },
    'replies.check': async ({ text, context }) => ok(await checkReply(text, context)),
    'replies.noted': async ({ text, context }) => {
      await noteInserted(text, context);
      return ok(null);
    },
    'page.loadPress': async (_, sender) => {
      await loadPress(sender.tab?.id ?? -1);
      return ok(null);
    },
    'panel.open': async (wanted, sender) => {
      // First of all, in the click's own task.
      const opening = openPanel(sender.tab?.id ?? -1);
      await draft.write(wanted);
      return ok({ opened: await opening });
    },
    'draft.take': async () => {
      const waiting = await draft.read();
      if (waiting) await draft.write(null);
      return ok(waiting);
    },
    'settings.read': async () => ok(await settings.read()),
    'settings.write': async ({ settings: wanted }) => {
      await settings.write(wanted);
      return ok(wanted);
    },
    'cards.list': async () => ok(await listCards()),
    'cards.save': ({ card }) => saveCard(card),
    'cards.remove': ({ id }) => removeCard(id),
    ...authHandlers({
      tokens,
      signedIn: async (accountId) => {
        await outbox.resume(accountId);
        void uploads.wake();
      },
      forget: (accountId) =>
        Promise.all([
          outbox.forget(accountId),
          uploads.forget(accountId),
          people.forget(accountId),
          forgetAnswers(accountId),
          forgetLegacy(accountId, dropUpload),
          draft.write(null),
        ]),
    }),
    ...legacyHandlers({ dropUpload, mayUpload }),
    ...peopleHandlers(tokens),
    'person.find': ({ accountId, who }) => people.find(accountId, who),
    'transport.standing': async ({ accountId }) => ok(await readStanding(accountId)),
    'outbox.enqueue': (row) => outbox.enqueue(row),
    'outbox.view': async ({ limit }) => {
      void outbox.wake();
      return ok(await outbox.view(limit));
    },
    'outbox.sendNow': ({ id }) => outbox.sendNow(id),
    'outbox.cancel': ({ id }) => outbox.cancel(id),
    'outbox.edit': ({ id, message }) => outbox.edit(id, message),
    'outbox.retry': ({ id }) => outbox.retry(id),
    'outbox.sendAsText': ({ id }) => outbox.sendAsText(id),
    'outbox.sendAgain': ({ id }) => outbox.sendAgain(id),
    'outbox.lookAgain': ({ id }) => outbox.lookAgain(id),
    'outbox.markSent': ({ id }) => outbox.markSent(id),
    'outbox.clear': async () => {
      await forgetAnswers();
      return outbox.clear();
    },
    'outbox.resume': async ({ accountId }) => {
      await outbox.resume(accountId);
      return ok(await outbox.view(1));
    },
    ...mediaHandlers(uploads),
  };

  const router = createRouter(handlers, {
    id: browser.runtime.id,
    origin: new URL(browser.runtime.getURL('')).origin,
  });
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => router.route(message, sender));

  onAlarm(outboxAlarm, () => void outbox.wake());
  onAlarm(uploadsAlarm, () => void uploads.wake());
  self.addEventListener('online', () => {
    void outbox.online();
    void uploads.wake();
  });
  browser.runtime.onStartup.addListener(() => {
    void outbox.wake();
    void uploads.wake();
  });
  onFirstRun(() => void openWelcome());
  openPanelOnActionClick();
  offerInMenu();
  renewOpenTabs();
  onCommand({ press: pressInPage, openPanel: (tabId) => void openPanel(tabId, 'command') });
  void outbox.expire();
  void outbox.wake();
  void uploads.expire();
  void uploads.wake();
});
