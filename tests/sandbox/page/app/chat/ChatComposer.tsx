import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '../icons';
import { sendChat, setState, useStore, useWords } from '../store';
import { placeOf, registerChat } from './registry';

/** Where a message is typed: a controlled textarea. Enter sends, Shift+Enter begins a line. */
export function ChatComposer({ id }: { id: string }) {
  const words = useWords();
  const startWith = useStore(({ chatText }) => chatText);
  const [text, setText] = useState(startWith ?? '');
  const textarea = useRef<HTMLTextAreaElement>(null);
  const held = useRef(text);
  held.current = text;
  useEffect(() => {
    if (!textarea.current) return undefined;
    return registerChat(placeOf(textarea.current), {
      text: () => held.current,
      textarea: textarea.current,
    });
  }, []);
  useEffect(() => {
    textarea.current?.focus();
    setState({ chatText: undefined });
  }, []);
  useLayoutEffect(() => {
    const { current } = textarea;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight}px`;
  }, [text]);

  const send = () => {
    if (!text.trim()) return;
    sendChat(id, text.trim());
    setText('');
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div data-testid="dm-composer-container" className="composer">
      <div>
        <div>
          <input hidden aria-label="Attach files" data-testid="dm-composer-file-input" type="file" />
          <div className="row">
            <div aria-hidden="false" className="attach">
              <button aria-label={words.media} data-testid="dm-composer-attachment-button" type="button">
                <Icon name="photo" />
              </button>
              <button aria-label={words.gif} data-testid="dm-composer-gif-button" type="button">
                <Icon name="gif" />
              </button>
              <button aria-label={words.emoji} data-testid="dm-composer-emoji-button" type="button">
                <Icon name="emoji" />
              </button>
            </div>
            <form
              data-testid="dm-composer-form"
              onSubmit={(event) => {
                event.preventDefault();
                send();
              }}
            >
              <div data-testid="dm-composer-input-container">
                <div>
                  <div>
                    <div>
                      <textarea
                        ref={textarea}
                        rows={1}
                        placeholder={words.message}
                        aria-label={words.message}
                        data-testid="dm-composer-textarea"
                        value={text}
                        onChange={({ target }) => setText(target.value)}
                        onKeyDown={onKey}
                      />
                    </div>
                  </div>
                  <div>
                    <div>
                      {text.trim() ? (
                        <button
                          aria-label={words.send}
                          data-testid="dm-composer-send-button"
                          type="submit"
                          className="send"
                        >
                          <Icon name="sendUp" />
                        </button>
                      ) : (
                        <button aria-label={words.voice} data-testid="dm-composer-voice-button" type="button">
                          <Icon name="mic" />
                        </button>
                      )}
                    </div>
                  </div>
                </div>
              </div>
            </form>
          </div>
        </div>
      </div>
    </div>
  );
}
