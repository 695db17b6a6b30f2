import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildButton } from '../../../lib/deep-link/intents';
import type { RenderInput } from '../../../lib/templates/fill';
import {
  previewTemplate,
  renderForComposer,
  renderTemplate as renderWhole,
} from '../../../lib/templates/render';
import { starters } from '../../../lib/templates/starters';
import type { Template } from '../../../lib/templates/template';

const link = 'https://x.com/messages/compose?recipient_id=4242';
const full = {
  context: {
    ownId: '4242',
    ownHandle: 'acme_help',
    customer: { handle: 'casey_c', name: 'Casey 👩🏽‍🚀' },
    post: { url: 'https://x.com/casey_c/status/1', text: 'My order never came' },
  },
  answers: {},
  link: () => link,
  agentName: 'Robin Reply',
  now: new Date(2026, 10, 21, 12).getTime(),
  locale: 'en-GB',
};
const bare: RenderInput = { context: {}, answers: {}, now: full.now, locale: 'en-GB' };

const made = (more: Partial<Template>): Template => ({ id: 't', name: 'T', text: 'Hello', ...more });
const renderTemplate = (template: string | Partial<Template>, input: RenderInput) =>
  renderWhole(made(typeof template === 'string' ? { text: template } : template), input);
/** What was asked for, by name. */
const asks = (template: string | Partial<Template>, input: RenderInput = bare) => {
  const result = renderTemplate(template, input);
  return result.ok && result.value.state === 'ask' ? result.value.fields.map(({ name }) => name) : result;
};
const answered = (answers: Record<string, string>): RenderInput => ({ ...full, answers });

