import { describe, expect, it } from 'vitest';
import { exampleContext, tryTemplate } from '../../../lib/templates/try-out';

const input = { now: Date.UTC(2026, 10, 21), locale: 'en', link: () => 'https://x.com/' };

/** What the editor says under the message. */
function saidOf(text: string): string | undefined {
  const { rendered } = tryTemplate({ id: 'a', name: 'A', text }, input, exampleContext());
  return rendered.ok ? undefined : rendered.problem.detail;
}

describe('a mistake in a template is said in plain words', () => {
  it.each([
    ['Hi {{ customer.name', '“{{ customer.name” is opened and not closed. Write }} where it ends.'],
    ['Hi {% if customer.name', '“{% if customer.name” is opened and not closed. Write %} where it ends.'],
    [
      '{% if customer.name %}Hi',
      '“{% if customer.name %}” has no end. Write {% endif %} behind the words that it is about.',
    ],
    ['Hi{% endif %}', '“{% endif %}” stands alone. It needs an “if” before it.'],
    ['{% when late %}Hi{% endif %}', '“{% when %}” stands alone. It needs an “if” before it.'],
    [
      '{% iff a %}Hi{% endif %}',
      '“{% iff %}” is not known. A condition is written {% if … %} words {% endif %}.',
    ],
    ['{{ customer.name | upper }}', '“| upper” is not known.'],
    ["{{ customer.name | default 'x' }}", "A colon is missing, as in | default: 'x'"],
    ['Hi {{ }}', 'A name is missing between the braces.'],
    ['{% if a %}x{% else if b %}y{% endif %}', 'Write “elsif” in one word instead of “else if”.'],
    ['Order {{ order number }}', '“order number” has to be one word. Write order_number'],
    ['Yours, {{ agent name }}', '“agent name” has to be one word. Write agent.name'],
    ['Yours, {{agent name-}}', '“agent name” has to be one word. Write agent.name'],
    ['Hi {{ Customer Name }}', '“Customer Name” has to be one word. Write customer.name'],
    ['Hi {{ customer first name }}', '“customer first name” has to be one word. Write customer.first_name'],
    ['Hi {{ contact first name }}', '“contact first name” has to be one word. Write contact.first_name'],
    [
      'At {{ private message link }}',
      '“private message link” has to be one word. Write private_message_link',
    ],
    ['Order {{ order-number two }}', '“order-number two” has to be one word. Write order-number_two'],
    ["{% if state = 'late' %}x{% endif %}", "Compare with two equals signs, as in {% if name == 'x' %}"],
    ["{% if state is 'late' %}x{% endif %}", "Compare with two equals signs, as in {% if name == 'x' %}"],
    [
      'Hi\n{% if a %}',
      'Line 2: “{% if a %}” has no end. Write {% endif %} behind the words that it is about.',
    ],
  ])('%s', (text, sentence) => expect(saidOf(text)).toBe(sentence));

  it.each([
    "{% if post.text contains 'this is bad' %}x{% else %}y{% endif %}",
    '{{ customer.name | default: "dear customer" }}',
    "{% if state == 'a = b' %}x{% else %}y{% endif %}",
    '{{- customer.name -}}',
    "It's {% if customer.name %}fine is good{% else %}it isn't{% endif %}",
  ])('where there is one: %s', (text) => expect(saidOf(text)).toBeUndefined());
});
