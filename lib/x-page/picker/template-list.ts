import { i18n } from '#i18n';
import { favouriteTag, makeSearch, tagWord } from '../../templates/search';
import type { TemplateSummary } from '../../templates/template';
import { make, onPress } from '../make';
import { type How, howOf } from './how';
import type { View } from './panel';
import { makeRow, type TemplateRow } from './template-row';

/** More are found by typing on. */
const mostFound = 200;
/** As many as can be seen, and some: each row costs time at every keystroke, so the rest are drawn when they are come to. */
const rowsAtOnce = 6;
const mostTags = 12;
/** How Alt+Enter and Shift+Enter are written where the person sits. */
const isMac = /^Mac/.test(navigator.platform);
export const altEnter = isMac ? '⌥↵' : 'Alt ↵';
const shiftEnter = isMac ? '⇧↵' : 'Shift ↵';

export interface ListActs {
  readonly choose: (template: TemplateSummary, how: How) => void;
  readonly favour: (template: TemplateSummary, favourite: boolean) => void;
  /** The highlighted one is another; undefined where none is found. */
  readonly highlight: (template: TemplateSummary | undefined) => void;
}

/** The list of templates under a field that filters it: a combobox, moved through by keys while typing goes on. */
export function makeTemplateList(
  { choose, favour, highlight }: ListActs,
  preview: Node,
): View & { readonly fill: (templates: readonly TemplateSummary[]) => void } {
  let all: readonly TemplateSummary[] = [];
  let search = makeSearch([], 0);
  let found: readonly TemplateSummary[] = [];
  let count = 0;
  let active = 0;
  let isScrolled = false;
  const rows: TemplateRow[] = [];

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
  const chips = make('div', { class: 'chips', role: 'group', 'aria-label': i18n.t('page.filters') });
  const list = make('div', { id: 'list', role: 'listbox', 'aria-label': i18n.t('page.templates') });
  const status = make('span', { role: 'status', class: 'count' });
  const chooseActive = (how: How) => {
    const template = found[active];
    if (template) choose(template, how);
  };
  const actions = [
    makeAction('↵', i18n.t('page.insert'), () => chooseActive('insert')),
    makeAction(shiftEnter, i18n.t('page.insert_more'), () => chooseActive('stay')),
    makeAction(altEnter, i18n.t('page.privately'), () => chooseActive('privately')),
  ];
  const star = makeAction('☆', i18n.t('page.favourite'), () => favourActive());

  const drawRows = (from: number, upTo: number) => {
    found.slice(from, upTo).forEach((template, index) => {
      const at = from + index;
      rows[at] ??= makeRow(choose);
      rows[at].show(template, at, count);
      if (!rows[at].node.isConnected) list.append(rows[at].node);
    });
  };
  const moveTo = (index: number) => {
    if (index >= list.childElementCount - 1) drawRows(list.childElementCount, index + rowsAtOnce);
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const row = list.children[index];
    row?.setAttribute('aria-selected', 'true');
    field.setAttribute('aria-activedescendant', row ? row.id : '');
    // The first is in sight already: asking would cost the browser a layout at each keystroke.
    if (index > 0) row?.scrollIntoView({ block: 'nearest' });
    else if (isScrolled) list.scrollTop = 0;
    star.setAttribute('aria-pressed', String(found[index]?.favourite === true));
    highlight(found[index]);
  };
  const draw = (at = 0) => {
    const { count: many, best } = search.find(field.value, mostFound);
    count = many;
    found = best;
    drawRows(0, rowsAtOnce);
    while (list.childElementCount > Math.min(count, rowsAtOnce)) list.lastChild?.remove();
    status.textContent = many
      ? i18n.t('page.count', many)
      : i18n.t(all.length ? 'page.none_found' : 'page.no_templates');
    for (const node of [...actions, star, list]) node.hidden = !many;
    const words = field.value.split(/\s+/u);
    for (const chip of chips.children)
      chip.setAttribute('aria-pressed', String(words.includes(`#${chip.id}`)));
    moveTo(Math.min(at, found.length - 1));
  };
  const toggleTag = (word: string) => {
    const words = field.value.split(/\s+/u).filter(Boolean);
    const others = words.filter((one) => one !== `#${word}`);
    field.value = (others.length < words.length ? others : [`#${word}`, ...others]).join(' ');
    draw();
  };
  const makeChip = (word: string, name: string) => {
    const chip = make('button', { type: 'button', role: 'button', id: word, 'aria-pressed': 'false' }, name);
    onPress(chip, () => toggleTag(word));
    return chip;
  };
  const fill = (templates: readonly TemplateSummary[], at = 0) => {
    all = templates;
    search = makeSearch(templates, Date.now());
    const hasFavourites = templates.some(({ favourite }) => favourite);
    const tags = search.tags.slice(0, mostTags).map((tag) => makeChip(tagWord(tag), `#${tag}`));
    chips.replaceChildren(
      ...(hasFavourites ? [makeChip(favouriteTag, i18n.t('page.favourites'))] : []),
      ...tags,
    );
    draw(at);
  };
  const favourActive = () => {
    const template = found[active];
    if (!template) return;
    const favourite = !template.favourite;
    favour(template, favourite);
    fill(all.map((one) => (one.id === template.id ? { ...one, favourite } : one)));
    // Favourites come first: where it went, the highlight goes.
    moveTo(
      Math.max(
        0,
        found.findIndex(({ id }) => id === template.id),
      ),
    );
  };
  field.addEventListener('input', () => draw());
  list.addEventListener('scroll', () => {
    isScrolled = list.scrollTop > 0;
    if (list.scrollTop + list.clientHeight * 2 > list.scrollHeight)
      drawRows(list.childElementCount, list.childElementCount + rowsAtOnce);
  });

  return {
    nodes: [field, chips, list, preview, make('div', { class: 'hint' }, ...actions, star, status)],
    first: field,
    fill,
    onKey(event) {
      if (!field.matches(':focus')) return;
      const last = found.length - 1;
      const to = {
        ArrowDown: active < last ? active + 1 : 0,
        ArrowUp: active > 0 ? active - 1 : last,
        Home: 0,
        End: last,
      }[event.key];
      if (event.key === 'Enter') chooseActive(howOf(event));
      else if (to === undefined || event.shiftKey || event.altKey) return;
      else if (found.length) moveTo(to);
      event.preventDefault();
    },
  };
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
