import { getState, type Intent, setState } from './store';
import { conversationId } from './view';

interface Kept {
  /** The page behind the dialog. */
  behind: string;
  intent: Intent;
}

const emptyIntent: Intent = { parts: [''] };

/** Draws what the address says; X's dialog is a route of its own over any page. */
export function readRoute(): void {
  const { pathname, search } = location;
  const query = new URLSearchParams(search);
  if (pathname === '/compose/post') {
    const kept = history.state as Kept | null;
    setState({ path: kept?.behind ?? '/home', intent: kept?.intent ?? intentFrom(query) });
    return;
  }
  const chatText = pathname.startsWith('/i/chat') ? (query.get('text') ?? undefined) : undefined;
  if (chatText !== undefined) history.replaceState(null, '', pathname);
  setState({ path: pathname === '/' ? '/home' : pathname, intent: undefined, chatText });
}

function intentFrom(query: URLSearchParams): Intent {
  return {
    replyToId: query.get('in_reply_to') ?? undefined,
    quotedId: query.get('quote') ?? undefined,
    parts: [query.get('text') ?? ''],
  };
}

/** Goes to a page of X without loading it. What the document was asked to look like stays. */
export function navigate(href: string): void {
  const url = new URL(href, location.href);
  history.pushState(
    null,
    '',
    url.pathname === '/messages/compose' ? chatPath(url.searchParams) : url.pathname + url.search,
  );
  readRoute();
  window.scrollTo(0, 0);
}

/** Where the page for private messages has led since 2026. */
function chatPath(query: URLSearchParams): string {
  const recipient = query.get('recipient_id');
  const text = query.get('text');
  const path = recipient ? `/i/chat/${conversationId(getState().view.me.id, recipient)}` : '/i/chat';
  return text ? `${path}?${new URLSearchParams({ text })}` : path;
}

export function openDialog(intent: Intent = emptyIntent): void {
  const kept: Kept = { behind: getState().path, intent };
  history.pushState(kept, '', '/compose/post');
  readRoute();
}

/** Closes the dialog; where it was the first page of this tab, the home page comes. */
export function closeDialog(): void {
  const behind = getState().path;
  history.pushState(null, '', behind);
  readRoute();
}
