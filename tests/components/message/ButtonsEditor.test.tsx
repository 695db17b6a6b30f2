// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ButtonsEditor } from '../../../components/message/ButtonsEditor';
import type { Button } from '../../../lib/message/message';
import { faultsOf } from '../../../lib/message/validate';
import { expectNoViolations } from '../axe';
import { contentOf, descriptionOf, isWrong } from '../read';
import { openEditor } from './open-editor';

const track = { label: 'Track', url: 'https://acme.example/track' };
const follow = { label: 'Follow us', url: 'https://x.com/intent/follow?screen_name=acme_help' };
const blank = { label: '', url: '' };

const open = (
  buttons: Button[],
  { strict = false, findId }: { strict?: boolean; findId?: () => Promise<string> } = {},
) =>
  openEditor(buttons, (value, change, say) => (
    <ButtonsEditor
      buttons={value}
      change={change}
      say={say}
      findId={findId}
      faults={faultsOf({ text: 'Hi', buttons: value })}
      strict={strict}
    />
  ));
const field = (name: string) => screen.getByRole('textbox', { name });
const use = () => screen.getByRole('combobox', { name: 'What it does' });
const press = (name: string) => screen.getByRole('button', { name });

describe('buttons', () => {
  it('are added, and the new one is open with the caret in it', async () => {
    const { user, now } = open([track]);
    await user.click(press('Another button'));
    expect(document.activeElement).toBe(field('Label'));
    await user.type(field('Label'), 'Pay');
    await user.type(field('Address'), 'https://acme.example/pay');
    expect(now.value).toEqual([track, { label: 'Pay', url: 'https://acme.example/pay' }]);
    await expectNoViolations();
  });

  it('are three at most', async () => {
    open([track, track, track]);
    expect(screen.queryByRole('button', { name: 'Another button' })).toBeNull();
    screen.getByText('These are all 3 buttons that X shows.');
  });

  it.each<[string, string, [string, string][], string]>([
    [
      'Write a post',
      'post',
      [
        ['Text of the post', 'I love it'],
        ['Address in the post', 'https://acme.example'],
        ['Hashtags', '#acme, kettle'],
      ],
      'https://x.com/intent/tweet?text=I%20love%20it&url=https%3A%2F%2Facme.example&hashtags=acme,kettle',
    ],
    [
      'Follow an account',
      'follow',
      [['Handle or numeric id', '@acme_help']],
      'https://x.com/intent/follow?screen_name=acme_help',
    ],
    [
      'Message another account',
      'message',
      [
        ['Numeric id of the account', '4242'],
        ['Text that they start from', 'Order '],
      ],
      'https://x.com/messages/compose?recipient_id=4242&text=Order%20',
    ],
  ])('are built by form: %s', async (name, value, answers, url) => {
    const { user, now } = open([blank]);
    await user.selectOptions(use(), name);
    for (const [label, words] of answers) {
      await user.type(field(label), words);
      expect(contentOf(field(label))).toBe(words);
    }
    expect(now.value[0]?.url).toBe(url);
    expect(contentOf(use())).toBe(value);
    await expectNoViolations();
  });

  it('open in the form that they were made with', async () => {
    const { user } = open([track, follow]);
    await user.click(press('Follow us x.com/intent/follow?screen_name=acme_help'));
    expect(contentOf(use())).toBe('follow');
    expect(contentOf(field('Handle or numeric id'))).toBe('acme_help');
  });

  it('keep an address in its field while it is typed, whatever it comes to say', async () => {
    const { user, now } = open([blank]);
    await user.type(field('Address'), 'https://x.com/intent/follow?user_id=1');
    expect(now.value[0]?.url).toBe('https://x.com/intent/follow?user_id=1');
    await user.tab();
    expect(contentOf(use())).toBe('follow');
  });

  it('find the numeric id that a message needs', async () => {
    const { user, now } = open([blank], { findId: async () => '4242' });
    await user.selectOptions(use(), 'Message another account');
    await user.type(field('Numeric id of the account'), '@acme_care');
    expect(descriptionOf(field('Numeric id of the account'))).toMatch(/numeric id/);
    await user.click(press('Look up the id of @acme_care'));
    expect(now.value[0]?.url).toBe('https://x.com/messages/compose?recipient_id=4242');
    expect(now.said).toEqual(['The id of @acme_care stands in the field']);
  });

  it('are put in order and removed by keyboard, with the focus on what was moved', async () => {
    const { user, now } = open([track, follow]);
    press('Move down: Track').focus();
    await user.keyboard('{Enter}');
    expect(now.value).toEqual([follow, track]);
    expect(document.activeElement).toBe(press('Move down: Track'));
    expect(now.said).toEqual(['Track is number 2 of 2 now']);
    await user.keyboard('{Enter}');
    expect(now.value).toEqual([follow, track]);
    await user.click(press('Remove: Follow us'));
    expect(now.value).toEqual([track]);
    expect(document.activeElement).toBe(press('Remove: Track'));
    await expectNoViolations();
  });

  it('say what is wrong at its field; what is only not written yet, once it was to be sent', async () => {
    const { user } = open([{ label: 'x'.repeat(38), url: 'http://acme.example' }]);
    await user.click(press(`${'x'.repeat(38)} look here`));
    expect(descriptionOf(field('Label'))).toMatch(/38 \/ 36.*2 characters too many/);
    expect(descriptionOf(field('Address'))).toMatch(/no https address/);
    await user.clear(field('Label'));
    expect(isWrong(field('Label'))).toBe(false);
    await expectNoViolations();
  });

  it('say all of it when Send was pressed', async () => {
    const { user } = open([blank], { strict: true });
    expect(descriptionOf(field('Label'))).toMatch(/Say what the button does/);
    expect(descriptionOf(field('Address'))).toMatch(/Give the address/);
    await user.selectOptions(use(), 'Follow an account');
    expect(descriptionOf(field('Handle or numeric id'))).toMatch(/Give a handle/);
  });
});
