// @vitest-environment jsdom
import axe from 'axe-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TemplateField, TemplateSummary } from '@/lib/templates/template';
import { makeAskForm } from '@/lib/x-page/picker/ask-form';
import type { View } from '@/lib/x-page/picker/panel';
import { makeTemplateList } from '@/lib/x-page/picker/template-list';
import { makeWarning } from '@/lib/x-page/picker/warning';

const templates = [
  { id: 'private', name: 'Let’s talk in private', shortcut: 'private', preview: 'Hi ‹Customer name›' },
  { id: 'order', name: 'Where is my order', shortcut: 'order', preview: 'I can look that up' },
  { id: 'hours', name: 'Opening hours', preview: 'We are here from 9 to 5' },
];

function show(view: View): void {
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-label', 'Templates');
  dialog.append(...view.nodes);
  dialog.addEventListener('keydown', view.onKey);
  document.body.replaceChildren(dialog);
  view.first?.focus();
}

function press(key: string, more: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  document.activeElement?.dispatchEvent(event);
}

function type(text: string): void {
  if (!(document.activeElement instanceof HTMLInputElement)) throw new Error('no field has the focus');
  document.activeElement.value = text;
  document.activeElement.dispatchEvent(new Event('input', { bubbles: true }));
}

// Colours are checked in a real browser, where there are some.
const violations = async () => {
  const { violations } = await axe.run(document.body, {
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};
const text = (role: string) => document.querySelector(`[role="${role}"]`)?.textContent;
const active = () => {
  const id = document.activeElement?.getAttribute('aria-activedescendant');
  const option = id ? document.getElementById(id) : null;
  expect(document.querySelectorAll('[aria-selected="true"]').length).toBe(option ? 1 : 0);
  return option?.getAttribute('aria-selected') === 'true'
    ? option.querySelector('.name')?.textContent
    : undefined;
};

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {};
});

describe('the list of templates', () => {
  const choose = vi.fn();
  const favour = vi.fn();
  const highlight = vi.fn();
  const open = (given: TemplateSummary[] = templates) => {
    const list = makeTemplateList({ choose, favour, highlight }, document.createElement('div'));
    show(list);
    list.fill(given);
  };
  beforeEach(() => choose.mockClear());

  it('starts with the first one, moves with the arrows and goes round', () => {
    open();
    expect(active()).toBe('Let’s talk in private');
    press('ArrowDown');
    expect(active()).toBe('Where is my order');
    press('End');
    expect(active()).toBe('Opening hours');
    press('ArrowDown');
    expect(active()).toBe('Let’s talk in private');
    press('ArrowUp');
    expect(active()).toBe('Opening hours');
    press('Home');
    expect(active()).toBe('Let’s talk in private');
  });

  it('filters as one types, starts at the best, and says how many there are', () => {
    open();
    expect(text('status')).toBe('3 templates');
    type('o');
    press('ArrowDown');
    type('order');
    expect(active()).toBe('Where is my order');
    expect(text('status')).toBe('1 template');
  });

  it('inserts with Enter and sends privately with Alt and Enter', () => {
    open();
    press('ArrowDown');
    press('Enter');
    expect(choose).toHaveBeenLastCalledWith(templates[1], 'insert');
    press('Enter', { altKey: true });
    expect(choose).toHaveBeenLastCalledWith(templates[1], 'privately');
  });

  it('does nothing at a click that a script made', () => {
    open();
    document.querySelector<HTMLElement>('[role="option"]')?.click();
    for (const button of document.querySelectorAll('button')) button.click();
    expect(choose).not.toHaveBeenCalled();
  });

  it('says that nothing was found, and that there is nothing to find', () => {
    open();
    type('zebra');
    expect(text('status')).toBe('No template holds that');
    press('Enter');
    expect(choose).not.toHaveBeenCalled();
    open([]);
    expect(text('status')).toBe('There are no templates yet');
  });

  it('draws what can be seen of thousands, says how many there are, and draws on as one moves', () => {
    open(
      Array.from({ length: 5_000 }, (_, at) => ({ id: `t${at}`, name: `Template ${at}`, preview: 'text' })),
    );
    expect(document.querySelectorAll('[role="option"]')).toHaveLength(6);
    expect(text('status')).toBe('5000 templates');
    for (let step = 0; step < 20; step += 1) press('ArrowDown');
    expect(active()).toBe('Template 20');
    expect(document.querySelector('#row20')?.getAttribute('aria-posinset')).toBe('21');
    expect(document.querySelector('#row20')?.getAttribute('aria-setsize')).toBe('5000');
    press('End');
    expect(active()).toBe('Template 199');
  });

  it('shows in each row what was found last, and no rows of what was found before', () => {
    open([
      { id: 'a', name: 'Late parcel', preview: 'sorry', favourite: true, buttons: 2 },
      { id: 'b', name: 'Refund', preview: 'soon', shortcut: 'back' },
    ]);
    type('refund');
    expect(document.querySelectorAll('[role="option"]')).toHaveLength(1);
    const row = () => document.querySelector('[role="option"]');
    expect(row()?.textContent).toBe('Refund;backsoon');
    expect(row()?.getAttribute('aria-setsize')).toBe('1');
    press('Enter');
    expect(choose).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'b' }), 'insert');
    type('parcel');
    expect(row()?.textContent).toBe('★ Late parcel2 buttonssorry');
    type('');
    expect(document.querySelectorAll('[role="option"]')).toHaveLength(2);
    expect(document.querySelectorAll('[aria-selected="true"]')).toHaveLength(1);
  });

  it('stays open with Shift and Enter', () => {
    open();
    press('Enter', { shiftKey: true });
    expect(choose).toHaveBeenLastCalledWith(templates[0], 'stay');
  });

  it('filters by tag, typed or by its chip, and says which is on', () => {
    open([
      { id: 'a', name: 'A', preview: 'x', tags: ['Late parcel'] },
      { id: 'b', name: 'B', preview: 'x', favourite: true },
    ]);
    const chips = () =>
      [...document.querySelectorAll('.chips button')].map((chip) => [
        chip.textContent,
        chip.getAttribute('aria-pressed'),
      ]);
    expect(chips()).toEqual([
      ['★ Favourites', 'false'],
      ['#Late parcel', 'false'],
    ]);
    type('#late');
    expect(active()).toBe('A');
    type('#late-parcel');
    expect(chips()[1]).toEqual(['#Late parcel', 'true']);
    type('#★');
    expect(active()).toBe('★ B');
  });

  it('tells which one is highlighted, and that none is', () => {
    open();
    press('ArrowDown');
    expect(highlight).toHaveBeenLastCalledWith(templates[1]);
    type('zebra');
    expect(highlight).toHaveBeenLastCalledWith(undefined);
  });

  it('shows what a template says as text, whatever it holds', () => {
    open([{ id: 'x', name: '<img src=x onerror=alert(1)>', preview: '<b>bold</b>' }]);
    expect(active()).toBe('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img, b')).toBeNull();
  });

  it('has no accessibility violations, full, filtered and empty', async () => {
    open();
    expect(await violations()).toEqual([]);
    type('zebra');
    expect(await violations()).toEqual([]);
  });
});

