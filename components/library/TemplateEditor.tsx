import { type FormEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import * as limits from '../../lib/message/limits';
import { faultsAsWritten } from '../../lib/templates/as-written';
import type { Template } from '../../lib/templates/template';
import type { Trial } from '../../lib/templates/try-out';
import { wrongAt } from '../message/words';
import { Button } from '../ui/Button';
import { Count } from '../ui/Count';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { ProblemNotice, sentenceOf } from '../ui/ProblemNotice';
import { useLibrary } from './context';
import { LiquidField } from './LiquidField';
import { Questions } from './Questions';
import { TemplateParts } from './TemplateParts';
import { TrialView } from './TrialView';
import { changeWording, Wordings, wordingOf } from './Wordings';

/** One template, written. */
export function TemplateEditor() {
  const { draft, wording, write, save, saving, saveProblem, refused, trial } = useLibrary((state) => ({
    draft: state.draft,
    wording: state.wording,
    write: state.write,
    save: state.save,
    saving: state.saving,
    saveProblem: state.saveProblem,
    refused: state.refused,
    trial: state.trial,
  }));
  const form = useRef<HTMLFormElement>(null);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);
  useEffect(() => {
    if (refused > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .bad-part')?.focus();
  }, [refused]);
  if (draft === undefined) return null;

  const current = wordingOf(draft, wording);
  const strict = refused > 0;
  const hasWordings = (draft.variants ?? []).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={form} className="section library" aria-labelledby="template" onSubmit={submit} noValidate>
      <h2 id="template">{draft.name.trim() || i18n.t('library.new')}</h2>
      <Field
        label={i18n.t('library.name')}
        wrong={strict && draft.name.trim() === '' && i18n.t('library.name_missing')}
      >
        {(ties) => (
          <input
            {...ties}
            ref={name}
            className="input"
            dir="auto"
            maxLength={80}
            value={draft.name}
            onChange={({ target }) => write({ name: target.value })}
          />
        )}
      </Field>
      {hasWordings && <Wordings />}
      <LiquidField
        key={wording}
        label={i18n.t('library.text')}
        value={current.text}
        hint={
          <span className="under">
            <span className="grow">{i18n.t('library.text_hint')}</span>
            <Count count={current.text.length} limit={limits.text} />
          </span>
        }
        wrong={wrongText(current.text, trial, strict)}
        write={(text, asks) =>
          write({
            ...changeWording(draft, wording, { text }),
            ...(asks && { fields: withField(draft, asks) }),
          })
        }
      />
      <TrialView />
      <Questions />
      <TemplateParts />
      {current.text.includes('private_message_link') && <LinkField draft={draft} write={write} />}
      <div className="pair">
        <ShortcutField draft={draft} write={write} />
        <TagsField draft={draft} write={write} />
      </div>
      {!hasWordings && <Wordings />}
      {saveProblem && (
        <div role="alert">
          <ProblemNotice problem={saveProblem} />
        </div>
      )}
      <footer className="actions library-foot">
        <Button type="submit" look="primary" busy={saving}>
          {i18n.t('library.save')}
        </Button>
        <Leave />
      </footer>
    </form>
  );
}

/** That nothing is written yet is said only once it was to be saved. */
function wrongText(text: string, trial: Trial | undefined, strict: boolean): string | undefined {
  const over = wrongAt({ faults: faultsAsWritten({ text }), strict }, 'text');
  const problem = trial && !trial.rendered.ok ? trial.rendered.problem : undefined;
  if (over || problem?.part !== 'text') return over;
  if (problem.code === 'text_empty') return strict ? i18n.t('library.text_missing') : undefined;
  return problem.code === 'template_broken' && problem.detail ? problem.detail : sentenceOf(problem);
}

const withField = ({ fields = [] }: Template, field: NonNullable<Template['fields']>[number]) =>
  fields.some(({ name }) => name === field.name) ? fields : [...fields, field];

interface Editing {
  readonly draft: Template;
  readonly write: (change: Partial<Template>) => void;
}

function ShortcutField({ draft, write }: Editing) {
  // What can't be a shortcut stays in front of the person and is not kept.
  const [unfit, setUnfit] = useState<string>();
  const change = (typed: string) => {
    const shortcut = typed.replace(/^;/u, '');
    const fits = /^[\p{L}\p{N}_-]{0,24}$/u.test(shortcut);
    setUnfit(fits ? undefined : typed);
    if (fits) write({ shortcut: shortcut || undefined });
  };
  return (
    <Field
      label={i18n.t('library.shortcut')}
      hint={i18n.t('library.shortcut_hint')}
      wrong={unfit !== undefined && i18n.t('library.shortcut_unfit')}
    >
      {(ties) => (
        <input
          {...ties}
          className="input"
          dir="auto"
          autoCapitalize="none"
          spellCheck={false}
          value={unfit ?? draft.shortcut ?? ''}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

function TagsField({ draft, write }: Editing) {
  const [typed, setTyped] = useState(draft.tags?.join(', ') ?? '');
  const change = (text: string) => {
    setTyped(text);
    const tags = text.split(',').flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim().slice(0, 30)]));
    write({ tags: [...new Set(tags)].slice(0, 10) });
  };
  return (
    <Field label={i18n.t('library.tags')} hint={i18n.t('library.tags_hint')}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          dir="auto"
          value={typed}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

function LinkField({ draft, write }: Editing) {
  const { text = '', welcomeMessageId } = draft.link ?? {};
  // What is no number stays in front of the person and is not kept.
  const [unfit, setUnfit] = useState<string>();
  const changeWelcome = (typed: string) => {
    const fits = /^[0-9]{0,19}$/u.test(typed.trim());
    setUnfit(fits ? undefined : typed);
    if (fits) write({ link: { ...draft.link, welcomeMessageId: typed.trim() || undefined } });
  };
  return (
    <div className="pair">
      <Field
        label={i18n.t('library.link_text')}
        hint={
          <span className="under">
            <span className="grow">{i18n.t('library.link_text_hint')}</span>
            <Count count={text.length} limit={limits.linkText} />
          </span>
        }
      >
        {(ties) => (
          <input
            {...ties}
            className="input"
            dir="auto"
            maxLength={limits.linkText}
            value={text}
            onChange={({ target }) => write({ link: { ...draft.link, text: target.value || undefined } })}
          />
        )}
      </Field>
      <Field
        label={i18n.t('library.link_welcome')}
        hint={i18n.t('library.link_welcome_hint')}
        wrong={unfit !== undefined && i18n.t('library.link_welcome_unfit')}
      >
        {(ties) => (
          <input
            {...ties}
            className="input"
            dir="ltr"
            inputMode="numeric"
            value={unfit ?? welcomeMessageId ?? ''}
            onChange={({ target }) => changeWelcome(target.value)}
          />
        )}
      </Field>
    </div>
  );
}

/** Leaves at once when nothing was changed; asks otherwise. */
function Leave() {
  const { changed, close } = useLibrary((state) => ({ changed: state.changed, close: state.close }));
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return <Button onClick={() => (changed ? setAsking(true) : close())}>{i18n.t('library.cancel')}</Button>;
  }
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <Button look="danger" onClick={close}>
            {i18n.t('library.discard')}
          </Button>
          <Button autoFocus onClick={() => setAsking(false)}>
            {i18n.t('library.keep_writing')}
          </Button>
        </>
      }
    >
      <p>{i18n.t('library.discard_what')}</p>
    </Notice>
  );
}
