import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { offer, outside, place, type Snippet, snippets } from './snippets';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly hint?: ReactNode;
  readonly wrong?: ReactNode;
  readonly write: (text: string) => void;
}

/** A text with placeholders: offered as one types `{{`, and as buttons that show how they are written. */
export function LiquidField({ label, value, hint, wrong, write }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [offered, setOffered] = useState<ReturnType<typeof offer>>();
  const [at, setAt] = useState(0);
  // What is to be selected once React has written the new text.
  const selection = useRef<{ start: number; end: number }>(undefined);
  useLayoutEffect(() => {
    const wanted = selection.current;
    if (!wanted) return;
    selection.current = undefined;
    area.current?.focus();
    area.current?.setSelectionRange(wanted.start, wanted.end);
  });

  const look = () => {
    const { value: text = '', selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    setOffered(selectionStart === selectionEnd ? offer(text, selectionStart) : undefined);
    setAt(0);
  };
  const put = (snippet: Snippet, from: number, to: number) => {
    const placed = place(value, from, to, snippet);
    selection.current = placed;
    setOffered(undefined);
    write(placed.text);
  };
  const insert = (snippet: Snippet) => {
    const { selectionStart = value.length, selectionEnd = value.length } = area.current ?? {};
    const from = outside(value, selectionStart);
    put(snippet, from, from === selectionStart ? selectionEnd : from);
  };
  const take = (snippet: Snippet | undefined) => {
    if (offered && snippet) put(snippet, offered.from, area.current?.selectionStart ?? value.length);
  };
  const steer = (event: KeyboardEvent) => {
    if (!offered || event.nativeEvent.isComposing) return;
    const { length } = offered.found;
    if (event.key === 'ArrowDown') setAt((at + 1) % length);
    else if (event.key === 'ArrowUp') setAt((at + length - 1) % length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(offered.found[at]);
    else if (event.key === 'Escape') setOffered(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="stack">
      {/* What is still being typed is no mistake. */}
      <Field label={label} hint={hint} wrong={!offered && wrong}>
        {(ties) => (
          <textarea
            {...ties}
            ref={area}
            className="input liquid"
            dir="auto"
            rows={6}
            value={value}
            aria-autocomplete="list"
            aria-controls={offered && listId}
            aria-activedescendant={offered && `${listId}-${at}`}
            onChange={(event) => {
              write(event.target.value);
              look();
            }}
            onKeyDown={steer}
            onClick={look}
            onBlur={() => setOffered(undefined)}
          />
        )}
      </Field>
      <div className="offered-at">
        <span className="unseen" role="status">
          {offered && i18n.t('library.offered', offered.found.length)}
        </span>
        {offered && (
          <div
            className="card offered"
            id={listId}
            role="listbox"
            aria-label={i18n.t('library.placeholders')}
          >
            {offered.found.map((snippet, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, which keeps the focus
              <div
                key={snippet.text}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                // Before the field loses the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(snippet)}
              >
                <span>{snippet.label}</span> <code dir="ltr">{snippet.text}</code>
              </div>
            ))}
          </div>
        )}
      </div>
      <fieldset className="snippets">
        <legend className="label">{i18n.t('library.insert')}</legend>
        {snippets().map((snippet) => (
          <Button
            key={snippet.text}
            look="plain"
            className="snippet"
            title={snippet.text}
            onClick={() => insert(snippet)}
          >
            {snippet.label}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
