// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { QuickRepliesEditor } from '../../../components/message/QuickRepliesEditor';
import type { QuickReply } from '../../../lib/message/message';
import { faultsOf } from '../../../lib/message/validate';
import { expectNoViolations } from '../axe';
import { descriptionOf } from '../read';
import { openEditor } from './open-editor';

const open = (replies: QuickReply[], strict = false) =>
  openEditor(replies, (value, change, say) => (
    <QuickRepliesEditor
      replies={value}
      change={change}
      say={say}
      faults={faultsOf({ text: 'Hi', quickReplies: value })}
      strict={strict}
    />
  ));
const field = (name: string) => screen.getByRole('textbox', { name });
const press = (name: string) => screen.getByRole('button', { name });
const labels = (replies: QuickReply[]) => replies.map(({ label }) => label);

describe('quick replies', () => {
  it('are one for each pasted line, without its bullet', async () => {
    const { user, now } = open([{ label: 'Hello' }, { label: '' }]);
    await user.click(field('Quick reply 2'));
    await user.paste('1. Red\r\n- Green\n\n  Blue 2.0  \n');
    expect(labels(now.value)).toEqual(['Hello', 'Red', 'Green', 'Blue 2.0']);
    expect(document.activeElement).toBe(field('Quick reply 4'));
    expect(now.said).toEqual(['3 quick replies added']);
    await expectNoViolations();
  });

  it('take one pasted line as text', async () => {
    const { user, now } = open([{ label: 'A ' }]);
    await user.click(field('Quick reply 1'));
    await user.paste('line');
    expect(labels(now.value)).toEqual(['A line']);
  });

  it('have a description on all or on none', async () => {
    const { user, now } = open([{ label: 'Yes' }, { label: 'No' }]);
    await user.click(press('Add descriptions'));
    const [first, second] = screen.getAllByRole('textbox', { name: 'Description' });
    if (!first || !second) throw new Error('no descriptions');
    await user.type(first, 'Go on');
    expect(descriptionOf(second)).toMatch(/this one needs one too/);
    await expectNoViolations();
    await user.click(press('Another quick reply'));
    expect(screen.getAllByRole('textbox', { name: 'Description' })).toHaveLength(3);
    await user.click(press('Remove all descriptions'));
    expect(now.value).toEqual([{ label: 'Yes' }, { label: 'No' }, { label: '' }]);
  });

  it('carry metadata, folded away', async () => {
    const { user, now } = open([{ label: 'Yes' }]);
    await user.click(screen.getByText('Metadata for your own systems'));
    await user.type(field('Metadata'), 'ticket-82');
    expect(now.value).toEqual([{ label: 'Yes', metadata: 'ticket-82' }]);
  });

  it('say what is wrong at their field', async () => {
    open([{ label: 'https://acme.example' }, { label: 'x'.repeat(37) }]);
    expect(descriptionOf(field('Quick reply 1'))).toMatch(/X takes no web address here/);
    expect(descriptionOf(field('Quick reply 2'))).toMatch(/37 \/ 36.*1 character too many/);
    await expectNoViolations();
  });

  it('are twenty at most', () => {
    open(Array.from({ length: 21 }, (_, at) => ({ label: `Answer ${at}` })));
    expect(screen.queryByRole('button', { name: 'Another quick reply' })).toBeNull();
    screen.getByText('X shows at most 20 quick replies. Remove some.');
  });

  it('are put in order and removed by keyboard', async () => {
    const { user, now } = open([{ label: 'Yes' }, { label: 'No' }]);
    press('Move up: No').focus();
    await user.keyboard('{Enter}');
    expect(labels(now.value)).toEqual(['No', 'Yes']);
    await user.click(press('Remove: No'));
    await user.click(press('Remove: Yes'));
    expect(now.value).toEqual([]);
    expect(document.activeElement).toBe(press('Another quick reply'));
  });
});
