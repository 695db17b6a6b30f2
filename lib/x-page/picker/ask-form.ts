import { i18n } from '#i18n';
import type { TemplateField } from '../../templates/template';
import { make } from '../make';
import type { View } from './panel';
import { altEnter, makeAction } from './template-list';

/** Asks for what the page could not tell. Enter goes on from field to field; a blank one is not accepted. */
export function makeAskForm(
  title: string,
  fields: readonly TemplateField[],
  go: (answers: Record<string, string>, privately: boolean) => void,
): View {
  const questions = fields.map(makeQuestion);
  const blank = make('div', { id: 'blank', role: 'alert' });

  const readAnswers = () => {
    const answered = questions.filter(({ input }) => input.value.trim());
    return Object.fromEntries(answered.map(({ name, input }) => [name, input.value.trim()]));
  };
  const goOn = () => {
    const empty = questions.find(({ input }) => !input.value.trim())?.input;
    for (const { input } of questions) input.setAttribute('aria-invalid', String(input === empty));
    blank.textContent = empty ? i18n.t('page.blank') : '';
    if (empty) empty.focus();
    else go(readAnswers(), false);
  };
  // What is left blank is asked for in the panel.
  const goPrivately = () => go(readAnswers(), true);

  const rows = questions.map(({ row }) => row);
  const insert = makeAction('↵', i18n.t('page.insert'), goOn);
  const privately = makeAction(altEnter, i18n.t('page.privately'), goPrivately);
  return {
    nodes: [
      make('div', { class: 'ask' }, make('div', { class: 'name' }, title), ...rows, blank),
      make('div', { class: 'hint' }, insert, privately),
    ],
    first: questions[0]?.input,
    onKey(event) {
      const at = questions.findIndex(({ input }) => event.composedPath().includes(input));
      if (event.key !== 'Enter' || at < 0) return;
      event.preventDefault();
      const next = questions[at + 1]?.input;
      if (event.altKey) goPrivately();
      else if (next && questions[at]?.input.value.trim()) next.focus();
      else goOn();
    },
  };
}

function makeQuestion({ name, label }: TemplateField, at: number) {
  const input = make('input', {
    type: 'text',
    id: `field${at}`,
    autocomplete: 'off',
    maxlength: '10000',
    'aria-describedby': 'blank',
  });
  return { name, input, row: make('label', { for: input.id }, label, input) };
}
