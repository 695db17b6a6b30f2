import { defineBackground } from 'wxt/utils/define-background';
import { readKeys } from '../lib/auth/app-keys';
import { signIn } from '../lib/auth/sign-in';
import { createTokens } from '../lib/auth/tokens';
import { listAccounts } from '../lib/auth/vault';
import { buildDeepLink, findDeepLink } from '../lib/deep-link/deep-link';
import { ownLink, skipsDefault } from '../lib/deep-link/own-link';
import { mediaHandlers } from '../lib/media/handlers';
import { createUploads } from '../lib/media/uploads';
import { defaultWords } from '../lib/message/default-words';
import * as limits from '../lib/message/limits';
import { weighPost } from '../lib/message/post-weight';
import { fail, ok } from '../lib/message/problem';
import { createOutbox } from '../lib/outbox/outbox';
import { keepAlive, onAlarm, setAlarm } from '../lib/platform/alarms';
import { browser } from '../lib/platform/browser';
import { listCards, removeCard, saveCard } from '../lib/platform/card-plans';
import { announce } from '../lib/platform/changes';
import { listCommands, onCommand } from '../lib/platform/commands';
import { draft } from '../lib/platform/draft';
import { isOnline, reachable } from '../lib/platform/fetch';
import { onFirstRun, openWelcome } from '../lib/platform/first-run';
import { openAuthPage, redirectUrl } from '../lib/platform/identity';
import { loadPress } from '../lib/platform/load-in-page';
import { offerInMenu } from '../lib/platform/menu';
import { renewOpenTabs } from '../lib/platform/open-tabs';
import { openPanel, openPanelOnActionClick } from '../lib/platform/panel';
import { dropUpload, mayUpload } from '../lib/platform/permissions';
import { pressInPage } from '../lib/platform/press-in-page';
import { renewElsewhere } from '../lib/platform/renewal';
import { checkReply, noteInserted } from '../lib/platform/replies';
import { createRouter, type Handlers, type Sender } from '../lib/platform/router';
import { settings } from '../lib/platform/values';
import { forgetAnswers, recallAnswers, rememberAnswers } from '../lib/templates/answers';
import { addTemplates, putTemplates, readLibrary, removeTemplates } from '../lib/templates/library';
import { renderForComposer, renderTemplate } from '../lib/templates/render';
import { starters, startersFor } from '../lib/templates/starters';
import {
  favourTemplate,
  listShortcuts,
  listTemplates,
  readTemplate,
  seedTemplates,
  summaryOf,
} from '../lib/templates/store';
import { exampleContext, tryTemplate } from '../lib/templates/try-out';
import { noteUse } from '../lib/templates/usage';
import { listEvents } from '../lib/x-api/direct-message-events';
import { sendDirectMessage } from '../lib/x-api/direct-messages';
import { forgetLegacy, legacyHandlers } from '../lib/x-api/legacy/handlers';
import { sendLegacyMessage } from '../lib/x-api/legacy/messages';
import { readStanding } from '../lib/x-api/legacy/standing';
import { appendSegment, finalizeUpload, initializeUpload, readUploadState } from '../lib/x-api/media-upload';
import { createPeople } from '../lib/x-api/people';
import { peopleHandlers } from '../lib/x-api/people-handlers';
import { findMe } from '../lib/x-api/users';

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
  let signingIn: Promise<unknown> | undefined;

  const linkFor = async (ownId: string) => {
    const link = ownLink(await settings.read(), ownId);
    return { url: buildDeepLink(link), carriesText: skipsDefault(link) };
  };

  const render: Handlers['templates.render'] = async ({ templateId, into, ...input }) => {
    const template = await readTemplate(templateId);
    if (!template) return fail('template_missing');
    const { ownId } = input.context;
    const kept = await settings.read();
    const rendered = renderTemplate(template, {
      ...input,
      agentName: kept.agentName,
      now: Date.now(),
      locale: navigator.language,
      link: ownId === undefined ? undefined : (words) => buildDeepLink(ownLink(kept, ownId, words)),
    });
    if (!rendered.ok) return rendered;
    if (rendered.value.state === 'ask')
      return ok(await recallAnswers(rendered.value, input.context, Date.now()));
    return into === 'composer' ? renderForComposer(rendered.value, defaultWords()) : rendered;
  };

  const handlers: Handlers = {
    'templates.list': async () => {
      await seedTemplates(starters());
      return ok(await listTemplates());
    },
    'starters.add': async ({ trade }) => ok(await addTemplates(startersFor(trade))),
    'templates.try': async ({ template, variant, answers }) => {
      const [account] = await listAccounts();
      const { agentName } = await settings.read();
      return ok(
        tryTemplate(
          template,
          {
            agentName,
            variant,
            now: Date.now(),
            locale: navigator.language,
            link: () => buildDeepLink({ recipientId: account?.id ?? '1' }),
          },
          exampleContext(account?.handle),
          answers,
        ),
      );
    },
    'library.page': async ({ after, limit }) => ok(await readLibrary(after, limit)),
    'library.read': async ({ id }) => {
      const template = await readTemplate(id);
      return template ? ok(template) : fail('template_missing');
    },
    'library.put': ({ templates }) => putTemplates(templates),
    'library.remove': async ({ ids }) => ok({ removed: await removeTemplates(ids) }),
    'templates.render': render,
    'templates.shortcuts': async () => {
      const { inlinePrefix } = await settings.read();
      await seedTemplates(starters());
      return ok({ prefix: inlinePrefix, shortcuts: inlinePrefix ? await listShortcuts() : [] });
    },
    'commands.list': async () => ok(await listCommands()),
    'templates.used': async ({ templateId, context, answers }) => {
      await Promise.all([noteUse(templateId, Date.now()), rememberAnswers(context, answers, Date.now())]);
      return ok(null);
    },
    'templates.favour': async ({ templateId, favourite }) => {
      await favourTemplate(templateId, favourite);
      return ok(null);
    },
    'link.build': async ({ ownId }) => ok(await linkFor(ownId)),
    'reply.render': async ({ context, ...chosen }, sender) => {
      if (context.ownId === undefined) return fail('own_account_unknown');
      const [{ url }, kept] = await Promise.all([linkFor(context.ownId), settings.read()]);
      const templateId = kept.replyTemplateFor[context.ownId] ?? kept.replyTemplateId;
      if (!templateId) return ok({ rendered: { state: 'ready', text: url, variant: 0 } });
      const stored = await readTemplate(templateId);
      if (!stored) return fail('template_missing');
      const template = summaryOf(stored);
      const wanted = { templateId, context, ...chosen, into: 'composer' as const };
      const rendered = await render(wanted, sender);
      if (!rendered.ok) return rendered;
      const { value } = rendered;
      if (value.state === 'ask' || findDeepLink(value.text)) return ok({ rendered: value, template });
      return ok({ rendered: { ...value, text: `${value.text} ${url}` }, template });
    },
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
    'auth.state': async () => {
      const { clientId } = await settings.read();
      return ok({ accounts: await listAccounts(), redirectUrl: redirectUrl(), clientId });
    },
    'auth.signIn': async ({ clientId }) => {
      await signingIn;
      if (!isOnline()) return fail('sign_in_offline');
      await settings.write({ ...(await settings.read()), clientId: clientId.trim() });
      const whoAmI = async (token: string) => {
        const me = await findMe({ kind: 'oauth2', token }, { signal: AbortSignal.timeout(15_000) });
        return me.ok ? me : { ok: false as const, problem: me.refusal.problem };
      };
      const attempt = signIn({ clientId, redirectUrl: redirectUrl(), open: openAuthPage, whoAmI, reachable });
      signingIn = attempt.catch(() => {});
      const signedIn = await attempt;
      if (!signedIn.ok) return signedIn;
      announce('accounts');
      await outbox.resume(signedIn.value.account.id);
      void uploads.wake();
      return ok(signedIn.value.account);
    },
    'auth.signOut': async ({ accountId }) => {
      const ended = await tokens.signOut(accountId);
      await Promise.all([
        outbox.forget(accountId),
        uploads.forget(accountId),
        people.forget(accountId),
        forgetAnswers(accountId),
        forgetLegacy(accountId, dropUpload),
        draft.write(null),
      ]);
      return ok(ended);
    },
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
