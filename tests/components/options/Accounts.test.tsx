// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../lib/message/problem';
import { expectNoViolations } from '../axe';
import { acme, authOf, care, fakeDesk } from '../desk';
import { openOptions } from './open-options';

const withClient = (...accounts: (typeof acme)[]) => ok({ ...authOf(...accounts), clientId: 'abc123' });
const item = (handle: string) => screen.getByRole('listitem', { name: `@${handle}` });

describe('accounts', () => {
  it('lists who is signed in and who has to sign in again', async () => {
    const desk = fakeDesk({ 'auth.state': () => withClient({ ...acme, state: 'again' }, care) });
    desk.answers['auth.signIn'] = () => ok(acme);
    const { user } = await openOptions(desk);
    within(item('acme_care')).getByText('signed in');
    within(item('acme_help')).getByText('needs to sign in again');
    await expectNoViolations();
    await user.click(within(item('acme_help')).getByRole('button', { name: 'Sign in again' }));
    expect(desk.asked('auth.signIn')).toEqual([{ clientId: 'abc123' }]);
  });

  it('asks before signing out, and does nothing on second thoughts', async () => {
    const desk = fakeDesk({ 'auth.state': () => withClient(acme) });
    const { user } = await openOptions(desk);
    await user.click(screen.getByRole('button', { name: 'Sign out @acme_help' }));
    screen.getByRole('group', { name: /will not be sent/ });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Stay signed in' }));
    await expectNoViolations();
    await user.keyboard('{Enter}');
    expect(desk.asked('auth.signOut')).toEqual([]);
    expect(document.activeElement).toBe(item('acme_help'));
  });

  const signOut = async (desk: ReturnType<typeof fakeDesk>) => {
    const page = await openOptions(desk);
    await page.user.click(screen.getByRole('button', { name: 'Sign out @acme_help' }));
    desk.answers['auth.state'] = () => withClient(care);
    await page.user.click(screen.getByRole('button', { name: 'Sign out' }));
    return page;
  };

  it('signs out one account and forgets what was typed for it', async () => {
    const desk = fakeDesk({
      'auth.state': () => withClient(acme, care),
      'auth.signOut': () => ok({ revoked: true }),
    });
    const { forgotten } = await signOut(desk);
    await screen.findByText('Signed out. Its tokens are ended at X and removed here.');
    expect(desk.asked('auth.signOut')).toEqual([{ accountId: acme.id }]);
    expect(forgotten).toEqual([acme.id]);
    expect(screen.queryByRole('listitem', { name: '@acme_help' })).toBeNull();
    item('acme_care');
  });

  it('says so when X could not be reached to end it there too', async () => {
    const desk = fakeDesk({
      'auth.state': () => withClient(acme, care),
      'auth.signOut': () => ok({ revoked: false }),
    });
    await signOut(desk);
    await screen.findByText(/X could not be reached to end the access there too/);
    expect(screen.getByRole('link', { name: /connected apps/ }).getAttribute('href')).toBe(
      'https://x.com/settings/connected_apps',
    );
    await expectNoViolations();
  });

  it('keeps the account where signing out failed', async () => {
    const desk = fakeDesk({ 'auth.state': () => withClient(acme, care) });
    desk.answers['auth.signOut'] = () => fail('internal');
    const { forgotten } = await signOut(desk);
    await screen.findByText(/Something went wrong in Aside/);
    expect(forgotten).toEqual([]);
    item('acme_help');
  });

  it('adds another one with the same app', async () => {
    const desk = fakeDesk({ 'auth.state': () => withClient(acme), 'auth.signIn': () => ok(care) });
    const { user } = await openOptions(desk);
    desk.answers['auth.state'] = () => withClient(acme, care);
    await user.click(screen.getByRole('button', { name: 'Add another account' }));
    expect(desk.asked('auth.signIn')).toEqual([{ clientId: 'abc123' }]);
    item('acme_care');
  });
});
