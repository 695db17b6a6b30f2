import { describe, expect, it } from 'vitest';
import { fillLinkText } from '@/lib/templates/link-text';

const input = {
  context: { ownId: '4242', ownHandle: 'acme_help', customer: { handle: 'casey_c' } },
  answers: {},
  now: 0,
  locale: 'en',
};
const problemOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('the words that an account’s links start with', () => {
  it('are as they are where nothing is to be filled', () => {
    expect(fillLinkText('Order {number}: ', input)).toBe('Order {number}: ');
  });

  it('are filled from the page, and from what a template asked', () => {
    const words = 'Order {{ order_number }} of {{ customer.handle }}';
    expect(fillLinkText(words, { ...input, answers: { order_number: '88' } })).toBe('Order 88 of @casey_c');
  });

  it('may be none, by a condition', () => {
    expect(fillLinkText('{% if customer.name %}I am {{ customer.name }}{% endif %}', input)).toBe('');
  });

  it.each([
    ['Order {{ order_number }}', 'order_number'],
    ['Order {{ customer.name }}', 'customer.name'],
    ['Order {{ customer.handle', expect.any(String)],
  ])('are a problem that says what is missing: %s', (words, detail) => {
    expect(problemOf(() => fillLinkText(words, input))).toMatchObject({
      problem: { code: 'link_text_broken', detail },
    });
  });
});
