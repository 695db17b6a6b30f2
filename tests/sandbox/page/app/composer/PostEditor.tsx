import { Editor, EditorState, getDefaultKeyBinding } from 'draft-js';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore, useWords } from '../store';
import { decorator } from './decorators';
import { completeMention, findMention, Mentions } from './Mentions';
import { pasteText } from './paste';
import { registerEditor, type Scope } from './registry';

interface PostEditorProps {
  index: number;
  scope: Scope;
  value: EditorState;
  placeholder: string;
  autoFocus: boolean;
  onChange(value: EditorState): void;
  onFocus(): void;
  onSubmit(): void;
  onFiles(files: File[]): void;
}

/** The editor of a post: Draft.js 0.11.7 in X's own frame of elements. */
export function PostEditor({
  index,
  scope,
  value,
  placeholder,
  autoFocus,
  onChange,
  onFocus,
  onSubmit,
  onFiles,
}: PostEditorProps) {
  const words = useWords();
  const people = useStore(({ view }) => view.people);
  const rtl = useStore(({ look }) => look.rtl);
  const editor = useRef<Editor>(null);
  const current = useRef(value);
  current.current = value;
  const mention = findMention(value, people);

  useEffect(
    () =>
      registerEditor({
        scope,
        index,
        read: () => current.current,
        write: (next) => onChange(EditorState.set(next, { decorator })),
        focus: () => editor.current?.focus(),
        blur: () => editor.current?.blur(),
      }),
    [scope, index, onChange],
  );
  useEffect(() => {
    if (autoFocus) editor.current?.focus();
  }, [autoFocus]);

  const complete = () => {
    if (!mention) return false;
    onChange(completeMention(value, mention));
    return true;
  };
  const bind = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return 'submit';
    if (event.key === 'Tab' && mention) return 'complete';
    return getDefaultKeyBinding(event);
  };
  return (
    <div data-testid={`tweetTextarea_${index}_label`} className="editor">
      <div>
        <div dir={rtl ? 'rtl' : 'ltr'}>
          <div>
            <div>
              <div data-testid={`tweetTextarea_${index}RichTextInputContainer`}>
                <Editor
                  ref={editor}
                  editorState={value}
                  onChange={onChange}
                  webDriverTestID={`tweetTextarea_${index}`}
                  ariaLabel={words.postText}
                  ariaMultiline
                  spellCheck
                  tabIndex={0}
                  placeholder={placeholder}
                  onFocus={onFocus}
                  stripPastedStyles={false}
                  keyBindingFn={bind}
                  handleKeyCommand={(command) => {
                    if (command === 'submit') onSubmit();
                    else if (command !== 'complete' || !complete()) return 'not-handled';
                    return 'handled';
                  }}
                  handleReturn={() => (complete() ? 'handled' : 'not-handled')}
                  handlePastedText={(text, html, state) => {
                    onChange(pasteText(state, text, html));
                    return 'handled';
                  }}
                  handlePastedFiles={(files) => {
                    onFiles(files.filter((file): file is File => file instanceof File));
                    return 'handled';
                  }}
                />
              </div>
            </div>
          </div>
        </div>
        {mention && (
          <Mentions
            people={mention.people}
            onPick={(person) => onChange(completeMention(value, mention, person))}
          />
        )}
      </div>
    </div>
  );
}
