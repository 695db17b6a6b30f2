import { EditorState, Modifier } from 'draft-js';
import { Avatar } from '../Avatar';
import type { Person } from '../view';

interface Mention {
  start: number;
  people: Person[];
}

/** The people that an `@…` before the caret may mean; undefined where no list is to open. */
export function findMention(state: EditorState, people: readonly Person[]): Mention | undefined {
  const selection = state.getSelection();
  if (!selection.getHasFocus() || !selection.isCollapsed()) return undefined;
  const before = state
    .getCurrentContent()
    .getBlockForKey(selection.getStartKey())
    .getText()
    .slice(0, selection.getStartOffset());
  const typed = /(?<![\p{L}\p{N}_])@([A-Za-z0-9_]{1,15})$/u.exec(before);
  if (!typed) return undefined;
  const wanted = typed[1]?.toLowerCase() ?? '';
  const found = people.filter(({ handle }) => handle.startsWith(wanted)).slice(0, 3);
  return found.length ? { start: typed.index, people: found } : undefined;
}

/** Writes the handle out, with a space after it; the first of the list unless another is given. */
export function completeMention(
  state: EditorState,
  { start, people }: Mention,
  person = people[0],
): EditorState {
  if (!person) return state;
  const typed = state
    .getSelection()
    .merge({ anchorOffset: start, focusOffset: state.getSelection().getStartOffset() });
  const content = Modifier.replaceText(state.getCurrentContent(), typed, `@${person.handle} `);
  return EditorState.push(state, content, 'insert-characters');
}

export function Mentions({ people, onPick }: { people: Person[]; onPick(person: Person): void }) {
  return (
    <div id="typeaheadDropdown-1" role="listbox" className="menu mentions">
      {people.map((person, nth) => (
        <button
          key={person.id}
          type="button"
          role="option"
          aria-selected={nth === 0}
          data-testid="typeaheadResult"
          className="person"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(person)}
        >
          <Avatar person={person} link="none" />
          <span>
            <b>{person.name}</b>
            <span className="quiet" dir="ltr">
              @{person.handle}
            </span>
          </span>
        </button>
      ))}
    </div>
  );
}
