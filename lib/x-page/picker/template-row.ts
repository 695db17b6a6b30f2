import { i18n } from '#i18n';
import type { TemplateSummary } from '../../templates/template';
import { linkIcon } from '../icons';
import { make, makeIcon, onPress } from '../make';
import { type How, howOf } from './how';

/** As much of a text as a row can show: the rest would be shaped at every keystroke and cut off. */
const mostShown = 120;

export interface TemplateRow {
  readonly node: HTMLElement;
  /** `at`: its place among all `count`. */
  readonly show: (template: TemplateSummary, at: number, count: number) => void;
}

/** A row of the list. It is used again for whatever is found next: a new one costs more than other words in this one. */
export function makeRow(choose: (template: TemplateSummary, how: How) => void): TemplateRow {
  const name = make('div', { class: 'name' });
  const key = make('div', { class: 'key' });
  const preview = make('div', { class: 'preview' });
  const node = make('div', { role: 'option', 'aria-selected': 'false' }, name, key, preview);
  let shown: TemplateSummary | undefined;
  // For the mouse alone, and made for it alone: the keyboard has Alt+Enter and the button below.
  let aside: HTMLElement | undefined;
  node.addEventListener('pointerenter', () => {
    const title = i18n.t('page.privately');
    aside ??= make('span', { class: 'tool aside', title, 'aria-hidden': 'true' }, makeIcon(linkIcon));
    node.append(aside);
  });
  onPress(node, (event) => {
    if (shown) choose(shown, aside && event.composedPath().includes(aside) ? 'privately' : howOf(event));
  });
  return {
    node,
    show(template, at, count) {
      node.id = `row${at}`;
      node.setAttribute('aria-posinset', String(at + 1));
      node.setAttribute('aria-setsize', String(count));
      if (template === shown) return;
      shown = template;
      name.textContent = template.name;
      if (template.favourite)
        name.prepend(
          make('span', { class: 'star', 'aria-label': i18n.t('page.favourite'), role: 'img' }, '★ '),
        );
      if (template.buttons)
        name.append(make('span', { class: 'badge' }, i18n.t('page.buttons', template.buttons)));
      key.textContent = template.shortcut ? `;${template.shortcut}` : '';
      preview.textContent = template.preview.slice(0, mostShown);
    },
  };
}
