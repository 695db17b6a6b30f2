import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as limits from '../../../lib/message/limits';
import type { RichMessage } from '../../../lib/message/message';
import { losses, renderMessage } from '../../../lib/message/rendering';
import { transports } from '../../../lib/message/transport';

const words = { button: '{label}: {url}', quickReplies: 'Reply with a number:' };
const label = fc
  .string({ minLength: 1, maxLength: 36, unit: 'grapheme' })
  .map((text) => text.trim().slice(0, 36))
  .filter((text) => text !== '' && !/https?:/iu.test(text));
const described = (withDescription: boolean) =>
  fc.record(
    { label, description: label, metadata: label },
    { requiredKeys: withDescription ? ['label', 'description'] : ['label'] },
  );

const messages: fc.Arbitrary<RichMessage> = fc.record(
  {
    text: fc.string({ minLength: 1, maxLength: 200 }).filter((text) => text.trim() !== ''),
    buttons: fc.array(fc.record({ label, url: fc.webUrl({ validSchemes: ['https'] }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    quickReplies: fc.oneof(
      fc.array(described(true), { minLength: 1, maxLength: 20 }),
      fc.array(
        described(false).map(({ description: _, ...rest }) => rest),
        { minLength: 1, maxLength: 20 },
      ),
    ),
    customProfileId: fc.constant('100001'),
    media: fc.constant({
      id: '00000000-0000-4000-8000-000000000001',
      kind: 'image' as const,
      name: 'a.png',
      size: 5,
    }),
  },
  { requiredKeys: ['text'] },
);
const transport = fc.constantFrom(...transports);

describe('a rendering', () => {
  it('lets nothing that the customer would read vanish', () => {
    fc.assert(
      fc.property(messages, transport, (message, by) => {
        const rendered = renderMessage(message, by, words);
        if (!rendered.ok) throw new Error(rendered.problem.code);
        const { text, buttons, quickReplies } = rendered.value;
        const shown = JSON.stringify([text, buttons, quickReplies]);
        const has = (part: string) => expect(shown).toContain(JSON.stringify(part).slice(1, -1));
        has(message.text.trim());
        for (const button of message.buttons ?? []) {
          has(button.label);
          has(buttons ? button.url : new URL(button.url).href);
        }
        for (const reply of message.quickReplies ?? []) {
          has(reply.label);
          if (reply.description !== undefined) has(reply.description);
        }
      }),
    );
  });

  it('names what is lost, and only that', () => {
    fc.assert(
      fc.property(messages, transport, (message, by) => {
        const rendered = renderMessage(message, by, words);
        const lost = rendered.ok ? rendered.value.losses : [];
        const native = by === 'v1.1';
        const expected = {
          buttons_as_text: !native && message.buttons !== undefined,
          quick_replies_as_text: !native && message.quickReplies !== undefined,
          metadata_dropped: !native && message.quickReplies?.some((one) => 'metadata' in one) === true,
          custom_profile_dropped: !native && message.customProfileId !== undefined,
          media_by_hand: by === 'page' && message.media !== undefined,
        };
        expect(lost).toEqual(losses.filter((loss) => expected[loss]));
      }),
    );
  });

  it('is the same each time, and rendering what was rendered changes nothing', () => {
    fc.assert(
      fc.property(messages, transport, (message, by) => {
        const once = renderMessage(message, by, words);
        expect(renderMessage(message, by, words)).toEqual(once);
        if (!once.ok) return;
        const again = renderMessage({ text: once.value.text }, by, words);
        expect(again.ok && again.value.text).toBe(once.value.text);
      }),
    );
  });

  it('is never longer than X takes: where the fallback words push it over, that is said', () => {
    const quickReplies = [{ label: 'Yes' }, { label: 'No' }];
    const text = 'x'.repeat(limits.text - 10);
    expect(renderMessage({ text, quickReplies }, 'v2', words)).toMatchObject({
      problem: { code: 'text_too_long' },
    });
    expect(renderMessage({ text, quickReplies }, 'v1.1', words)).toMatchObject({ ok: true });
  });

  it('reads well', () => {
    const message: RichMessage = {
      text: 'How can we help?',
      buttons: [{ label: 'Start a return', url: 'https://bücher.example/returns' }],
      quickReplies: [
        { label: 'Refund', description: 'Money back' },
        { label: 'Exchange', description: 'New size' },
      ],
    };
    const rendered = renderMessage(message, 'v2', words);
    expect(rendered.ok && rendered.value.text).toBe(
      [
        'How can we help?',
        'Start a return: https://xn--bcher-kva.example/returns',
        'Reply with a number:\n1. Refund – Money back\n2. Exchange – New size',
      ].join('\n\n'),
    );
  });

  it('takes the words of the template where it has some', () => {
    const fallback = { button: '{label} → {url}', quickReplies: 'Antworten Sie mit einer Zahl:' };
    const rendered = renderMessage(
      {
        text: 'Hallo',
        buttons: [{ label: 'Öffnen', url: 'https://a.example/' }],
        quickReplies: [{ label: 'Ja' }],
        fallback,
      },
      'page',
      words,
    );
    expect(rendered.ok && rendered.value.text).toBe(
      'Hallo\n\nÖffnen → https://a.example/\n\nAntworten Sie mit einer Zahl:\n1. Ja',
    );
  });
});
