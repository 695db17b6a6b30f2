import { type FormEvent, type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { limits } from '../../../lib/message/limits';
import type { WelcomeContent } from '../../../lib/message/welcome';
import { Button } from '../../ui/Button';
import { Count } from '../../ui/Count';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { useOptions } from '../context';
import { isWelcomeName, removedParts } from './as-message';
import type { WelcomeDraft } from './welcome';

/** Where a welcome message is written, or written anew. */
export function WelcomeEditor() {
  const { draft, save, busy, write } = useOptions((state) => ({
    draft: state.welcomeDraft,
    save: state.saveWelcome,
    busy: state.welcomeBusy === 'saving',
    write: state.writeWelcome,
  }));
  const [asked, setAsked] = useState(false);
  if (draft === undefined) return null;
  const { id, name, content } = draft;
  const change = (more: Partial<WelcomeContent>) => write({ ...draft, content: { ...content, ...more } });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setAsked(true);
    if (wrongText(content.text, true) || !isWelcomeName(name.trim())) {
      form.querySelector<HTMLElement>('[aria-invalid="true"], textarea')?.focus();
      return;
    }
    await save();
    setAsked(false);
  };
  return (
    <form className="section" aria-labelledby="welcome-editor" onSubmit={submit} noValidate>
      <h2 id="welcome-editor">{i18n.t(id === undefined ? 'greeting.new' : 'greeting.changing')}</h2>
      {id === undefined && (
        <Field
          label={i18n.t('greeting.name')}
          hint={<Counted hint={i18n.t('greeting.name_hint')} text={name} limit={limits.welcomeName} />}
          wrong={!isWelcomeName(name.trim()) && i18n.t('greeting.name_wrong')}
        >
          {(ties) => (
            <input
              {...ties}
              className="input"
              dir="auto"
              value={name}
              onChange={({ target }) => write({ ...draft, name: target.value })}
            />
          )}
        </Field>
      )}
      <Field
        label={i18n.t('greeting.text')}
        hint={<Counted text={content.text} limit={limits.welcomeText} />}
        wrong={wrongText(content.text, asked)}
      >
        {(ties) => (
          <textarea
            {...ties}
            className="input"
            dir="auto"
            value={content.text}
            onChange={({ target }) => change({ text: target.value })}
          />
        )}
      </Field>
      <Kept content={content} change={change} />
      <Replaced draft={draft} />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          {i18n.t(busy ? 'greeting.saving' : id === undefined ? 'greeting.save_new' : 'greeting.save')}
        </Button>
        <Button onClick={() => write(undefined)}>{i18n.t('greeting.leave')}</Button>
      </div>
    </form>
  );
}

function wrongText(text: string, asked: boolean): string | undefined {
  const over = text.length - limits.welcomeText;
  if (over > 0) return i18n.t('panel.count_over', over);
  return asked && text.trim() === '' ? i18n.t('greeting.text_missing') : undefined;
}

function Counted({ hint, text, limit }: { hint?: string; text: string; limit: number }): ReactNode {
  return (
    <span className="under">
      <span className="grow">{hint}</span>
      <Count count={text.length} limit={limit} />
    </span>
  );
}

const parts = [
  ['buttons', 'greeting.buttons_kept', 'greeting.buttons_leave'],
  ['quickReplies', 'greeting.replies_kept', 'greeting.replies_leave'],
  ['mediaId', 'greeting.file_kept', 'greeting.file_leave'],
] as const;

/** What X has of it besides the text goes along, unless it is taken out. */
function Kept({
  content,
  change,
}: {
  content: WelcomeContent;
  change: (more: Partial<WelcomeContent>) => void;
}) {
  const names = [...(content.buttons ?? []), ...(content.quickReplies ?? [])].map(({ label }) => label);
  return (
    <>
      {names.length > 0 && <p dir="auto">{names.join(' · ')}</p>}
      {parts.map(
        ([part, kept, leave]) =>
          content[part] !== undefined && (
            <div key={part} className="section-head">
              <span>{i18n.t(kept)}</span>
              <Button look="quiet" onClick={() => change({ [part]: undefined })}>
                {i18n.t(leave)}
              </Button>
            </div>
          ),
      )}
    </>
  );
}

/** X replaces the whole message: what goes with it is said before. */
function Replaced({ draft: { before, content } }: { draft: WelcomeDraft }) {
  if (before === undefined) return null;
  const removed = removedParts(before, content);
  return (
    <div role="status">
      {removed.length > 0 ? (
        <Notice tone="warn">{removed.map((part) => i18n.t(`greeting.goes_${part}`)).join(' ')}</Notice>
      ) : (
        <p className="hint">{i18n.t('greeting.replaces')}</p>
      )}
    </div>
  );
}
