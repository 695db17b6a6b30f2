import { listAccounts } from '../../lib/auth/vault';
import { buildDeepLink, findDeepLink } from '../../lib/deep-link/deep-link';
import { ownLink } from '../../lib/deep-link/own-link';
import { defaultWords } from '../../lib/message/default-words';
import { fail, ok, type Result } from '../../lib/message/problem';
import type { Answer, Payload } from '../../lib/platform/messages';
import type { Handlers } from '../../lib/platform/router';
import type { Settings } from '../../lib/platform/settings';
import { settings } from '../../lib/platform/values';
import { recallAnswers, rememberAnswers } from '../../lib/templates/answers';
import type { LinkWords } from '../../lib/templates/fill';
import { addTemplates, putTemplates, readLibrary, removeTemplates } from '../../lib/templates/library';
import { fillLinkText } from '../../lib/templates/link-text';
import { renderForComposer, renderTemplate } from '../../lib/templates/render';
import { starters, startersFor } from '../../lib/templates/starters';
import {
  favourTemplate,
  listShortcuts,
  listTemplates,
  readTemplate,
  seedTemplates,
  summaryOf,
} from '../../lib/templates/store';
import type { Rendered, Template } from '../../lib/templates/template';
import { exampleContext, tryTemplate } from '../../lib/templates/try-out';
import { noteUse } from '../../lib/templates/usage';

/** What the page and the desk ask of the library, and of the links that templates end with. */
export const templateHandlers: Pick<
  Handlers,
  | 'templates.list'
  | 'templates.try'
  | 'templates.render'
  | 'templates.shortcuts'
  | 'templates.used'
  | 'templates.favour'
  | 'starters.add'
  | 'library.page'
  | 'library.read'
  | 'library.put'
  | 'library.remove'
  | 'link.build'
  | 'reply.render'
> = {
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
  'templates.render': async ({ templateId, ...wanted }) => {
    const template = await readTemplate(templateId);
    return template ? render(template, await settings.read(), wanted) : fail('template_missing');
  },
  'templates.shortcuts': async () => {
    const { inlinePrefix } = await settings.read();
    await seedTemplates(starters());
    return ok({ prefix: inlinePrefix, shortcuts: inlinePrefix ? await listShortcuts() : [] });
  },
  'templates.used': async ({ templateId, context, answers }) => {
    await Promise.all([noteUse(templateId, Date.now()), rememberAnswers(context, answers, Date.now())]);
    return ok(null);
  },
  'templates.favour': async ({ templateId, favourite }) => {
    await favourTemplate(templateId, favourite);
    return ok(null);
  },
  'link.build': async ({ context }) => {
    if (context.ownId === undefined) return fail('own_account_unknown');
    const link = await render(linkAlone, await settings.read(), { context, answers: {} });
    if (!link.ok) return link;
    return link.value.state === 'ready' ? ok({ url: link.value.text }) : fail('link_text_broken');
  },
  'reply.render': async ({ context, ...chosen }) => {
    const { ownId } = context;
    if (ownId === undefined) return fail('own_account_unknown');
    const kept = await settings.read();
    const templateId = kept.replyTemplateFor[ownId] ?? kept.replyTemplateId;
    const input = { context, ...chosen };
    if (!templateId) return wrap(await render(linkAlone, kept, input));
    const stored = await readTemplate(templateId);
    if (!stored) {
      // The setting stays: its template may be put back.
      const alone = await render(linkAlone, kept, input);
      return alone.ok ? ok({ rendered: alone.value, gone: true }) : alone;
    }
    const template = summaryOf(stored);
    const rendered = await render(stored, kept, { ...input, into: 'composer' });
    if (!rendered.ok || rendered.value.state === 'ask' || findDeepLink(rendered.value.text))
      return wrap(rendered, template);
    // As the template wants its link, which may ask for more.
    const { link, fields } = stored;
    const ended = await render({ ...linkAlone, link, fields }, kept, input);
    if (!ended.ok || ended.value.state === 'ask') return wrap(ended, template);
    return ok({
      rendered: { ...rendered.value, text: `${rendered.value.text} ${ended.value.text}` },
      template,
    });
  },
};

const linkAlone: Template = { id: 'link', name: 'link', text: '{{ private_message_link }}' };

const wrap = (
  rendered: Result<Rendered>,
  template?: Answer['reply.render']['template'],
): Result<Answer['reply.render']> =>
  rendered.ok ? ok({ rendered: rendered.value, ...(template && { template }) }) : rendered;

async function render(
  template: Template,
  kept: Settings,
  { into, ...input }: Omit<Payload<'templates.render'>, 'templateId'>,
): Promise<Result<Rendered>> {
  const { ownId } = input.context;
  const known = { ...input, agentName: kept.agentName, now: Date.now(), locale: navigator.language };
  const build = (id: string, wanted?: LinkWords) => {
    const link = ownLink(kept, id, wanted);
    // What the template wants is filled already.
    return buildDeepLink(
      wanted?.text === undefined ? { ...link, text: fillLinkText(link.text ?? '', known) } : link,
    );
  };
  const rendered = renderTemplate(template, {
    ...known,
    link: ownId === undefined ? undefined : (wanted) => build(ownId, wanted),
  });
  if (!rendered.ok) return rendered;
  if (rendered.value.state === 'ask')
    return ok(await recallAnswers(rendered.value, input.context, Date.now()));
  return into === 'composer' ? renderForComposer(rendered.value, defaultWords()) : rendered;
}
