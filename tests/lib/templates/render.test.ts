import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewTemplate, renderTemplate } from '../../../lib/templates/render';
import { starters } from '../../../lib/templates/starters';

const link = 'https://x.com/messages/compose?recipient_id=4242';
const full = {
  context: {
    ownId: '4242',
    ownHandle: 'acme_help',
    customer: { handle: 'casey_c', name: 'Casey 👩🏽‍🚀' },
    post: { url: 'https://x.com/casey_c/status/1', text: 'My order never came' },
  },
  answers: {},
  link,
};
const bare = { context: {}, answers: {} };

const text = (template: string, input: Parameters<typeof renderTemplate>[1] = full) => {
  const result = renderTemplate(template, input);
  return result.ok && result.value.state === 'ready' ? result.value.text : result;
};

describe('filling a template', () => {
  it('fills what the page knows', () => {
    expect(
      text(
        'Hi {{ customer.name }} ({{ customer.handle }}), about {{ post.url }}: {{ private_message_link }}',
      ),
    ).toBe(`Hi Casey 👩🏽‍🚀 (@casey_c), about https://x.com/casey_c/status/1: ${link}`);
  });

  it('keeps blank lines', () => {
    expect(text('One\n\nTwo\n\n\nThree')).toBe('One\n\nTwo\n\n\nThree');
  });

  it('asks for what it does not know, in order, each once', () => {
    expect(
      renderTemplate('{{ customer.name }} {{ order_number }} {{ customer.name }} {{ item }}', bare),
    ).toEqual({
      ok: true,
      value: {
        state: 'ask',
        fields: [
          { name: 'customer.name', label: 'Customer name' },
          { name: 'order_number', label: 'Order number' },
          { name: 'item', label: 'Item' },
        ],
      },
    });
  });

  it('takes answers, also for what the page did not show', () => {
    const answers = { 'customer.name': 'Jo', order_number: '4711' };
    expect(text('{{ customer.name }}: {{ order_number }}', { ...bare, answers })).toBe('Jo: 4711');
  });

  it('asks again for an answer of blanks, and for an empty name on the page', () => {
    const context = { customer: { handle: 'casey_c', name: '  ' } };
    const result = renderTemplate('{{ customer.name }}', { context, answers: { 'customer.name': ' ' } });
    expect(result).toMatchObject({ value: { state: 'ask' } });
  });

  it('uses the template’s own words where it has a default', () => {
    expect(text("Hi {{ customer.name | default: 'there' }}", bare)).toBe('Hi there');
  });

  it('does not ask for what a condition leaves out', () => {
    expect(text('Hi{% if customer.name %} {{ customer.name }}{% endif %}!', bare)).toBe('Hi!');
  });

  it('does not read placeholders in what a customer or agent wrote', () => {
    const context = { customer: { handle: 'casey_c', name: '{{ private_message_link }}' } };
    expect(text('{{ customer.name }}', { ...bare, context })).toBe('{{ private_message_link }}');
  });

  it('says so when the account for the link is not known', () => {
    expect(renderTemplate('{{ private_message_link }}', bare)).toMatchObject({
      problem: { code: 'own_account_unknown' },
    });
  });

  it.each(['{{ customer.name ', '{% if %}', '{{ x | nope }}', '{% include "secrets" %}', '{% bogus %}'])(
    'calls %s broken instead of sending it raw',
    (template) => {
      expect(renderTemplate(template, full)).toMatchObject({
        ok: false,
        problem: { code: 'template_broken' },
      });
    },
  );

  it('ends a template that would run for ever', () => {
    const endless = '{% for a in (1..9999999) %}{% for b in (1..9999999) %}x{% endfor %}{% endfor %}';
    expect(renderTemplate(endless, full)).toMatchObject({ problem: { code: 'template_broken' } });
  });

  it('never puts out a raw placeholder or an unhandled error, whatever the template', () => {
    const parts = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      ' customer.name ',
      ' if ',
      '|',
      '__proto__',
      '.',
      'x',
      "'",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (pieces) => {
        const result = renderTemplate(pieces.join(''), bare);
        if (result.ok && result.value.state === 'ready') expect(result.value.text).not.toMatch(/\{\{.*\}\}/s);
      }),
    );
    expect(Object.prototype).not.toHaveProperty('x');
  });
});

describe('the starters', () => {
  it('are five, and each renders for a post on X once its own questions are answered', () => {
    expect(starters()).toHaveLength(5);
    for (const starter of starters()) {
      const answers = { order_number: '4711', status_page: 'https://status.acme.example' };
      expect(text(starter.text, { ...full, answers }), starter.name).toEqual(
        expect.stringContaining('Casey'),
      );
    }
  });

  it('have shortcuts of their own', () => {
    expect(new Set(starters().map(({ shortcut }) => shortcut)).size).toBe(5);
  });
});

describe('the preview', () => {
  it('shows placeholders by name, in one line', () => {
    expect(
      previewTemplate("Hi {{ customer.name | default: 'x' }},\n\nsee {% if a %}{{ link }}{% endif %}"),
    ).toBe('Hi ‹Customer name›, see ‹Link›');
  });
});
