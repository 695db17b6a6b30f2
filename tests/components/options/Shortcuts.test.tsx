// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ok } from '../../../lib/message/problem';
import { expectNoViolations } from '../axe';
import { fakeDesk } from '../desk';
import { openOptions } from './open-options';

const desk = () =>
  fakeDesk({
    'settings.write': ({ settings }) => ok(settings),
    'commands.list': () =>
      ok([
        { name: 'link', keys: 'Alt+Shift+L' },
        { name: 'panel', keys: '' },
      ]),
  });

it('shows the keys as they are set, which have none, and how to change them in each browser', async () => {
  await openOptions(desk(), 'shortcuts');
  expect(screen.getByText('Alt+Shift+L')).toBeTruthy();
  expect(screen.getByText('no keys')).toBeTruthy();
  for (const browser of ['Chrome', 'Edge', 'Firefox'])
    expect(screen.getByText(new RegExp(`^${browser}: `))).toBeTruthy();
  await expectNoViolations();
});

it('keeps the sign before a shortcut: the last one typed, no letter, and none at all', async () => {
  const page = desk();
  const { user } = await openOptions(page, 'shortcuts');
  const sign = screen.getByLabelText('Sign before a shortcut');
  const saved = () => page.asked('settings.write').at(-1)?.settings.inlinePrefix;
  await user.type(sign, '/');
  expect(saved()).toBe('/');
  await user.type(sign, 'a');
  expect(saved()).toBe('/');
  await user.clear(sign);
  expect(saved()).toBe('');
});

it('keeps the agent’s name', async () => {
  const page = desk();
  const { user } = await openOptions(page, 'shortcuts');
  await user.type(screen.getByLabelText('Your name in templates'), 'Robin');
  expect(page.asked('settings.write').at(-1)?.settings.agentName).toBe('Robin');
  expect(await screen.findByText('Saved', { selector: '.saving' })).toBeTruthy();
});
