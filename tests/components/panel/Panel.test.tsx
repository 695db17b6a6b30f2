// @vitest-environment jsdom
import { act, cleanup, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../lib/message/problem';
import { expectNoViolations } from '../axe';
import { acme, authOf, care, fakeDesk, sendsOf, viewOf } from '../desk';
import { openPanel } from './open-panel';

describe('the panel', () => {
  it('says what it needs and what works without while nobody is signed in, and leads there', async () => {
    const desk = fakeDesk({ 'auth.state': () => ok(authOf()) });
    const { user } = await openPanel(desk);
    screen.getByRole('heading', { name: 'Answer in private' });
    screen.getByRole('heading', { name: 'Works now, without signing in' });
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['Compose', 'Templates']);
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Set up sign-in' }));
    expect(desk.optionsOpened).toBe(1);
  });

  it('opens for writing the moment somebody has signed in', async () => {
    const desk = fakeDesk({ 'auth.state': () => ok(authOf()) });
    await openPanel(desk);
    desk.answers['auth.state'] = () => ok(authOf(acme));
    desk.change('accounts');
    await screen.findByRole('textbox', { name: 'Message' });
    screen.getByRole('heading', { name: /acme_help/ });
  });

  it.each([
    ['nobody', [], () => screen.getByRole('heading', { name: 'Answer in private' })],
    ['somebody', [acme], () => screen.getByRole('textbox', { name: 'Message' })],
  ] as const)(
    'draws what fits before the background has answered, where %s was signed in',
    async (_, accounts, look) => {
      await openPanel(fakeDesk({ 'auth.state': () => ok(authOf(...accounts)) }));
      cleanup();
      let answer = () => {};
      const wait = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const opening = openPanel(fakeDesk({ 'auth.state': () => wait.then(() => ok(authOf(...accounts))) }));
      look();
      answer();
      await opening;
      look();
    },
  );

  it('asks again by itself where the background was stopped as it was asked', async () => {
    let asked = 0;
    const desk = fakeDesk({
      'auth.state': () => {
        asked += 1;
        return asked === 1 ? fail('internal') : ok(authOf(acme));
      },
    });
    await openPanel(desk);
    screen.getByRole('textbox', { name: 'Message' });
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('leads to signing in again, and keeps the queue', async () => {
    const desk = fakeDesk({ 'auth.state': () => ok(authOf({ ...acme, state: 'again' }, care)) });
    const { user } = await openPanel(desk);
    screen.getByText(/X ended the session of @acme_help\. .* what waits in the outbox stays/);
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(desk.optionsOpened).toBe(1);
  });

  it('says that it is offline and that messages wait', async () => {
    const { store } = await openPanel(fakeDesk());
    act(() => store.getState().setOnline(false));
    screen.getByText('You are offline. Write on; messages go when the network is back.');
    await expectNoViolations();
    act(() => store.getState().setOnline(true));
    expect(screen.queryByText(/You are offline/)).toBeNull();
  });

  it.each([
    [{ left: 12, limit: 15, known: true }, '12 of 15 sends left'],
    [{ left: 15, limit: 15, known: false }, 'about 15 of 15 sends left'],
    [{ left: 0, limit: 15, known: true }, 'no sends left'],
    [{ left: 3, limit: 15, known: true, resetAt: 1 }, '3 of 15 sends left'],
  ])('tells what is left of the limit: %o', async (limit, words) => {
    const view = viewOf([], { sends: sendsOf(limit) });
    await openPanel(fakeDesk({ 'outbox.view': () => ok(view) }));
    screen.getByText(words);
  });

  it('tells when sends come back', async () => {
    const resetAt = Date.now() + 9 * 60_000;
    const view = viewOf([], { sends: sendsOf({ left: 2, limit: 15, known: true, resetAt }) });
    await openPanel(fakeDesk({ 'outbox.view': () => ok(view) }));
    const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(resetAt);
    screen.getByText(new RegExp(`2 of 15 sends left · back at .*${time}`));
  });

  it('goes from part to part by arrow keys', async () => {
    const { user } = await openPanel(fakeDesk());
    await user.click(screen.getByRole('tab', { name: 'Compose' }));
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Outbox', selected: true }));
    screen.getByRole('tabpanel', { name: 'Outbox' });
    await user.keyboard('{ArrowLeft}');
    screen.getByRole('tabpanel', { name: 'Compose' });
    await user.keyboard('{ArrowLeft}');
    screen.getByRole('tabpanel', { name: 'Templates' });
    await user.keyboard('{Home}{End}{ArrowRight}');
    screen.getByRole('tabpanel', { name: 'Compose' });
  });

  it('goes the other way by arrow keys where one reads from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const { user } = await openPanel(fakeDesk());
    await user.click(screen.getByRole('tab', { name: 'Compose' }));
    await user.keyboard('{ArrowLeft}');
    screen.getByRole('tabpanel', { name: 'Outbox' });
    document.documentElement.dir = '';
  });

  it('has the whole library in it, signed in or not, and keeps what is being written there', async () => {
    const desk = fakeDesk({ 'auth.state': () => ok(authOf()), 'templates.try': () => fail('internal') });
    const { user } = await openPanel(desk);
    await user.click(screen.getByRole('tab', { name: 'Templates' }));
    await screen.findByText('1 template');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'New template' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Sorry');
    await expectNoViolations();
    await user.click(screen.getByRole('tab', { name: 'Compose' }));
    screen.getByRole('heading', { name: 'Answer in private' });
    await user.click(screen.getByRole('tab', { name: 'Templates' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Sorry');
  });

  it('offers a template for writing the moment it is in the library', async () => {
    const desk = fakeDesk();
    await openPanel(desk);
    desk.answers['templates.list'] = () => ok([{ id: 'new', name: 'Just written', preview: '' }]);
    desk.change('templates');
    await screen.findByRole('option', { name: 'Just written' });
  });

  it('draws at once, before anything is known', async () => {
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    const desk = fakeDesk({ 'auth.state': () => asked.then(() => ok(authOf(acme))) });
    const opening = openPanel(desk);
    screen.getByRole('button', { name: 'Settings' });
    screen.getByRole('textbox', { name: 'Message' });
    await expectNoViolations();
    answer();
    await opening;
  });

  it('says what is wrong when nothing can be read, and tries again', async () => {
    const desk = fakeDesk({ 'auth.state': () => fail('storage_newer') });
    const { user } = await openPanel(desk);
    screen.getByText(/written by a newer version of Aside/);
    await expectNoViolations();
    desk.answers['auth.state'] = () => ok(authOf(acme));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    screen.getByRole('textbox', { name: 'Message' });
  });
});