const text = (template: string | Partial<Template>, input: RenderInput = full) => {
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
    const result = renderTemplate('{{ customer.name }}', {
      ...bare,
      context,
      answers: { 'customer.name': ' ' },
    });
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

describe('what page, account, settings and calendar know', () => {
  it('fills in the agent, the own account and the first name', () => {
    expect(text('{{ customer.first_name }}, {{ agent.name }} here for {{ account.handle }}')).toBe(
      'Casey, Robin Reply here for @acme_help',
    );
  });

  it('takes the words of Zendesk, Chatwoot and Intercom for the same', () => {
    expect(
      text(
        "{{ ticket.requester.name }}/{{contact.first_name}}/{{ user.name | fallback: 'there' }}/{{current_user.name}}",
      ),
    ).toBe('Casey 👩🏽‍🚀/Casey/Casey 👩🏽‍🚀/Robin Reply');
    expect(text("Hi {{ contact.name | fallback: 'there' }}", bare)).toBe('Hi there');
  });

  it('asks by our own word for what was written in another’s', () => {
    expect(asks('{{ ticket.requester.name }} {{ customer.name }}')).toEqual(['customer.name']);
  });

  it('dates in the agent’s language, and as the template wants it', () => {
    expect(text('{{ date }}, {{ date | date: "%d %B" }}')).toBe('21 November 2026, 21 November');
    expect(text('{{ date }}, {{ date | date: "%A" }}', { ...full, locale: 'de' })).toBe(
      '21. November 2026, Samstag',
    );
  });

  it('dates in the language of the wording where it names one', () => {
    expect(text({ text: '{{ date }}', language: 'fr' })).toBe('21 novembre 2026');
  });
});

describe('conditions', () => {
  const late = "{% if state == 'late' %}Sorry, {{ days }} days.{% else %}On time, {{ place }}.{% endif %}";

  it('asks for a field of one’s own before it decides, and then only for what the branch needs', () => {
    expect(asks(late)).toEqual(['state']);
    expect(asks(late, answered({ state: 'late' }))).toEqual(['days']);
    expect(asks(late, answered({ state: 'early' }))).toEqual(['place']);
    expect(text(late, answered({ state: 'late', days: '3' }))).toBe('Sorry, 3 days.');
  });

  it('does the same in case and unless', () => {
    const plan = "{% case plan %}{% when 'pro' %}Pro{% else %}Free{% endcase %}";
    expect(asks(plan)).toEqual(['plan']);
    expect(text(plan, answered({ plan: 'pro' }))).toBe('Pro');
    expect(asks('{% unless paid %}Please pay.{% endunless %} Bye')).toEqual(['paid']);
  });

  it('lets text be left blank where only a condition asks for it, and then it is false', () => {
    const result = renderTemplate('Hi{% if note %}: {{ note }}{% endif %}!', bare);
    expect(result).toMatchObject({ value: { fields: [{ name: 'note', optional: true }] } });
    expect(text('Hi{% if note %}: {{ note }}{% endif %}!', answered({ note: '' }))).toBe('Hi!');
  });

  it('does not accept a blank where a choice decides', () => {
    const template = {
      text: '{% if plan %}{{ plan }}{% endif %} x',
      fields: [{ name: 'plan', kind: 'choice' as const, choices: ['a', 'b'] }],
    };
    const result = renderTemplate(template, bare);
    expect(result).toMatchObject({
      value: { fields: [{ name: 'plan', kind: 'choice', choices: ['a', 'b'] }] },
    });
    expect(result).not.toMatchObject({ value: { fields: [{ optional: true }] } });
  });

  it('asks for a second field in the same condition, though the first is unknown on the page', () => {
    expect(asks('{% if customer.name and order %}x{% endif %} y')).toEqual(['order']);
  });

  it('never shows a blank by way of an assignment', () => {
    expect(asks('{% assign who = customer.name %}Hi {{ who }}')).toEqual(['customer.name']);
    expect(text("{% assign who = customer.name | default: 'there' %}Hi {{ who }}", bare)).toBe('Hi there');
  });

  it('calls a name broken that is but the beginning of others', () => {
    expect(renderTemplate('Hi {{ customer }}', full)).toMatchObject({ problem: { code: 'template_broken' } });
  });
});

describe('fields of one’s own', () => {
  it('carry their label, kind and choices', () => {
    const fields = [
      { name: 'size', kind: 'choice' as const, label: 'Which size?', choices: ['S', 'M'] },
      { name: 'due', kind: 'date' as const },
    ];
    expect(renderTemplate({ text: '{{ size }} {{ due }}', fields }, bare)).toEqual({
      ok: true,
      value: {
        state: 'ask',
        fields: [
          { name: 'size', label: 'Which size?', kind: 'choice', choices: ['S', 'M'] },
          { name: 'due', label: 'Due', kind: 'date' },
        ],
      },
    });
    expect(
      text(
        { text: '{{ size }} {{ due }}, {{ due | date: "%d.%m." }}', fields },
        answered({ size: 'M', due: '2026-12-24' }),
      ),
    ).toBe('M 24 December 2026, 24.12.');
  });

  it('are asked for in spite of a default where the template makes a question of them', () => {
    const template = {
      text: "{{ days | default: '5' }} days",
      fields: [{ name: 'days', kind: 'text' as const }],
    };
    expect(renderTemplate(template, bare)).toMatchObject({
      value: { fields: [{ name: 'days', optional: true }] },
    });
    expect(text(template, answered({ days: '' }))).toBe('5 days');
    expect(text(template, answered({ days: '2' }))).toBe('2 days');
    expect(text("{{ days | default: '5' }} days", bare)).toBe('5 days');
  });

  it('may have names with dots, or of things that every object has', () => {
    expect(asks('{{ order.number }} {{ constructor }} {{ toString }} {{ order.size }}')).toEqual([
      'order.number',
      'constructor',
      'toString',
      'order.size',
    ]);
  });
});

describe('the caret', () => {
  const ready = (template: string | Partial<Template>) => {
    const result = renderTemplate(template, full);
    return result.ok && result.value.state === 'ready' ? result.value : undefined;
  };

  it('goes to where the template marks it, also behind a space at the end', () => {
    expect(ready('Hi {{ cursor }}there')).toMatchObject({ text: 'Hi there', caret: 3 });
    expect(ready('  Order: {{ cursor }}')).toMatchObject({ text: 'Order: ', caret: 7 });
    expect(ready('Hi')).not.toHaveProperty('caret');
  });

  it('is marked once, and nowhere but in the text', () => {
    const buttons = [{ label: 'A{{ cursor }}B', url: 'https://acme.example' }];
    expect(ready({ text: 'a{{ cursor }}b{{ cursor }}c', buttons })).toMatchObject({
      text: 'abc',
      caret: 1,
      parts: { buttons: [{ label: 'AB' }] },
    });
  });
});

describe('buttons, quick replies and media', () => {
  const rich: Partial<Template> = {
    text: 'Hi {{ customer.name }}',
    buttons: [{ label: 'Track {{ order }}', url: 'https://acme.example/{{ order }}' }],
    quickReplies: [{ label: '{{ order }} came' }, { label: 'Not yet' }],
    customProfileId: '77',
  };

  it('are filled with the same answers as the text', () => {
    expect(asks(rich)).toEqual(['customer.name', 'order']);
    expect(renderTemplate(rich, answered({ order: 'A1' }))).toMatchObject({
      value: {
        state: 'ready',
        parts: {
          buttons: [{ label: 'Track A1', url: 'https://acme.example/A1' }],
          quickReplies: [{ label: 'A1 came' }, { label: 'Not yet' }],
          customProfileId: '77',
        },
      },
    });
  });

  it.each<[string, Partial<Template>, string]>([
    [
      'a label grown too long',
      { buttons: [{ label: 'To {{ order }}', url: 'https://a.example' }] },
      'buttons.0.label',
    ],
    ['an address that is not https', { buttons: [{ label: 'x', url: '{{ order }}' }] }, 'buttons.0.url'],
    [
      'a quick reply grown too long',
      { quickReplies: [{ label: 'a' }, { label: '{{ order }}' }] },
      'quickReplies.1.label',
    ],
    [
      'a description on some only',
      { quickReplies: [{ label: 'a', description: 'b' }, { label: 'c' }] },
      'quickReplies.1.description',
    ],
  ])('names the part: %s', (_, more, part) => {
    expect(renderTemplate({ text: 'Hi', ...more }, answered({ order: 'x'.repeat(40) }))).toMatchObject({
      problem: { code: 'template_part_unfit', part },
    });
  });

  it('say in which part Liquid stumbled', () => {
    const buttons = [{ label: '{{ x', url: 'https://a.example' }];
    expect(renderTemplate({ buttons }, full)).toMatchObject({
      problem: { code: 'template_broken', part: 'buttons.0.label' },
    });
  });

  it('go into a composer in words, with what is lost', () => {
    const rendered = renderTemplate({ ...rich, text: 'Hi{{ cursor }}' }, answered({ order: 'A1' }));
    if (!rendered.ok) throw new Error('not rendered');
    expect(
      renderForComposer(rendered.value, { button: '{label}: {url}', quickReplies: 'Answer with a number:' }),
    ).toEqual({
      ok: true,
      value: {
        state: 'ready',
        variant: 0,
        caret: 2,
        text: 'Hi\n\nTrack A1: https://acme.example/A1\n\nAnswer with a number:\n1. A1 came\n2. Not yet',
        losses: ['buttons_as_text', 'quick_replies_as_text', 'custom_profile_dropped'],
      },
    });
  });
});

describe('the private message link of a template', () => {
  const told = (template: Partial<Template>, input: RenderInput = full) => {
    const words: unknown[] = [];
    const result = renderTemplate(
      { text: '{{ private_message_link }}', ...template },
      {
        ...input,
        link(given) {
          words.push(given);
          return link;
        },
      },
    );
    return { words, result };
  };

  it('is built with the template’s own words, filled', () => {
    expect(
      told(
        { link: { text: 'Order {{ order }} of {{ customer.name }}', welcomeMessageId: '9' } },
        answered({ order: 'A1' }),
      ).words,
    ).toEqual([{ text: 'Order A1 of Casey 👩🏽‍🚀', welcomeMessageId: '9' }]);
    expect(told({}).words).toEqual([undefined]);
  });

  it('has its questions asked too', () => {
    expect(told({ link: { text: 'Order {{ order }}' } }).result).toMatchObject({
      value: { fields: [{ name: 'order' }] },
    });
  });
});

describe('languages', () => {
  const template: Partial<Template> = {
    text: 'Hello',
    language: 'en',
    variants: [
      { language: 'de', text: 'Hallo' },
      { language: 'pt-BR', text: 'Olá' },
      { language: 'id', text: 'Halo' },
      { text: 'Hey' },
    ],
  };
  const inLanguage = (lang: string): RenderInput => ({ ...full, context: { post: { lang } } });

  it.each([
    ['de', 'Hallo'],
    ['pt', 'Olá'],
    ['in', 'Halo'],
    ['en', 'Hello'],
    ['und', 'Hello'],
    ['zxx', 'Hello'],
  ])('answers a post in %s with %s', (lang, words) => {
    expect(text(template, inLanguage(lang))).toBe(words);
  });

  it('keeps to the wording that was asked for', () => {
    expect(text(template, { ...inLanguage('de'), variant: 4 })).toBe('Hey');
    expect(renderTemplate(template, { ...inLanguage('de'), variant: 9 })).toMatchObject({
      value: { text: 'Hallo', variant: 1 },
    });
  });
});

describe('whatever a template holds', () => {
  it('answers within bounded time, as text, a question or a problem', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '{%',
        '%}',
        '{% if a %}',
        '{% else %}',
        '{% endif %}',
        '{% for i in (1..99999) %}',
        '{% endfor %}',
        '{% case a %}',
        "{% when 'b' %}",
        '{% endcase %}',
        '{% assign a = b %}',
        '{{ a | append: a }}',
        '{{ customer.name | split: "" | join: a }}',
        '{{ cursor }}',
        '{{ date | date: "%1000000d" }}',
        '{{ a.b.c[d] }}',
        '{% raw %}',
        '{% liquid',
        '<script>',
        '\u0000',
        '{{ private_message_link }}',
        '{% render "a" %}',
        '{% capture a %}',
        '{% endcapture %}',
        '| replace: a, b',
        '..',
        '__proto__',
        'constructor',
      ),
      fc.string({ maxLength: 8 }),
    );
    const source = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(
        source,
        source,
        fc.dictionary(fc.constantFrom('a', 'b', 'd'), fc.string()),
        (words, label, answers) => {
          const started = performance.now();
          const buttons = [{ label, url: 'https://acme.example' }];
          const result = renderTemplate({ text: words, buttons }, { ...full, answers });
          expect(performance.now() - started).toBeLessThan(3_000);
          if (result.ok && result.value.state === 'ready') expect(result.value.text).not.toContain('\u0000');
          if (!result.ok) expect(result.problem.code).not.toBe('internal');
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('the starters', () => {
  it('are five, and each renders for a post on X once its own questions are answered', () => {
    expect(starters()).toHaveLength(5);
    for (const starter of starters()) {
      const answers = { order_number: '4711', status_page: 'https://status.acme.example' };
      expect(text(starter, { ...full, answers }), starter.name).toEqual(expect.stringContaining('Casey'));
    }
  });

  it('have shortcuts of their own', () => {
    expect(new Set(starters().map(({ shortcut }) => shortcut)).size).toBe(5);
  });
});

describe('the preview', () => {
  it('shows placeholders by name, in one line', () => {
    expect(
      previewTemplate("Hi {{ customer.name | default: 'x' }},\n\nsee {% if a %}{{ link }}{% endif %}", 200),
    ).toBe('Hi ‹Customer name›, see ‹Link›');
  });

  it('knows names in every script, and those of other help desks as ours', () => {
    expect(previewTemplate('{{ رقم_الطلب }} {{ número }} {{ ticket.requester.name }}', 200)).toBe(
      '‹رقم الطلب› ‹Número› ‹Customer name›',
    );
  });
});

describe('a link that was made by form', () => {
  const url = (made: string, answers: Record<string, string> = {}) => {
    const buttons = [{ label: 'Go', url: made }];
    const result = renderTemplate({ text: 'Hi', buttons }, { ...full, answers });
    if (!result.ok) return result.problem;
    return result.value.state === 'ready' ? result.value.parts?.buttons?.[0]?.url : result.value.fields;
  };

  it('is filled first and encoded after', () => {
    const post = buildButton({
      use: 'post',
      text: 'Thanks {{ customer.handle }}!',
      url: '',
      hashtags: ['acme'],
    });
    expect(post).not.toContain('{{');
    expect(url(post)).toBe('https://x.com/intent/tweet?text=Thanks%20%40casey_c%21&hashtags=acme');
    const message = buildButton({ use: 'message', recipientId: '42', text: 'Order {{ order }}: ' });
    expect(url(message, { order: 'A & B' })).toBe(
      'https://x.com/messages/compose?recipient_id=42&text=Order%20A%20%26%20B%3A%20',
    );
  });

  it('asks for what has no value, and says where it is broken', () => {
    expect(url(buildButton({ use: 'post', text: '{{ order }}', url: '', hashtags: [] }))).toMatchObject([
      { name: 'order' },
    ]);
    expect(url(buildButton({ use: 'post', text: '{{ order', url: '', hashtags: [] }))).toMatchObject({
      code: 'template_broken',
      part: 'buttons.0.url',
    });
  });

  it('follows whom a placeholder names', () => {
    expect(url(buildButton({ use: 'follow', who: '{{ customer.handle }}' }))).toBe(
      'https://x.com/intent/follow?screen_name=casey_c',
    );
  });
});
