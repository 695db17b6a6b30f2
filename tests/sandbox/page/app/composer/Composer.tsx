import { ContentState, EditorState } from 'draft-js';
import { type MouseEvent, type ReactNode, useCallback, useEffect, useState } from 'react';
import { Avatar } from '../Avatar';
import { Icon } from '../icons';
import { publish, useStore, useWords } from '../store';
import type { NewPost } from '../view';
import { limit, weigh } from '../weigh';
import { Attachments } from './Attachments';
import { decorator } from './decorators';
import { PlainEditor } from './PlainEditor';
import { PostEditor } from './PostEditor';
import { findEditor, type Scope } from './registry';
import { Ring, Submit } from './Submit';
import { ToolBar } from './ToolBar';

interface ComposerProps {
  scope: Scope;
  /** What each part starts with; one part but in a thread. */
  startWith?: readonly string[];
  about: Omit<NewPost, 'parts'>;
  placeholder: string;
  /** What the button says. */
  label: string;
  autoFocus?: boolean;
  /** Milliseconds from the first focus to the toolbar; without it the toolbar stands from the start. */
  toolbarDelay?: number;
  /** Between editor and tools: the card of a quoted post. */
  children?: ReactNode;
  onPosted?(): void;
  onDirty?(dirty: boolean): void;
  /** What the "+" does; without it a part is added here. */
  onAddPart?(texts: string[]): void;
}

const textOf = (state: EditorState) => state.getCurrentContent().getPlainText('\n');

function editorWith(text: string): EditorState {
  if (!text) return EditorState.createEmpty(decorator);
  return EditorState.moveSelectionToEnd(
    EditorState.createWithContent(ContentState.createFromText(text), decorator),
  );
}

/** Where a post is written, in each of its places. */
export function Composer(props: ComposerProps) {
  const {
    scope,
    startWith = [''],
    about,
    placeholder,
    label,
    autoFocus = false,
    toolbarDelay,
    children,
  } = props;
  const { onPosted, onDirty, onAddPart } = props;
  const words = useWords();
  const me = useStore(({ view }) => view.me);
  const [parts, setParts] = useState(() => startWith.map(editorWith));
  const [files, setFiles] = useState<File[]>([]);
  const [active, setActive] = useState(parts.length - 1);
  const [focused, setFocused] = useState(autoFocus);
  const [sending, setSending] = useState(false);
  const hasToolbar = useToolbar(focused, toolbarDelay);

  const texts = parts.map(textOf);
  const dirty = texts.some((text) => text.trim() !== '') || files.length > 0;
  const weight = weigh(texts[active] ?? '');
  const postable =
    !sending &&
    texts.every(
      (text, nth) => weigh(text) <= limit && (text.trim() !== '' || (nth === 0 && files.length > 0)),
    );
  useEffect(() => onDirty?.(dirty), [dirty, onDirty]);

  const change = useCallback((place: number, value: EditorState) => {
    setParts((old) => old.map((part, nth) => (nth === place ? value : part)));
  }, []);
  const submit = async () => {
    if (!postable) return;
    setSending(true);
    try {
      await publish({ ...about, parts: texts.map((text) => text.trim()) });
      setParts([editorWith('')]);
      setFiles([]);
      setActive(0);
      setFocused(false);
      onPosted?.();
    } finally {
      setSending(false);
    }
  };
  const addPart = () => {
    if (onAddPart) return onAddPart([...texts, '']);
    setParts([...parts, editorWith('')]);
    setActive(parts.length);
  };
  // X's own: a click anywhere in the composer goes to the editor, but not one on something to press or type in.
  const focusEditor = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('[role="button"],a,input,textarea,select'))
      return;
    findEditor(Math.min(active, parts.length - 1), scope).focus();
  };
  const button = (
    <Submit
      testId={scope === 'dialog' ? 'tweetButton' : 'tweetButtonInline'}
      label={parts.length > 1 ? words.postAll : label}
      enabled={postable}
      onClick={submit}
    />
  );
  return (
    <div className={`composer ${scope}`} onClick={focusEditor}>
      <div role="progressbar" className="progress">
        <div data-testid="progressBar-bar" />
      </div>
      {parts.map((part, place) => (
        <div key={place} className={place === active ? 'part' : 'part resting'}>
          <Avatar person={me} />
          <div className="partBody">
            <Part
              place={place}
              value={part}
              scope={scope}
              placeholder={place > 0 ? words.addAnother : placeholder}
              autoFocus={autoFocus ? place === parts.length - 1 : place > 0}
              onChange={change}
              onFocus={() => {
                setActive(place);
                setFocused(true);
              }}
              onSubmit={submit}
              onFiles={(added) => setFiles([...files, ...added])}
            />
            {place === 0 && <Attachments files={files} onRemove={() => setFiles([])} />}
            {place === 0 && children}
          </div>
          {!hasToolbar && button}
        </div>
      ))}
      {hasToolbar && (
        <div className="composerEnd">
          {focused && scope !== 'thread' && (
            <div className="replySettings">
              <button type="button" role="button" aria-label={words.everyone}>
                <Icon name="globe" />
                <span>{words.everyone}</span>
              </button>
            </div>
          )}
          <ToolBar onFiles={(added) => setFiles([...files, ...added])}>
            {(texts[active] ?? '') !== '' && (
              <>
                <Ring weight={weight} />
                {scope !== 'thread' && (
                  <button
                    type="button"
                    role="button"
                    aria-label={words.addPart}
                    data-testid="addButton"
                    className="addPart"
                    onClick={addPart}
                  >
                    <Icon name="plus" />
                  </button>
                )}
              </>
            )}
            {button}
          </ToolBar>
        </div>
      )}
    </div>
  );
}

interface PartProps {
  place: number;
  value: EditorState;
  scope: Scope;
  placeholder: string;
  autoFocus: boolean;
  onChange(place: number, value: EditorState): void;
  onFocus(): void;
  onSubmit(): void;
  onFiles(files: File[]): void;
}

function Part({ place, onChange, ...rest }: PartProps) {
  const change = useCallback((value: EditorState) => onChange(place, value), [place, onChange]);
  const plain = useStore(({ look }) => look.plain);
  if (plain) return <PlainEditor index={place} onChange={change} {...rest} />;
  return <PostEditor index={place} onChange={change} {...rest} />;
}

/** In a thread the toolbar comes only a while after the focus, as X loads it then. */
function useToolbar(focused: boolean, delay: number | undefined): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!focused || delay === undefined) return setLate(false);
    const timer = setTimeout(() => setLate(true), delay);
    return () => clearTimeout(timer);
  }, [focused, delay]);
  return delay === undefined || late;
}
