import { i18n } from '#i18n';
import type { Template, TemplateField } from '../../lib/templates/template';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { choicesFault } from './choices';
import { useLibrary } from './context';

type OwnField = NonNullable<Template['fields']>[number];

/** What the template asks before it is used: how each question is put. */
export function Questions() {
  const { draft, refused, asked, fields, write, examples, tryAnswer } = useLibrary((state) => ({
    draft: state.draft,
    refused: state.refused,
    asked: state.trial?.asked ?? none,
    fields: state.draft?.fields ?? none,
    write: state.write,
    examples: state.examples,
    tryAnswer: state.tryAnswer,
  }));
  if (asked.length === 0 || draft === undefined) return null;
  const change = (field: OwnField) =>
    write({ fields: [...fields.filter(({ name }) => name !== field.name), field] });
  return (
    <fieldset className="stack questions">
      <legend>{i18n.t('library.questions')}</legend>
      <p className="soft">{i18n.t('library.questions_what')}</p>
      {asked.map((field) => (
        <Question
          key={field.name}
          field={fields.find(({ name }) => name === field.name) ?? { name: field.name, kind: 'text' }}
          asked={field}
          change={change}
          wrong={choicesFault(draft, field.name)}
          strict={refused > 0}
          example={examples[field.name] ?? ''}
          tryAnswer={(answer) => tryAnswer(field.name, answer)}
        />
      ))}
    </fieldset>
  );
}

const none: never[] = [];

interface Props {
  readonly field: OwnField;
  readonly asked: TemplateField;
  readonly change: (field: OwnField) => void;
  /** With its choices; that there are none is said only once it was to be saved. */
  readonly wrong: string | undefined;
  readonly strict: boolean;
  /** What the preview takes for the answer; empty: the first choice. */
  readonly example: string;
  readonly tryAnswer: (answer: string) => void;
}

function Question({ field, asked, change, wrong, strict, example, tryAnswer }: Props) {
  return (
    <div className="card stack question">
      <code dir="ltr">{`{{ ${field.name} }}`}</code>
      <Field label={i18n.t('library.question')}>
        {(ties) => (
          <input
            {...ties}
            className="input"
            dir="auto"
            maxLength={80}
            placeholder={asked.label}
            value={field.label ?? ''}
            onChange={({ target }) => change({ ...field, label: target.value || undefined })}
          />
        )}
      </Field>
      <Field label={i18n.t('library.answer_kind')}>
        {(ties) => (
          <Select
            {...ties}
            value={field.kind}
            onChange={({ target }) => change({ ...field, kind: kindOf(target.value) })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {i18n.t(`library.kind.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {field.kind === 'choice' && (
        <Field
          label={i18n.t('library.choices')}
          hint={i18n.t('library.choices_hint')}
          wrong={(strict || field.choices) && wrong}
        >
          {(ties) => (
            <textarea
              {...ties}
              className="input"
              dir="auto"
              rows={3}
              defaultValue={field.choices?.join('\n') ?? ''}
              onChange={({ target }) => change({ ...field, choices: linesOf(target.value) })}
            />
          )}
        </Field>
      )}
      {field.kind === 'choice' && field.choices !== undefined && (
        <Field label={i18n.t('library.example_answer')}>
          {(ties) => (
            <Select {...ties} value={example} onChange={({ target }) => tryAnswer(target.value)}>
              {field.choices?.map((choice, index) => (
                <option key={choice} value={index === 0 ? '' : choice}>
                  {choice}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </div>
  );
}

const kinds = ['text', 'choice', 'date'] as const;
const kindOf = (value: string) => kinds.find((kind) => kind === value) ?? 'text';

function linesOf(text: string): string[] | undefined {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return lines.length > 0 ? lines : undefined;
}
