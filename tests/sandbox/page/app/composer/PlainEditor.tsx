import { ContentState, EditorState } from 'draft-js';
import { useEffect, useRef } from 'react';
import { useWords } from '../store';
import { registerEditor, type Scope } from './registry';

interface PlainEditorProps {
  index: number;
  scope: Scope;
  value: EditorState;
  placeholder: string;
  autoFocus: boolean;
  onChange(value: EditorState): void;
  onFocus(): void;
}

/** The editor of a post on the mobile site: a controlled textarea under the same test id. */
export function PlainEditor({
  index,
  scope,
  value,
  placeholder,
  autoFocus,
  onChange,
  onFocus,
}: PlainEditorProps) {
  const words = useWords();
  const textarea = useRef<HTMLTextAreaElement>(null);
  const current = useRef(value);
  current.current = value;
  useEffect(
    () =>
      registerEditor({
        scope,
        index,
        read: () => current.current,
        write: onChange,
        focus: () => textarea.current?.focus(),
        blur: () => textarea.current?.blur(),
        textarea: () => textarea.current,
      }),
    [scope, index, onChange],
  );
  useEffect(() => {
    if (autoFocus) textarea.current?.focus();
  }, [autoFocus]);
  return (
    <div data-testid={`tweetTextarea_${index}_label`} className="editor plain">
      <textarea
        ref={textarea}
        data-testid={`tweetTextarea_${index}`}
        aria-label={words.postText}
        placeholder={placeholder}
        rows={3}
        value={value.getCurrentContent().getPlainText('\n')}
        onChange={({ target }) =>
          onChange(EditorState.createWithContent(ContentState.createFromText(target.value)))
        }
        onFocus={onFocus}
      />
    </div>
  );
}
