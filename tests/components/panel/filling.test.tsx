// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../components/ui/ProblemNotice';
import { fail, ok } from '../../../lib/message/problem';
import { expectNoViolations } from '../axe';
import { acme, authOf, care, casey, defaults, fakeDesk } from '../desk';
import { contentOf } from '../read';
import { openPanel } from './open-panel';

const message = () => screen.getByRole('textbox', { name: 'Message' });
const choose = () => screen.getByRole('combobox', { name: 'Template' });
const to = () => screen.getByRole('textbox', { name: 'To' });
const label = (name: string) => ({ 'customer.name': 'Customer name', order: 'Order' })[name] ?? name;

/** A template of two placeholders, as the background renders it: what is not known is asked for. */
const twoQuestions = () =>
  fakeDesk({
    'templates.render': ({ context, answers }) => {
      const name = context.customer?.name ?? answers['customer.name'];
      const missing = [...(name ? [] : ['customer.name']), ...(answers.order ? [] : ['order'])];
      return missing.length > 0
        ? ok({ state: 'ask', fields: missing.map((one) => ({ name: one, label: label(one) })) })
        : ok({ state: 'ready', variant: 0, text: `Hi ${name}, order ${answers.order}` });
    },
    'person.find': ({ who }) =>
      ok('handle' in who && who.handle === 'jo_lee' ? { id: '55', handle: 'jo_lee', name: 'Jo' } : casey),
  });

describe('the template that an account begins with', () => {
  const beginning = (messageTemplateFor: Record<string, string>) => {
    const desk = fakeDesk({
      'auth.state': () => ok(authOf(acme, care)),
      'settings.read': () => ok({ ...defaults, messageTemplateFor }),
      'templates.list': () =>
        ok([
          { id: 'order', name: 'Where is my order', preview: '' },
          { id: 'sorry', name: 'Sorry', preview: '' },
        ]),
      'templates.render': ({ templateId, context }) =>
        ok({ state: 'ready', variant: 0, text: `${templateId} for ${context.customer?.name}` }),
    });
    return desk;
  };

  it('comes once the person is known, into a message with nothing in it', async () => {
    const { user } = await openPanel(beginning({ [acme.id]: 'order' }));
    expect(contentOf(message())).toBe('');
    await user.type(to(), 'casey_c{Enter}');
    expect(contentOf(message())).toBe('order for Casey');
    await expectNoViolations();
  });

  it('changes with the account while nobody touched it', async () => {
    const { user } = await openPanel(beginning({ [acme.id]: 'order', [care.id]: 'sorry' }));
    await user.type(to(), 'casey_c{Enter}');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Send as' }), care.id);
    expect(contentOf(message())).toBe('sorry for Casey');
  });

  it('leaves alone what was begun, and what was asked for', async () => {
    const { user } = await openPanel(beginning({ [acme.id]: 'order' }));
    await user.type(message(), 'Mine');
    await user.type(to(), 'casey_c{Enter}');
    expect(contentOf(message())).toBe('Mine');
  });

  it('does not come before the one that was chosen in the page', async () => {
    const desk = beginning({ [acme.id]: 'order' });
    const context = { ownId: acme.id, customer: { handle: 'casey_c', name: 'Casey' } };
    desk.answers['draft.take'] = () => ok({ context, templateId: 'sorry' });
    await openPanel(desk);
    expect(contentOf(message())).toBe('sorry for Casey');
    expect(desk.asked('templates.render').every(({ templateId }) => templateId === 'sorry')).toBe(true);
  });

  it('stays away once it was taken out again', async () => {
    const { user } = await openPanel(beginning({ [acme.id]: 'order' }));
    await user.type(to(), 'casey_c{Enter}');
    await user.click(screen.getByRole('button', { name: 'Take the template out again' }));
    await user.click(screen.getByRole('button', { name: /Change who/ }));
    await user.type(to(), 'casey_c{Enter}');
    expect(contentOf(message())).toBe('');
  });
});

