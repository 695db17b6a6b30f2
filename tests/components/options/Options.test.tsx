// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectNoViolations } from '../axe';
import { fakeDesk } from '../desk';
import { openOptions } from './open-options';

const nav = () => within(screen.getByRole('navigation', { name: 'Parts of the settings' }));
const current = () =>
  nav()
    .getAllByRole('link', { current: 'page' })
    .map((link) => link.textContent);

describe('the parts of the settings', () => {
  it('begin with the sign-in, marked as the open one', async () => {
    await openOptions(fakeDesk());
    screen.getByRole('heading', { name: 'Accounts' });
    expect(current()).toEqual(['Sign-in']);
    await expectNoViolations();
  });

  it('are reached by keyboard, take the focus, and name the page', async () => {
    const { user } = await openOptions(fakeDesk());
    const link = nav().getByRole('link', { name: 'Private message link' });
    for (let presses = 0; document.activeElement !== link && presses < 20; presses += 1) await user.tab();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Private message link' });
    expect(current()).toEqual(['Private message link']);
    expect(document.activeElement).toBe(screen.getByRole('main', { name: 'Private message link' }));
    expect(document.title).toBe('Private message link – Aside settings');
    expect(screen.queryByRole('heading', { name: 'Accounts' })).toBeNull();
  });

  it('open by their address, and go back where one came from', async () => {
    await openOptions(fakeDesk(), 'may');
    screen.getByRole('heading', { name: 'What Aside may do' });
    expect(document.activeElement).toBe(document.body);
    location.hash = '#sending';
    await screen.findByRole('heading', { name: 'Sending' });
    history.back();
    await waitFor(() => expect(current()).toEqual(['What Aside may do']));
  });

  it('show the sign-in where an address names nothing', async () => {
    await openOptions(fakeDesk(), 'no-such-part');
    expect(current()).toEqual(['Sign-in']);
  });
});
