// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../lib/message/problem';
import { expectNoViolations } from '../axe';
import { acme, authOf, care, casey, fakeDesk } from '../desk';
import { contentOf } from '../read';
import { openPanel } from './open-panel';

const message = () => screen.getByRole('textbox', { name: 'Message' });
const draftFor = (handle: string) => ({
  context: { ownId: care.id, customer: { handle }, post: { text: 'Where is my order?' } },
  templateId: 'order',
  answers: { order: '82' },
});

describe('a message begun and not sent', () => {
  it('is there again when the panel is opened again', async () => {
    const first = await openPanel(fakeDesk());
    await first.user.type(screen.getByRole('textbox', { name: 'To' }), 'casey_c');
    await first.user.type(message(), 'Hi Casey');
    expect(first.unsent.kept).toEqual({ accountId: acme.id, to: 'casey_c', text: 'Hi Casey' });
  });

  it('comes back with its account and person', async () => {
    const desk = fakeDesk({ 'auth.state': () => ok(authOf(acme, care)) });
    await openPanel(desk, { accountId: care.id, to: '@casey_c', text: 'Hi Casey' });
    expect(contentOf(message())).toBe('Hi Casey');
    expect(contentOf(screen.getByRole('combobox', { name: 'Send as' }))).toBe(care.id);
    await screen.findByText('@casey_c');
  });

  it('is gone once its account has signed out, even while the panel was closed', async () => {
    const { unsent } = await openPanel(fakeDesk(), { accountId: care.id, to: '', text: 'Hi Casey' });
    expect(contentOf(message())).toBe('');
    expect(unsent.kept).toBeUndefined();
  });

  it('is gone when its account signs out in front of it', async () => {
    const desk = fakeDesk({ 'auth.state': () => ok(authOf(acme, care)) });
    const { unsent } = await openPanel(desk, { accountId: care.id, to: '', text: 'Hi Casey' });
    desk.answers['auth.state'] = () => ok(authOf(acme));
    desk.change('accounts');
    await screen.findByRole('heading', { name: /acme_help/ });
    expect(contentOf(message())).toBe('');
    expect(unsent.kept).toBeUndefined();
  });

  it('is forgotten once it is sent', async () => {
    const { user, unsent } = await openPanel(fakeDesk(), { accountId: acme.id, to: '4242', text: 'Hi' });
    await user.click(screen.getByRole('button', { name: 'Send privately' }));
    expect(unsent.kept).toBeUndefined();
  });
});

describe('"Send privately" on the page', () => {
  const render = () => ok({ state: 'ready', variant: 0, text: 'Hi Casey, order 82' } as const);

  it('opens filled in: account, person, post, template', async () => {
    const desk = fakeDesk({
      'auth.state': () => ok(authOf(acme, care)),
      'draft.take': () => ok(draftFor('casey_c')),
      'templates.render': render,
    });
    await openPanel(desk);
    expect(contentOf(message())).toBe('Hi Casey, order 82');
    expect(contentOf(screen.getByRole('combobox', { name: 'Send as' }))).toBe(care.id);
    screen.getByText('Where is my order?');
    screen.getByText('@casey_c');
    expect(desk.asked('templates.render').at(-1)).toEqual({
      templateId: 'order',
      answers: { order: '82' },
      context: {
        ownId: care.id,
        ownHandle: care.handle,
        customer: { handle: 'casey_c', name: 'Casey' },
        post: { text: 'Where is my order?' },
      },
    });
    await expectNoViolations();
  });

  it('sets a begun message aside and gives it back', async () => {
    const desk = fakeDesk({ 'templates.render': render });
    const { user } = await openPanel(desk, { accountId: acme.id, to: '@jo_lee', text: 'Hi Jo' });
    desk.answers['draft.take'] = () => ok(draftFor('casey_c'));
    desk.change('draft');
    await screen.findByText('A message you had begun to @jo_lee is kept.');
    expect(contentOf(message())).toBe('Hi Casey, order 82');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Go back to it' }));
    expect(contentOf(message())).toBe('Hi Jo');
    screen.getByText('A message you had begun to @casey_c is kept.');
  });

  it('waits with the background until somebody is signed in', async () => {
    const desk = fakeDesk({
      'auth.state': () => ok(authOf()),
      'draft.take': () => ok(draftFor('casey_c')),
      'templates.render': render,
      'person.find': () => ok(casey),
    });
    await openPanel(desk);
    expect(desk.asked('draft.take')).toEqual([]);
    desk.answers['auth.state'] = () => ok(authOf(acme));
    desk.change('accounts');
    await screen.findByDisplayValue('Hi Casey, order 82');
  });
});
