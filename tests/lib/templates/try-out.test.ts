import { describe, expect, it } from 'vitest';
import { startersFor, trades } from '../../../lib/templates/starters';
import { exampleContext, tryTemplate } from '../../../lib/templates/try-out';

const input = {
  now: Date.UTC(2026, 10, 21),
  locale: 'en',
  link: () => 'https://x.com/messages/compose?recipient_id=1',
};
const tried = (template: Parameters<typeof tryTemplate>[0]) => tryTemplate(template, input, exampleContext());

describe('a template that is tried out', () => {
  it('comes out with examples, and says what it would ask', () => {
    const { rendered, asked } = tried({
      id: 'a',
      name: 'A',
      text: 'Hi {{ customer.name }}, order {{ order_number }} comes on {{ day }}.',
      fields: [{ name: 'day', kind: 'date' }],
    });
    expect(rendered).toMatchObject({
      value: {
        text: expect.stringMatching(/^Hi Casey Cole, order ‹Order number› comes on November 2\d, 2026\.$/),
      },
    });
    expect(asked.map(({ name }) => name)).toEqual(['order_number', 'day']);
  });

  it('gives an address where an address is asked for, and words in a link of X', () => {
    const at = (url: string) =>
      tried({ id: 'a', name: 'A', text: 'Hi', buttons: [{ label: 'Go', url }] }).rendered;
    expect(JSON.stringify(at('{{ page }}'))).toContain('https://example.com/');
    expect(JSON.stringify(at('https://x.com/intent/tweet?text=%7B%7B%20page%20%7D%7D'))).toContain(
      encodeURIComponent('‹Page›'),
    );
  });

  it('asks as text for a choice between nothing', () => {
    const { asked } = tried({
      id: 'a',
      name: 'A',
      text: '{{ day }}',
      fields: [{ name: 'day', kind: 'choice', choices: [] }],
    });
    expect(asked).toMatchObject([{ name: 'day', kind: 'text' }]);
  });

  it('asks by every name that Liquid takes, and for none that is too long', () => {
    const of = (text: string) => tried({ id: 'a', name: 'A', text });
    expect(of('{{ order-number }}{{ नाम }}{{ 2nd }}{{ late? }}').asked.map(({ name }) => name)).toEqual([
      'order-number',
      'नाम',
      '2nd',
      'late?',
    ]);
    expect(of(`{{ ${'n'.repeat(101)} }}`).rendered).toMatchObject({
      problem: { code: 'template_broken', part: 'text' },
    });
  });

  it('says what is wrong, and where', () => {
    expect(tried({ id: 'a', name: 'A', text: 'Hi {{ customer.name ' }).rendered).toMatchObject({
      problem: { code: 'template_broken', part: 'text' },
    });
  });

  it.each(trades.flatMap((trade) => startersFor(trade)).map((template) => [template.id, template] as const))(
    '%s comes out whole',
    (_, template) => {
      const { rendered } = tried(template);
      expect(rendered).toMatchObject({ ok: true, value: { state: 'ready' } });
      expect(JSON.stringify(rendered)).not.toMatch(/\{\{|\{%/);
    },
  );
});
