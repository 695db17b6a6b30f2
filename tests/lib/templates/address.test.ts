import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTemplate } from '../../../lib/templates/render';
import { tryTemplate } from '../../../lib/templates/try-out';

const input = {
  context: {
    customer: { handle: 'casey_c', name: 'Casey Cole' },
    post: { url: 'https://x.com/casey_c/status/1' },
  },
  now: 0,
  locale: 'en',
};
const template = (url: string) => ({ id: '1', name: 'Track', text: 'Hi', buttons: [{ label: 'Go', url }] });

/** What the button's address becomes, or the code of the problem. */
const filled = (url: string, answers: Record<string, string> = {}) => {
  const result = renderTemplate(template(url), { ...input, answers });
  if (!result.ok) return result.problem.code;
  return result.value.state === 'ready' ? result.value.parts?.buttons?.[0]?.url : result.value.state;
};

describe('a value in the address of a page', () => {
  it.each([
    [
      'a path',
      'https://acme.example/orders/{{ order }}/track',
      'https://acme.example/orders/A%20%26%20B%2F1%3F/track',
    ],
    [
      'a query',
      'https://acme.example/track?order={{ order }}&lang=en',
      'https://acme.example/track?order=A%20%26%20B%2F1%3F&lang=en',
    ],
    ['a fragment', 'https://acme.example/#{{ order }}', 'https://acme.example/#A%20%26%20B%2F1%3F'],
  ])('stays one part of %s', (_, url, expected) => {
    expect(filled(url, { order: 'A & B/1?' })).toBe(expected);
  });

  it('that is an address itself fits into a query', () => {
    expect(filled('https://acme.example/about?post={{ post.url }}')).toBe(
      'https://acme.example/about?post=https%3A%2F%2Fx.com%2Fcasey_c%2Fstatus%2F1',
    );
  });

  it.each([
    ['alone', '{{ page }}', 'https://acme.example/a/b?c=d%20e&f#g'],
    [
      'by a condition',
      '{% if page %}{{ page }}{% else %}https://acme.example{% endif %}',
      'https://acme.example/a/b?c=d%20e&f#g',
    ],
    ['before a path', '{{ site }}/orders/{{ order }}', 'https://acme.example:8443/orders/1%2F2'],
    ['after https://', 'https://{{ host }}/orders', 'https://acme.example:8443/orders'],
  ])('that says where it leads is taken as it is: %s', (_, url, expected) => {
    const page = 'https://acme.example/a/b?c=d%20e&f#g';
    const site = 'https://acme.example:8443';
    expect(filled(url, { page, site, host: 'acme.example:8443', order: '1/2' })).toBe(expected);
  });

  it('can’t lead to another place than its template does', () => {
    expect(filled('https://{{ shop }}.acme.example/', { shop: 'berlin' })).toBe(
      'https://berlin.acme.example/',
    );
    expect(filled('https://{{ shop }}.acme.example/', { shop: 'evil.example/' })).toBe('template_part_unfit');
    expect(filled('https://acme.example{{ tail }}', { tail: '@evil.example' })).toBe('template_part_unfit');
    const host = (tail: string) => new URL(filled('https://acme.example/{{ tail }}', { tail }) ?? '').host;
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (tail) => {
        fc.pre(tail.trim() !== '');
        expect(host(tail)).toBe('acme.example');
      }),
      { numRuns: 25 },
    );
  });

  it('is encoded once where the template says so itself, and not at all where it says raw', () => {
    expect(filled('https://acme.example/?q={{ order | url_encode }}', { order: 'A & B' })).toBe(
      'https://acme.example/?q=A+%26+B',
    );
    expect(filled('https://acme.example/{{ path | raw }}', { path: 'a/b?c=d' })).toBe(
      'https://acme.example/a/b?c=d',
    );
  });

  it('is asked for, and filtered, as anywhere', () => {
    expect(filled('https://acme.example/{{ order }}')).toBe('ask');
    expect(filled('https://acme.example/{{ customer.name | downcase }}')).toBe(
      'https://acme.example/casey%20cole',
    );
    expect(
      filled('https://acme.example/{% capture a %}{{ order }}/{% endcapture %}{{ a }}', { order: 'é' }),
    ).toBe('https://acme.example/%C3%A9%2F');
  });

  it.each([
    ['{{ page }}', 'https://example.com/'],
    ['https://{{ host }}/a', 'https://example.com/a'],
    ['https://acme.example/{{ order_number }}', 'https://acme.example/%E2%80%B9Order%20number%E2%80%BA'],
  ])('has an example that fits where it is tried out: %s', (url, expected) => {
    const { rendered } = tryTemplate(template(url), { now: 0, locale: 'en' }, {});
    expect(rendered).toMatchObject({ value: { parts: { buttons: [{ url: expected }] } } });
  });
});
