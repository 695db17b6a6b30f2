import { i18n } from '#i18n';
import type { TemplateField } from '../../templates/template';
import { make } from '../make';
import { type How, howOf } from './how';
import type { View } from './panel';
import { altEnter, makeAction } from './template-list';

type Input = HTMLInputElement | HTMLSelectElement;

/**
 * Asks for what the page could not tell. Enter goes on from field to field; a blank one is not accepted unless it may be
 * one. What was answered in this conversation before stands there already.
 */
export function makeAskForm(
  title: string,
  fields: readonly TemplateField[],
  go: (answers: Record<string, string>, how: How) => void,
  how: How = 'insert',
): View {
  const questions = fields.map(makeQuestion);
  const blank = make('div', { id: 'blank', role: 'alert' });
  const isOpen = ({ input, optional }: (typeof questions)[number]) => !optional && !input.value.trim();

  const readAnswers = () => {
    const answered = questions.filter(({ input, optional }) => optional || input.value.trim());
    return Object.fromEntries(answered.map(({ name, input }) => [name, input.value.trim()]));
  };
  const goOn = () => {
    const empty = questions.find(isOpen)?.input;
    for (const { input } of questions) input.setAttribute('aria-invalid', String(input === empty));
    blank.textContent = empty ? i18n.t('page.blank') : '';
    if (empty) empty.focus();
    else go(readAnswers(), how === 'privately' ? 'insert' : how);
  };
  // What is left blank is asked for in the panel.
  const goPrivately = () => go(readAnswers(), 'privately');

  const rows = questions.map(({ row }) => row);
  const insert = makeAction('↵', i18n.t('page.insert'), goOn);
  const privately = makeAction(altEnter, i18n.t('page.privately'), goPrivately);
  return {
    nodes: [
      make('div', { class: 'ask' }, make('div', { class: 'name' }, title), ...rows, blank),
      make('div', { class: 'hint' }, insert, privately),
    ],
    first: (questions.find(isOpen) ?? questions[0])?.input,
    onKey(event) {
      const at = questions.findIndex(({ input }) => input.matches(':focus'));
      if (event.key !== 'Enter' || at < 0) return;
      event.preventDefault();
      const here = questions[at];
      const next = questions.slice(at + 1).find(isOpen)?.input;
      if (howOf(event) === 'privately') goPrivately();
      else if (next && here && !isOpen(here)) next.focus();
      else goOn();
    },
  };
}

function makeQuestion(
  { name, label, kind, choices = [], optional = false, value = '' }: TemplateField,
  at: number,
) {
  const same = { id: `field${at}`, 'aria-describedby': 'blank', dir: 'auto' };
  const input: Input =
    kind === 'choice'
      ? make(
          'select',
          same,
          ...['', ...choices].map((choice) =>
            make('option', { value: choice }, choice || i18n.t('page.choose')),
          ),
        )
      : make('input', {
          ...same,
          type: kind === 'date' ? 'date' : 'text',
          autocomplete: 'off',
          maxlength: '10000',
        });
  input.value = value;
  const words = optional ? i18n.t('page.optional', { label }) : label;
  return { name, input, optional, row: make('label', { for: input.id }, words, input) };
}
