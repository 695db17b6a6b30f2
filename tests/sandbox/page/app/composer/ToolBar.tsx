import { type MouseEvent, type ReactNode, useRef, useSyncExternalStore } from 'react';
import { Icon, type IconName } from '../icons';
import { useWords } from '../store';

// X's `preventFocusShift`: a press on a tool leaves focus and selection in the editor.
const keepFocus = (event: MouseEvent) => event.preventDefault();

let drawn = 0;
const redraws = new Set<() => void>();

/** Draws the tools of every toolbar from new elements, which drops whatever others put among them. */
export function redrawToolbars(): void {
  drawn += 1;
  for (const redraw of redraws) redraw();
}

function subscribe(redraw: () => void): () => void {
  redraws.add(redraw);
  return () => redraws.delete(redraw);
}

/** The row under the editor; `children` is what stands at its end. */
export function ToolBar({ onFiles, children }: { onFiles(files: File[]): void; children: ReactNode }) {
  const words = useWords();
  const times = useSyncExternalStore(subscribe, () => drawn);
  const file = useRef<HTMLInputElement>(null);
  return (
    <div data-testid="toolBar" className="toolbar">
      <nav role="navigation" key={times}>
        <div>
          <div data-testid="ScrollSnap-prevButtonWrapper" hidden>
            <button type="button" role="button" aria-label={words.previous} tabIndex={-1} />
          </div>
          <div data-testid="ScrollSnap-SwipeableList">
            <div role="tablist" data-testid="ScrollSnap-List" className="tools">
              <div role="presentation">
                <div>
                  <input
                    ref={file}
                    hidden
                    data-testid="fileInput"
                    tabIndex={-1}
                    type="file"
                    multiple
                    accept="image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime"
                    onChange={({ target }) => onFiles([...(target.files ?? [])])}
                  />
                  <Tool name={words.media} icon="photo" onClick={() => file.current?.click()} />
                </div>
              </div>
              <Presentation>
                <Tool name={words.gif} icon="gif" testId="gifSearchButton" />
              </Presentation>
              <Presentation>
                <Tool name={words.poll} icon="poll" testId="createPollButton" />
              </Presentation>
              <Presentation>
                <Tool name={words.emoji} icon="emoji" />
              </Presentation>
              <Presentation>
                <Tool name={words.schedule} icon="schedule" testId="scheduleOption" />
              </Presentation>
              <Presentation>
                <Tool name={words.location} icon="pin" testId="geoButton" disabled />
              </Presentation>
              <Presentation>
                <Tool name={words.disclosure} icon="flag" testId="contentDisclosureButton" />
              </Presentation>
            </div>
          </div>
          <div data-testid="ScrollSnap-nextButtonWrapper" hidden>
            <button type="button" role="button" aria-label={words.next} tabIndex={-1} />
          </div>
        </div>
      </nav>
      <div className="toolbarEnd">{children}</div>
    </div>
  );
}

const Presentation = ({ children }: { children: ReactNode }) => (
  <div role="presentation">
    <div>
      <div>{children}</div>
    </div>
  </div>
);

interface ToolProps {
  name: string;
  icon: IconName;
  testId?: string;
  disabled?: boolean;
  onClick?(): void;
}

function Tool({ name, icon, testId, disabled = false, onClick }: ToolProps) {
  return (
    <button
      type="button"
      role="button"
      aria-label={name}
      data-testid={testId}
      disabled={disabled}
      tabIndex={disabled ? -1 : undefined}
      className="tool"
      onMouseDown={keepFocus}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
