/** Where the chat is drawn: its own page, or the drawer over another. */
export type ChatPlace = 'page' | 'drawer';

interface RegisteredChat {
  /** What React holds, not what the element shows. */
  text(): string;
  textarea: HTMLTextAreaElement;
}

const chats = new Map<ChatPlace, RegisteredChat>();

/** Which of the two an element of the chat is in. */
export function placeOf(element: Element): ChatPlace {
  const root = element.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : element;
  return host.getAttribute('data-testid') === 'xchatEmbedDrawer' ? 'drawer' : 'page';
}

export function registerChat(place: ChatPlace, chat: RegisteredChat): () => void {
  chats.set(place, chat);
  return () => {
    if (chats.get(place) === chat) chats.delete(place);
  };
}

export function findChat(place: ChatPlace): RegisteredChat {
  const chat = chats.get(place);
  if (!chat) throw new Error(`No chat composer in the ${place}`);
  return chat;
}
