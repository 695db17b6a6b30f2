import type { IntoChat, PutIntoChat } from '../message/into-chat';
import type { PageContext } from '../message/page-context';
import { readDraft } from './editor';
import { insertText } from './insert';
import { readChatContext } from './page-context';
import * as x from './selectors';

/**
 * Puts a text from our panel at the end of the chat that it is meant for, and reads it back. Another person's chat,
 * and one that can't be told, are left alone. Never presses Send.
 */
export async function putIntoChat(
  wanted: IntoChat,
  isComposing: (editor: Element) => boolean,
): Promise<PutIntoChat> {
  const chats = [...document.querySelectorAll(x.chatHost)].flatMap(({ shadowRoot }) => {
    const editor = shadowRoot?.querySelector<HTMLElement>(x.chatEditor);
    return shadowRoot && editor ? [{ editor, context: readChatContext(shadowRoot) }] : [];
  });
  const [first] = chats;
  if (!first) return { outcome: 'no_chat' };
  const { ownId } = first.context;
  if (wanted.ownId !== undefined && ownId !== undefined && ownId !== wanted.ownId)
    return { outcome: 'other_account' };
  const chat = chats.find(({ context }) => isMeant(wanted, context));
  if (!chat) return { outcome: 'other_chat', with: nameOf(first.context) };
  const { editor, context } = chat;
  const draft = readDraft(editor) ?? '';
  const put = async (): Promise<PutIntoChat['outcome']> => {
    if (isComposing(editor)) return 'composing';
    if (spaced(draft).includes(spaced(wanted.text))) return 'there';
    const space = draft === '' || /\s$/.test(draft) ? '' : '\n\n';
    const done = await insertText(editor, space + wanted.text, 'end');
    return done === 'inserted' ? 'put' : done;
  };
  return { outcome: await put(), with: nameOf(context) };
}

function isMeant({ person, conversation }: IntoChat, { conversation: open, customer }: PageContext): boolean {
  if (conversation !== undefined) return open !== undefined && sides(open.id) === sides(conversation);
  if (person === undefined) return true;
  if (open?.personId !== undefined) return open.personId === person.id;
  return customer !== undefined && customer.handle.toLowerCase() === person.handle?.toLowerCase();
}

/** For finding it whole: "Hi" does not stand in "Hinge". */
const spaced = (text: string) => ` ${text.replace(/\s/g, ' ')} `;

/** X writes the two people of a conversation in either order. */
const sides = (id: string) => id.split('-').sort().join('-');

const nameOf = ({ customer, conversation }: PageContext) =>
  customer ? `@${customer.handle}` : conversation?.name;