describe('starting from a template', () => {
  it('asks for what it does not know, then fills in', async () => {
    const { user } = await openPanel(twoQuestions());
    await user.type(to(), 'casey_c{Enter}');
    await user.selectOptions(choose(), 'Where is my order');
    expect(screen.queryByRole('textbox', { name: 'Customer name' })).toBeNull();
    await expectNoViolations();
    await user.type(screen.getByRole('textbox', { name: 'Order' }), '82{Enter}');
    expect(contentOf(message())).toBe('Hi Casey, order 82');
    expect(screen.queryByRole('textbox', { name: 'Order' })).toBeNull();
    screen.getByText('Template filled in');
  });

  it('leads to the first question still open rather than leaving a blank', async () => {
    const desk = twoQuestions();
    const { user } = await openPanel(desk);
    await user.selectOptions(choose(), 'Where is my order');
    await user.type(screen.getByRole('textbox', { name: 'Customer name' }), 'Casey{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Order' }));
    expect(desk.asked('templates.render')).toHaveLength(1);
  });

  it('stops asking for a name once the person is found', async () => {
    const { user } = await openPanel(twoQuestions());
    await user.selectOptions(choose(), 'Where is my order');
    await user.type(to(), 'casey_c{Enter}');
    expect(screen.queryByRole('textbox', { name: 'Customer name' })).toBeNull();
    screen.getByRole('textbox', { name: 'Order' });
  });

  it('goes where the caret is in a text that was begun, and replaces nothing', async () => {
    const { user } = await openPanel(twoQuestions());
    await user.type(to(), 'casey_c{Enter}');
    await user.type(message(), 'Before. After.', { initialSelectionStart: 0 });
    await user.type(message(), ' ', { initialSelectionStart: 7, initialSelectionEnd: 7 });
    await user.selectOptions(choose(), 'Where is my order');
    await user.type(screen.getByRole('textbox', { name: 'Order' }), '82{Enter}');
    expect(contentOf(message())).toBe('Before. Hi Casey, order 82 After.');
  });

  it('greets the new person when the text was not touched', async () => {
    const { user } = await openPanel(twoQuestions());
    await user.type(to(), 'casey_c{Enter}');
    await user.selectOptions(choose(), 'Where is my order');
    await user.type(screen.getByRole('textbox', { name: 'Order' }), '82{Enter}');
    await user.click(screen.getByRole('button', { name: 'Change who this goes to, now @casey_c' }));
    expect(document.activeElement).toBe(to());
    await user.type(to(), 'jo_lee{Enter}');
    expect(contentOf(message())).toBe('Hi Jo, order 82');
  });

  it('warns when a touched text was filled in for somebody else', async () => {
    const { user } = await openPanel(twoQuestions());
    await user.type(to(), 'casey_c{Enter}');
    await user.selectOptions(choose(), 'Where is my order');
    await user.type(screen.getByRole('textbox', { name: 'Order' }), '82{Enter}');
    await user.type(message(), '!');
    await user.click(screen.getByRole('button', { name: /Change who/ }));
    await user.type(to(), 'jo_lee{Enter}');
    expect(contentOf(message())).toBe('Hi Casey, order 82!');
    screen.getByText('This text was filled in for @casey_c. Check the names before you send.');
    await expectNoViolations();
  });

  it('never quotes the post of one person to another', async () => {
    const desk = twoQuestions();
    desk.page = { customer: { handle: 'casey_c', name: 'Casey' }, post: { text: 'My order never came' } };
    const { user } = await openPanel(desk);
    await user.click(screen.getByRole('button', { name: 'The person of the open post or chat' }));
    await user.click(await screen.findByRole('button', { name: /Change who/ }));
    await user.type(to(), 'jo_lee{Enter}');
    await user.selectOptions(choose(), 'Where is my order');
    expect(desk.asked('templates.render').at(-1)?.context).toMatchObject({ customer: { handle: 'jo_lee' } });
    expect(desk.asked('templates.render').at(-1)?.context.post).toBeUndefined();
    expect(screen.queryByText('My order never came')).toBeNull();
  });

  it.each(['template_missing', 'template_broken', 'template_part_unfit', 'own_account_unknown'] as const)(
    'says why a template is not filled in, and leaves the text alone: %s',
    async (code) => {
      const { user } = await openPanel(fakeDesk({ 'templates.render': () => fail(code) }));
      await user.type(message(), 'Mine');
      await user.selectOptions(choose(), 'Where is my order');
      expect(contentOf(message())).toBe('Mine');
      screen.getByText(sentenceOf({ code }));
      await expectNoViolations();
    },
  );
});
