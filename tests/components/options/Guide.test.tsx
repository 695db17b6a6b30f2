// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../lib/message/problem';
import { expectNoViolations } from '../axe';
import { acme, authOf, fakeDesk } from '../desk';
import { contentOf, descriptionOf } from '../read';
import { openOptions } from './open-options';

const nobody = () => ok(authOf());
const clientId = () => screen.getByRole('textbox', { name: 'Client ID' });
const signIn = () => screen.getByRole('button', { name: 'Sign in' });

describe('the way to signing in', () => {
  it('teaches the app, its type, the redirect URL, each scope and the prices', async () => {
    const { user } = await openOptions(fakeDesk({ 'auth.state': nobody }));
    screen.getByText(/choose Native App/);
    expect(screen.getByRole('link', { name: /Open console\.x\.com/ }).getAttribute('href')).toBe(
      'https://console.x.com',
    );
    expect(contentOf(screen.getByRole('textbox', { name: 'Redirect URL' }))).toBe(
      'https://aside.chromiumapp.org/x',
    );
    for (const scope of 'tweet.read users.read dm.read dm.write media.write offline.access'.split(' ')) {
      expect(screen.getByText(scope).closest('div')?.querySelector('dd')?.textContent).toMatch(/\.$/);
    }
    screen.getByText('about $0.015');
    screen.getByText('about $0.01');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Copy: Redirect URL' }));
    expect(await navigator.clipboard.readText()).toBe('https://aside.chromiumapp.org/x');
  });

  it('shows that it waits for X, and who is signed in then', async () => {
    let answer = () => {};
    const desk = fakeDesk({
      'auth.state': nobody,
      'auth.signIn': () => new Promise((resolve) => (answer = () => resolve(ok(acme)))),
    });
    const { user } = await openOptions(desk);
    await user.type(clientId(), ' abc123 {Enter}');
    expect(screen.getAllByText('A window of X has opened. Sign in there and allow access.')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Waiting for X' }));
    await expectNoViolations();
    desk.answers['auth.state'] = () => ok({ ...authOf(acme), clientId: 'abc123' });
    answer();
    await screen.findByText('Signed in as @acme_help. You can send from the side panel now.');
    expect(desk.asked('auth.signIn')).toEqual([{ clientId: 'abc123' }]);
    screen.getByRole('listitem', { name: '@acme_help' });
    await expectNoViolations();
  });

  it('asks for a Client ID where there is none', async () => {
    const desk = fakeDesk({ 'auth.state': nobody });
    const { user } = await openOptions(desk);
    await user.click(signIn());
    expect(document.activeElement).toBe(clientId());
    expect(descriptionOf(clientId())).toMatch(/Client ID/);
    expect(desk.asked('auth.signIn')).toEqual([]);
    await expectNoViolations();
  });

  it.each([
    ['sign_in_denied', /./],
    ['sign_in_cancelled', /./],
    ['sign_in_app_type', /Native App/],
    ['sign_in_redirect', /[Rr]edirect/],
    ['sign_in_offline', /offline|network|connection/i],
    ['sign_in_scopes', /grant/],
    ['sign_in_mismatch', /./],
    ['sign_in_failed', /./],
  ] as const)('has its own sentence for %s, and keeps the Client ID', async (code, words) => {
    const desk = fakeDesk({
      'auth.state': nobody,
      'auth.signIn': () => fail(code, { detail: 'what X said' }),
    });
    const { user } = await openOptions(desk);
    await user.type(clientId(), 'abc123{Enter}');
    const alert = screen.getAllByRole('alert').find((one) => one.textContent !== '');
    expect(alert?.textContent).toMatch(words);
    expect(alert?.textContent).toContain('what X said');
    expect(contentOf(clientId())).toBe('abc123');
    await expectNoViolations();
  });

  it('says so when nothing can be read, and tries again', async () => {
    const desk = fakeDesk({ 'auth.state': () => fail('storage_unreadable') });
    const { user } = await openOptions(desk);
    screen.getByText(/does not let Aside read what it has kept/);
    await expectNoViolations();
    desk.answers['auth.state'] = () => ok(authOf(acme));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    screen.getByRole('listitem', { name: '@acme_help' });
  });

  it('says what Aside may do', async () => {
    await openOptions(fakeDesk(), 'may');
    screen.getByText(/It never presses Post or Send/);
    screen.getByText(/Your password stays between you and X/);
  });
});
