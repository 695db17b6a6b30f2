import { navigate, openDialog } from '../route';
import { getState } from '../store';

/** Each shortcut that was taken, for tests that promise to leave X's shortcuts alone. */
export const takenShortcuts: string[] = [];

const places: Record<string, () => string> = {
  h: () => '/home',
  e: () => '/explore',
  n: () => '/notifications',
  m: () => '/i/chat',
  p: () => `/${getState().view.me.handle}`,
};

// X knows its own chat's root; a field in any other is none to it, as the document sees only the host.
const typing = 'input,textarea,select,[contenteditable="true"],[data-testid^="xchatEmbed"]';

/** X's shortcuts for the whole page, ignored while somebody types. */
export function listenForShortcuts(): void {
  let afterG = false;
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!(target instanceof Element) || target.closest(typing)) return;
    const post = target.closest('[data-testid="tweet"]');
    const press = (testId: string) => post?.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.click();
    const actions: Record<string, () => void> = {
      n: () => openDialog(),
      r: () => press('reply'),
      l: () => press('like'),
      '/': () => document.querySelector<HTMLElement>('[data-testid="SearchBox_Search_Input"]')?.focus(),
      '?': () => navigate('/i/keyboard_shortcuts'),
    };
    const place = afterG ? places[key] : undefined;
    afterG = key === 'g';
    const action = place ? () => navigate(place()) : actions[key];
    if (!action && key !== 'g') return;
    takenShortcuts.push(key);
    if (!action) return;
    event.preventDefault();
    action();
  });
}
