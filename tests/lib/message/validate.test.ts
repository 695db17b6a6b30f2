import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as limits from '../../../lib/message/limits';
import { RichMessage } from '../../../lib/message/message';
import { faultsOf, tidy } from '../../../lib/message/validate';

const reply = (label: string, description?: string) => ({ label, description });
const button = { label: 'Track', url: 'https://acme.example/track' };
const named = (message: RichMessage) =>
  faultsOf(message).map(({ field, rule, at, over }) => [field, rule, at, over]);

/** Around every limit, on both sides. */
const near = (most: number) =>
  fc.oneof(
    fc.constantFrom('', ' ', 'a', ' a ', 'https://x', 'see HTTP://a'),
    fc.integer({ min: most - 1, max: most + 1 }).map((length) => 'x'.repeat(length)),
  );
const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    '',
    'http://a.example',
    ' https://a.example ',
    'https://me@a.example',
    'javascript:x',
    '//a',
  ),
  fc.integer({ min: 1_980, max: 1_982 }).map((length) => `https://a.example/?${'x'.repeat(length)}`),
);
const messages: fc.Arbitrary<RichMessage> = fc.record(
  {
    text: fc.oneof(fc.constantFrom('', '  ', 'Hi'), near(limits.text)),
    buttons: fc.array(fc.record({ label: near(limits.buttonLabel), url }), { maxLength: 4 }),
    quickReplies: fc.array(
      fc.record(
        {
          label: near(limits.quickReplyLabel),
          description: near(limits.quickReplyDescription),
          metadata: near(limits.quickReplyMetadata),
        },
        { requiredKeys: ['label'] },
      ),
      { maxLength: 21 },
    ),
    fallback: fc.record(
      {
        button: fc.oneof(fc.constant('{label} {url}'), near(limits.fallbackWords)),
        quickReplies: near(limits.fallbackWords),
      },
      { requiredKeys: [] },
    ),
    media: fc.constant({
      id: '00000000-0000-4000-8000-000000000001',
      kind: 'image' as const,
      name: 'a.png',
      size: 5,
    }),
  },
  { requiredKeys: ['text'] },
);

describe('what is wrong with a message', () => {
  it('is nothing exactly where the message, made tidy, can be sent', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(faultsOf(message).length === 0).toBe(v.is(RichMessage, tidy(message)));
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, RichMessage, ReturnType<typeof named>]>([
    ['nothing', { text: 'Hi', buttons: [button], quickReplies: [reply('Yes'), reply('No')] }, []],
    ['no text', { text: ' ' }, [['text', 'empty', undefined, undefined]]],
    [
      'no text above buttons',
      {
        text: '',
        buttons: [button],
        media: { id: '00000000-0000-4000-8000-000000000001', kind: 'image', name: 'a', size: 1 },
      },
      [['text', 'empty', undefined, undefined]],
    ],
    ['too long', { text: 'x'.repeat(10_002) }, [['text', 'too_long', undefined, 2]]],
    [
      'an address that is not https',
      { text: 'Hi', buttons: [button, { label: 'x', url: 'http://acme.example' }] },
      [['button_url', 'not_https', 1, undefined]],
    ],
    [
      'a button just opened',
      { text: 'Hi', buttons: [{ label: '', url: '' }] },
      [
        ['button_label', 'empty', 0, undefined],
        ['button_url', 'empty', 0, undefined],
      ],
    ],
    [
      'four buttons',
      { text: 'Hi', buttons: Array.from({ length: 4 }, () => button) },
      [['buttons', 'too_many', undefined, 1]],
    ],
    [
      'a description on one of three',
      { text: 'Hi', quickReplies: [reply('a'), reply('b', 'The second'), reply('c', '')] },
      [
        ['quick_reply_description', 'all_or_none', 0, undefined],
        ['quick_reply_description', 'all_or_none', 2, undefined],
      ],
    ],
    [
      'a link in an answer',
      { text: 'Hi', quickReplies: [reply('https://acme.example')] },
      [['quick_reply_label', 'has_url', 0, undefined]],
    ],
    [
      'a wording without its places',
      { text: 'Hi', fallback: { button: '{label}' } },
      [['fallback_button', 'without_places', undefined, undefined]],
    ],
  ])('is named with its field: %s', (_, message, faults) => expect(named(message)).toEqual(faults));

  it('is asked of anything without failing', () => {
    const anything = fc.record({
      text: fc.string({ unit: 'binary' }),
      buttons: fc.array(fc.record({ label: fc.string(), url: fc.string({ unit: 'binary' }) })),
    });
    fc.assert(fc.property(anything, (message) => void faultsOf(message)));
  });
});

describe('a message made tidy', () => {
  it('is the same made tidy again', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(tidy(tidy(message))).toEqual(tidy(message));
      }),
    );
  });
});
