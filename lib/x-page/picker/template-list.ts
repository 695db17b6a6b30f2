import { i18n } from '#i18n';
import type { TemplateSummary } from '../../templates/template';
import { linkIcon } from '../icons';
import { make, makeIcon, onPress } from '../make';
import { makeSearch } from './find-templates';
import type { View } from './panel';

/** More are found by typing on; each row costs time at every keystroke. */
const mostRows = 50;
/** How Alt+Enter is written where the person sits. */
export const altEnter = /^Mac/.test(navigator.platform) ? '⌥↵' : 'Alt ↵';

/** The list of templates under a field that filters it: a combobox, moved through by keys while typing goes on. */
export function makeTemplateList(
  choose: (template: TemplateSummary, privately: boolean) => void,
): View & { readonly fill: (templates: readonly TemplateSummary[]) => void } {
  let search = makeSearch([]);
  const field = make('input', {
    class: 'find',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': 'true',
    'aria-controls': 'list',
    'aria-label': i18n.t('page.find'),
    placeholder: i18n.t('page.find'),
  });
  const list = make('div', { id: 'list', role: 'listbox', 'aria-label': i18n.t('page.templates') });
  const count = make('span', { role: 'status', class: 'count' });
  const insert = makeAction('↵', i18n.t('page.insert'), () => chooseActive(false));
  const privately = makeAction(altEnter, i18n.t('page.privately'), () => chooseActive(true));
  let found: TemplateSummary[] = [];
  let active = 0;

  const chooseActive = (aside: boolean) => {
    const template = found[active];
    if (template) choose(template, aside);
  };
  const moveTo = (index: number) => {
    active = index;
    [...list.children].forEach((row, at) => {
      row.setAttribute('aria-selected', String(at === index));
    });
    field.setAttribute('aria-activedescendant', found.length ? `row${index}` : '');
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const draw = () => {
    const all = search(field.value);
    found = all.slice(0, mostRows);
    list.replaceChildren(...found.map((template, at) => makeRow(template, at, choose)));
    count.textContent =
      all.length > mostRows
        ? i18n.t('page.count_more', { shown: String(mostRows), all: String(all.length) })
        : all.length
          ? i18n.t('page.count', all.length)
          : i18n.t(search('').length ? 'page.none_found' : 'page.no_templates');
    insert.hidden = privately.hidden = list.hidden = !found.length;
    moveTo(0);
  };
  field.addEventListener('input', draw);

  return {
    nodes: [field, list, make('div', { class: 'hint' }, insert, privately, count)],
    first: field,
    fill(templates) {
      search = makeSearch(templates);
      draw();
    },
    onKey(event) {
      if (event.composedPath()[0] !== field) return;
      const last = found.length - 1;
      const to = {
        ArrowDown: active < last ? active + 1 : 0,
        ArrowUp: active > 0 ? active - 1 : last,
        Home: 0,
        End: last,
      }[event.key];
      if (event.key === 'Enter') chooseActive(event.altKey);
      else if (to === undefined) return;
      else if (found.length) moveTo(to);
      event.preventDefault();
    },
  };
}

function makeRow(
  template: TemplateSummary,
  at: number,
  choose: (template: TemplateSummary, privately: boolean) => void,
) {
  // For the mouse alone; the keyboard has Alt+Enter and the button below.
  const aside = make(
    'span',
    { class: 'aside', title: i18n.t('page.privately'), 'aria-hidden': 'true' },
    makeIcon(linkIcon),
  );
  const row = make(
    'div',
    { id: `row${at}`, role: 'option' },
    make('div', { class: 'name' }, template.name),
    make('div', { class: 'key' }, template.shortcut ? `;${template.shortcut}` : ''),
    make('div', { class: 'preview' }, template.preview),
    aside,
  );
  onPress(row, (event) => choose(template, event.altKey || event.composedPath().includes(aside)));
  return row;
}

/** A button in the bottom row, with the key that does the same. */
export function makeAction(key: string, name: string, act: () => void): HTMLButtonElement {
  const button = make(
    'button',
    { type: 'button', role: 'button' },
    make('kbd', { 'aria-hidden': 'true' }, key),
    name,
  );
  onPress(button, act);
  return button;
}
