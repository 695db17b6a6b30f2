import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Disclosure } from '../ui/Disclosure';
import { Field } from '../ui/Field';
import { offer, outside, place, type Snippet, snippetGroups, snippetsOf } from './snippets';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly hint?: ReactNode;
  readonly wrong?: ReactNode;
  /** `asks`: the question that comes with what was put in. */
  readonly write: (text: string, asks?: Snippet['asks']) => void;
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
    write(placed.text, snippet.asks);
  };
  const insert = (snippet: Snippet) => {
    const { selectionStart = value.length, selectionEnd = value.length } = area.current ?? {};
    const from = outside(value, selectionStart);
    put(snippet, from, from === selectionStart ? selectionEnd : from);
  };
  const take = (snippet: Snippet | undefined) => {
    if (offered && snippet) put(snippet, offered.from, area.current?.selectionStart ?? value.length);
  };
  /** Enter has nothing to do between braces: it leads behind them, where one writes on. */
  const leavePlaceholder = (event: KeyboardEvent) => {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    const behind = outside(value, selectionEnd);
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (behind === selectionEnd || outside(value, selectionStart) !== behind) return;
    event.preventDefault();
    area.current?.setSelectionRange(behind, behind);
  };
  const steer = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (!offered) return leavePlaceholder(event);
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
      {snippetGroups.map((group) => {
        const [usual, more] = [snippetsOf(group).slice(0, atOnce), snippetsOf(group).slice(atOnce)];
        return (
          <fieldset className="snippets" key={group}>
            <legend className="label">{i18n.t(`library.insert.${group}`)}</legend>
            <Chips of={usual} insert={insert} />
            {more.length > 0 && (
              <Disclosure title={i18n.t('library.insert_more')}>
                <div className="snippets">
                  <Chips of={more} insert={insert} />
                </div>
              </Disclosure>
            )}
          </fieldset>
        );
      })}
    </div>
  );
}

/** So many are seen before one asks for more. */
const atOnce = 4;

function Chips({ of, insert }: { of: readonly Snippet[]; insert: (snippet: Snippet) => void }) {
  return of.map((snippet) => (
    <Button
      key={snippet.text}
      look="plain"
      className="snippet"
      title={snippet.text}
      onClick={() => insert(snippet)}
    >
      {snippet.label}
    </Button>
  ));
}
