// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../../components/ui/ProblemNotice';
import { fail, ok } from '../../../../lib/message/problem';
import type { Answer } from '../../../../lib/platform/messages';
import { expectNoViolations } from '../../axe';
import { acme, authOf, care, fakeDesk } from '../../desk';
import { contentOf, descriptionOf } from '../../read';
import { openOptions } from '../open-options';

const probe: Answer['legacy.probe'] = {
  at: Date.now(),
  families: [
    { family: 'messages', state: 'works' },
    {
      family: 'welcome_messages',
      state: 'no_access',
      problem: { code: 'legacy_no_access', status: 403, detail: 'You currently have access to a subset' },
    },
    { family: 'rules', state: 'permission' },
    { family: 'custom_profiles', state: 'gone' },
    { family: 'upload', state: 'unreachable' },
  ],
};

/** A desk whose background keeps keys, and whose X answers the probe. */
function keeping(more: Parameters<typeof fakeDesk>[0] = {}) {
  let state: Answer['keys.state'] = { present: false };
  const desk = fakeDesk({
    'keys.state': () => ok(state),
    'keys.save': () => {
      state = { present: true, savedAt: Date.now() };
      return ok(state);
    },
    'keys.forget': () => {
      state = { present: false };
      return ok(state);
    },
    'legacy.probe': () => {
      state = { ...state, probe };
      return ok(probe);
    },
    ...more,
  });
  return { desk, begin: (given: Answer['keys.state']) => (state = given) };
}
const words = ['Consumer key', 'Consumer secret', 'Access token', 'Access token secret'];
const field = (name: string) => screen.getByLabelText(name, { selector: 'input' });
const press = (name: string) => screen.getByRole('button', { name });

describe('the keys of one’s own app', () => {
  it('say what they are for, where they are, and what X says of it', async () => {
    await openOptions(keeping().desk, 'keys');
    screen.getByText(/real buttons and quick replies/);
    screen.getByText(/X calls that part legacy/);
    screen.getByText(/kept like the sign-in, encrypted/);
    expect(field('Access token secret').getAttribute('type')).toBe('password');
    await expectNoViolations();
  });

  it('are asked for whole before X is asked', async () => {
    const { desk } = keeping();
    const { user } = await openOptions(desk, 'keys');
    await user.type(field('Consumer key'), 'abc');
    await user.click(press('Check and save'));
    expect(document.activeElement).toBe(field('Consumer secret'));
    expect(descriptionOf(field('Consumer secret'))).toMatch(/All four are needed/);
    expect(desk.asked('keys.save')).toEqual([]);
    await expectNoViolations();
  });

  it('are saved once X took them, leave the page, and the probe shows what they open', async () => {
    const { desk } = keeping();
    let hostAsked = 0;
    desk.askForUpload = async () => {
      hostAsked += 1;
      return false;
    };
    const { user } = await openOptions(desk, 'keys');
    for (const name of words) await user.type(field(name), `${name.replaceAll(' ', '')}12345`);
    await user.click(press('Check and save'));
    await screen.findByText(/^Kept since/);
    expect(hostAsked).toBe(1);
    expect(desk.asked('keys.save')).toEqual([
      {
        accountId: acme.id,
        keys: {
          consumerKey: 'Consumerkey12345',
          consumerSecret: 'Consumersecret12345',
          accessToken: 'Accesstoken12345',
          accessSecret: 'Accesstokensecret12345',
        },
      },
    ]);
    expect(document.body.innerHTML).not.toContain('12345');
    const row = (name: RegExp) => within(screen.getByRole('row', { name }));
    row(/Buttons and quick replies/).getByText('works');
    row(/Welcome messages/).getByText('not for this app');
    row(/Welcome messages/).getByText(/You currently have access to a subset/);
    row(/default welcome message/).getByText(/make the access token anew/);
    row(/Custom profiles/).getByText('gone');
    row(/Files/).getByText(/says nothing about your app/);
    screen.getByText(/^Last checked/);
    await expectNoViolations();
    await user.click(press('Check again'));
    expect(desk.asked('legacy.probe')).toHaveLength(2);
  });

  it('say of files that X was not asked while its host is not allowed, and ask once it is', async () => {
    let allowed = false;
    const { desk, begin } = keeping({
      'legacy.probe': () => {
        const answer: Answer['legacy.probe'] = {
          at: Date.now(),
          families: [{ family: 'upload', state: allowed ? 'works' : 'not_allowed' }],
        };
        begin({ present: true, probe: answer });
        return ok(answer);
      },
    });
    begin({ present: true });
    desk.askForUpload = async () => allowed;
    const { user } = await openOptions(desk, 'keys');
    await user.click(press('Check now'));
    const files = () => within(screen.getByRole('row', { name: /Files/ }));
    files().getByText('not allowed yet');
    files().getByText(/so X was not asked/);
    await expectNoViolations();
    await user.click(press('Allow it'));
    expect(desk.asked('legacy.probe')).toHaveLength(1);
    allowed = true;
    await user.click(press('Allow it'));
    files().getByText('works');
  });

  it.each(['keys_wrong', 'keys_of_another', 'keys_malformed', 'clock_off'] as const)(
    'stay in front of the person where X says %s',
    async (code) => {
      const { desk } = keeping({ 'keys.save': () => fail(code) });
      const { user } = await openOptions(desk, 'keys');
      for (const name of words) await user.type(field(name), 'abcde');
      await user.click(press('Check and save'));
      expect(
        screen.getAllByRole('alert').some((one) => one.textContent?.includes(sentenceOf({ code }))),
      ).toBe(true);
      expect(contentOf(field('Consumer key'))).toBe('abcde');
      await expectNoViolations();
    },
  );

  it('are forgotten after asking', async () => {
    const { desk, begin } = keeping();
    begin({ present: true, savedAt: 1 });
    const { user } = await openOptions(desk, 'keys');
    await user.click(press('Forget these keys'));
    expect(document.activeElement).toBe(press('Keep them'));
    await expectNoViolations();
    await user.click(press('Forget them'));
    await screen.findByRole('button', { name: 'Check and save' });
    expect(desk.asked('keys.forget')).toEqual([{ accountId: acme.id }]);
  });

  it('are of one account at a time', async () => {
    const { desk } = keeping({ 'auth.state': () => ok(authOf(acme, care)) });
    const { user } = await openOptions(desk, 'keys');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Account' }), '@acme_care');
    for (const name of words) await user.type(field(name), 'abcde');
    await user.click(press('Check and save'));
    expect(desk.asked('keys.save')).toMatchObject([{ accountId: care.id }]);
  });

  it('need somebody signed in', async () => {
    await openOptions(fakeDesk({ 'auth.state': () => ok(authOf()) }), 'keys');
    screen.getByText(/Nobody is signed in yet, and this needs an account/);
    await expectNoViolations();
  });
});
