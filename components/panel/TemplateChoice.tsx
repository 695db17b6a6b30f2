import type { FormEvent } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { ProblemNotice } from '../ui/ProblemNotice';
import { Select } from '../ui/Select';
import { readCaret } from './caret';
import { usePanel } from './context';
import { isSame } from './recipient';

/** Starting from a template, and what it asks for. */
export function TemplateChoice() {
  const { templates, templateId, problem, choose } = usePanel((state) => ({
    templates: state.templates,
    templateId: state.templateId,
    problem: state.templateProblem,
    choose: state.chooseTemplate,
  }));
  const first = templates === undefined ? 'panel.template_loading' : 'panel.template_none';
  return (
    <>
      <Field label={i18n.t('panel.template')}>
        {(ties) => (
          <Select
            {...ties}
            value={templateId ?? ''}
            onChange={(event) => choose(event.target.value, { at: readCaret() })}
          >
            <option value="">{i18n.t(first)}</option>
            {templates?.map((template) => (
              <option key={template.id} value={template.id}>
                {template.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <StartOver />
      <Questions />
      <FilledForAnother />
      <div role="alert">{problem && <ProblemNotice problem={problem} />}</div>
    </>
  );
}

/** What a template put in can be taken out again, whatever was written since the one before. */
function StartOver() {
  const { offered, startOver } = usePanel((state) => ({
    offered: state.before !== undefined,
    startOver: state.startOver,
  }));
  if (!offered) return null;
  return (
    <Button look="quiet" onClick={startOver}>
      {i18n.t('panel.start_over')}
    </Button>
  );
}

function Questions() {
  const { fields, answers, answer, fill, filling, name } = usePanel((state) => ({
    fields: state.fields,
    answers: state.answers,
    answer: state.answerField,
    fill: state.fill,
    filling: state.filling,
    name: state.templates?.find((template) => template.id === state.templateId)?.name,
  }));
  if (fields.length === 0) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const open = fields.find((field) => !field.optional && (answers[field.name] ?? '').trim() === '');
    if (open === undefined) return void fill(readCaret());
    const question = event.currentTarget.elements.namedItem(open.name);
    if (question instanceof HTMLElement) question.focus();
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <h2 className="label">
        {i18n.t('panel.template_asks', { template: name ?? i18n.t('panel.template') })}
      </h2>
      {fields.map((field) => (
        <Field key={field.name} label={field.label}>
          {(ties) => {
            const tied = {
              ...ties,
              name: field.name,
              value: answers[field.name] ?? '',
              onChange: ({ target }: { target: { value: string } }) => answer(field.name, target.value),
            };
            if (field.kind !== 'choice') {
              const type = field.kind === 'date' ? 'date' : 'text';
              return <input {...tied} className="input" dir="auto" type={type} />;
            }
            return (
              <Select {...tied}>
                {['', ...(field.choices ?? [])].map((choice) => (
                  <option key={choice} value={choice}>
                    {choice}
                  </option>
                ))}
              </Select>
            );
          }}
        </Field>
      ))}
      <Button type="submit" busy={filling}>
        {i18n.t('panel.template_fill')}
      </Button>
    </form>
  );
}

/** A greeting with the wrong name is worse than none. */
function FilledForAnother() {
  const other = usePanel(({ filledFor, person, text }) =>
    text.trim() !== '' && person && !isSame(person.handle, filledFor) ? filledFor : undefined,
  );
  return (
    <div role="status">
      {other !== undefined && <Notice tone="warn">{i18n.t('panel.filled_for', { handle: other })}</Notice>}
    </div>
  );
}
