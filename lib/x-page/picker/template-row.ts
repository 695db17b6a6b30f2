import { i18n } from '#i18n';
import type { TemplateSummary } from '../../templates/template';
import { linkIcon } from '../icons';
import { make, makeIcon, onPress } from '../make';
import { type How, howOf } from './how';

/** One template in the list, `at` its place among all `count`. */
export function makeRow(
  template: TemplateSummary,
  at: number,
  count: number,
  choose: (template: TemplateSummary, how: How) => void,
): HTMLElement {
  const name = make('div', { class: 'name' }, template.name);
  if (template.favourite)
    name.prepend(make('span', { class: 'star', 'aria-label': i18n.t('page.favourite'), role: 'img' }, '★ '));
  if (template.buttons)
    name.append(make('span', { class: 'badge' }, i18n.t('page.buttons', template.buttons)));
  const row = make(
    'div',
    {
      id: `row${at}`,
      role: 'option',
      'aria-selected': 'false',
      'aria-setsize': String(count),
      'aria-posinset': String(at + 1),
    },
    name,
    make('div', { class: 'key' }, template.shortcut ? `;${template.shortcut}` : ''),
    make('div', { class: 'preview' }, template.preview),
  );
  // For the mouse alone, and made for it alone: the keyboard has Alt+Enter and the button below.
  let aside: HTMLElement | undefined;
  row.addEventListener('pointerenter', () => {
    const title = i18n.t('page.privately');
    aside ??= make('span', { class: 'aside', title, 'aria-hidden': 'true' }, makeIcon(linkIcon));
    row.append(aside);
  });
  onPress(row, (event) =>
    choose(template, aside && event.composedPath().includes(aside) ? 'privately' : howOf(event)),
  );
  return row;
}