describe('the questions of a template', () => {
  const go = vi.fn();
  const fields = [
    { name: 'order_number', label: 'Order number' },
    { name: 'customer.name', label: 'Customer name' },
  ];
  const open = () => show(makeAskForm('Refund on its way', fields, go));
  const focused = () => document.activeElement?.closest('label')?.textContent;
  beforeEach(() => go.mockClear());

  it('goes from field to field with Enter and hands over every answer', () => {
    open();
    expect(focused()).toBe('Order number');
    type('A-17');
    press('Enter');
    expect(focused()).toBe('Customer name');
    type('  Casey ');
    press('Enter');
    expect(go).toHaveBeenCalledWith({ order_number: 'A-17', 'customer.name': 'Casey' }, 'insert');
  });

  it('accepts nothing blank, says so, and leads to what is missing', () => {
    open();
    type('   ');
    press('Enter');
    expect(go).not.toHaveBeenCalled();
    expect(text('alert')).toBe('Fill this in first');
    expect(focused()).toBe('Order number');
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  });

  it('offers choices and days, lets stay blank what may, and goes on to what is still open', () => {
    const kinds: TemplateField[] = [
      { name: 'size', label: 'Size', kind: 'choice', choices: ['S', 'M'] },
      { name: 'due', label: 'Due', kind: 'date', value: '2026-12-24' },
      { name: 'note', label: 'Note', optional: true },
    ];
    show(makeAskForm('Kinds', kinds, go, 'stay'));
    const select = document.querySelector('select');
    expect([...(select?.options ?? [])].map(({ text }) => text)).toEqual(['Choose', 'S', 'M']);
    press('Enter');
    expect(text('alert')).toBe('Fill this in first');
    if (select) select.value = 'M';
    press('Enter');
    expect(go).toHaveBeenCalledWith({ size: 'M', due: '2026-12-24', note: '' }, 'stay');
  });

  it('starts at the first that is open, with what was answered before in its place', () => {
    show(
      makeAskForm(
        'Again',
        [
          { ...fields[0], name: 'a', label: 'A', value: 'A-17' },
          { name: 'b', label: 'B' },
        ],
        go,
      ),
    );
    expect(focused()).toBe('B');
    show(makeAskForm('Again', [{ name: 'a', label: 'A', value: 'A-17' }], go));
    press('Enter');
    expect(go).toHaveBeenCalledWith({ a: 'A-17' }, 'insert');
  });

  it('sends privately with what is known so far', () => {
    open();
    type('A-17');
    press('Enter', { altKey: true });
    expect(go).toHaveBeenCalledWith({ order_number: 'A-17' }, 'privately');
  });

  it('has no accessibility violations, empty and refused', async () => {
    open();
    expect(await violations()).toEqual([]);
    press('Enter');
    expect(await violations()).toEqual([]);
  });
});

describe('the warning before a template goes in', () => {
  const go = vi.fn();
  const back = vi.fn();
  const labels = () => [...document.querySelectorAll('button')].map((button) => button.textContent);

  it('says what speaks against it, and offers other words, all the same, and back', async () => {
    show(makeWarning('Too long. Said before.', [{ variant: 1, name: 'Wording 2' }], go, back));
    expect(text('alert')).toBe('Too long. Said before.');
    expect(labels().map((label) => label?.replace(/^\W+/u, ''))).toEqual([
      'Wording 2',
      'Insert it all the same',
      'Back',
    ]);
    expect(document.activeElement?.textContent).toContain('Wording 2');
    expect(await violations()).toEqual([]);
  });

  it('does nothing at a click that a script made', () => {
    show(makeWarning('Too long.', [], go, back));
    for (const button of document.querySelectorAll('button')) button.click();
    expect(go).not.toHaveBeenCalled();
    expect(back).not.toHaveBeenCalled();
  });
});
