import { describe, expect, it } from 'vitest';
import { fit } from '@/lib/x-page/fit';

const link = 'https://x.com/messages/compose?recipient_id=4242';
const other = 'https://twitter.com/messages/compose?recipient_id=99';

describe('a rendered text made fit for its draft', () => {
  it('goes to its place, and tells what the draft becomes', () => {
    expect(fit({ text: 'there', caret: 2 }, 'Hi ;x!', { start: 3, end: 5 })).toEqual({
      text: 'there',
      caret: 2,
      whole: 'Hi there!',
      note: undefined,
    });
    expect(fit({ text: 'Bye' }, 'Hi. ')?.whole).toBe('Hi. Bye');
  });

  it.each([
    ['', 'Bye'],
    ['Hi.', 'Hi. Bye'],
    ['Hi. ', 'Hi. Bye'],
    ['Hi.\n', 'Hi.\nBye'],
  ])('is set off from %j by one space, where that is wanted', (draft, whole) => {
    expect(fit({ text: 'Bye' }, draft, undefined, true)?.whole).toBe(whole);
    expect(fit({ text: 'Bye' }, draft)?.whole).toBe(`${draft}Bye`);
  });

  it('moves the mark of the caret behind that space', () => {
    expect(fit({ text: 'Bye', caret: 1 }, 'Hi.', undefined, true)?.caret).toBe(2);
  });

  it('ends a name with a space, so that X offers nobody for it', () => {
    expect(fit({ text: 'Ask @casey_c' }, '')?.text).toBe('Ask @casey_c ');
    expect(fit({ text: 'Ask @casey_c.' }, '')?.text).toBe('Ask @casey_c.');
  });

  it('leaves a second private message link out, and says so', () => {
    expect(fit({ text: `Write to us ${link}`, caret: 50 }, `Hi ${other}`, undefined, true)).toEqual({
      text: ' Write to us',
      caret: 12,
      whole: `Hi ${other} Write to us`,
      note: 'Template added without its link, as the draft already has one',
    });
  });

  it('keeps the link where the one in the draft is what it replaces', () => {
    const draft = `Hi ${other}`;
    expect(fit({ text: link }, draft, { start: 3, end: draft.length })?.whole).toBe(`Hi ${link}`);
  });

  it('is nothing where nothing but a second link was in it', () => {
    expect(fit({ text: link }, other)).toBeUndefined();
  });

  it('says that its picture stays behind', () => {
    expect(fit({ text: 'Look', losses: ['media_by_hand'] }, '')?.note).toBe(
      'Template added. Attach its picture yourself.',
    );
  });
});
