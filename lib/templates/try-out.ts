import { i18n } from '#i18n';
import { type ButtonUse, readButton } from '../deep-link/intents';
import type { PageContext } from '../message/page-context';
import type { Result } from '../message/problem';
import type { RenderInput } from './fill';
import { renderTemplate } from './render';
import type { Rendered, Template, TemplateField } from './template';
import { wordingsOf } from './wording';

/** A template as it would come out, with examples in place of a customer, and what it would ask. */
export interface Trial {
  readonly rendered: Result<Rendered>;
  readonly asked: readonly TemplateField[];
  /** It does not fit with these examples; with shorter ones it does. */
  readonly mayFit?: boolean;
}

/** `sample`: whose names stand in for the customer's. Answers that are not `given` are examples too: `‹Order number›`. */
export function tryTemplate(
  template: Template,
  input: Omit<RenderInput, 'context' | 'answers'>,
  sample: PageContext,
  given: Readonly<Record<string, string>> = {},
): Trial {
  const trial = run(template, input, sample, given);
  const { rendered } = trial;
  if (rendered.ok || !['text_too_long', 'template_part_unfit'].includes(rendered.problem.code)) return trial;
  const short = Object.fromEntries(trial.asked.map(({ name, kind }) => [name, kind ? '' : '1']));
  const customer = { handle: 'c', name: 'C' };
  return {
    ...trial,
    mayFit: run(template, input, { ...sample, customer }, { ...short, ...given }).rendered.ok,
  };
}

function run(
  template: Template,
  input: Omit<RenderInput, 'context' | 'answers'>,
  sample: PageContext,
  given: Readonly<Record<string, string>>,
): Trial {
  const answers: Record<string, string> = {};
  const asked: TemplateField[] = [];
  const uses = wordingsOf(template).flatMap(({ buttons = [] }) => buttons.map(({ url }) => readButton(url)));
  for (;;) {
    const rendered = renderTemplate(template, { ...input, context: sample, answers });
    if (!rendered.ok || rendered.value.state === 'ready') return { rendered, asked };
    const fields = rendered.value.fields.filter(({ name }) => !Object.hasOwn(answers, name));
    // Asked again for what was answered: an answer can't help here.
    if (fields.length === 0) return { rendered, asked };
    for (const field of fields) {
      asked.push(field);
      answers[field.name] = given[field.name]?.trim() || exampleFor(field, input.now, uses);
    }
  }
}

function exampleFor(
  { name, label, kind, choices }: TemplateField,
  now: number,
  uses: readonly ButtonUse[],
): string {
  if (kind === 'date') return new Date(now).toISOString().slice(0, 10);
  if (choices?.[0] !== undefined) return choices[0];
  const page = uses.find((one) => one.use === 'page' && one.url.includes(name));
  if (page?.use === 'page') {
    if (/^https:\/\/\{/i.test(page.url)) return 'example.com';
    // Nothing of the address is written but what is filled in.
    if (!/https:/i.test(page.url.replace(/\{[{%].*?[%}]\}/gs, ''))) return 'https://example.com/';
  }
  return `‹${label}›`;
}

/** Somebody who does not exist, and what they posted. */
export const exampleContext = (ownHandle = 'your_account'): PageContext => ({
  ownId: '1',
  ownHandle,
  customer: { handle: 'casey_c', name: 'Casey Cole' },
  post: { url: 'https://x.com/casey_c/status/20', text: i18n.t('library.example_post') },
});
