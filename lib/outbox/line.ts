import type { Recipient } from '../message/message';
import type { Where } from '../x-api/direct-message-events';
import type { Destination } from '../x-api/direct-messages';
import type { Endpoint } from '../x-api/ledger';
import type { OutboxRow } from './row';

/** X's name of the conversation between two people: the smaller id first, compared as numbers. */
export function conversationOf(a: string, b: string): string {
  return BigInt(a) < BigInt(b) ? `${a}-${b}` : `${b}-${a}`;
}

/** The line a row stands in, and is sent in order. A person and the conversation with that person are one line. */
export function lineOf(accountId: string, recipient: Recipient, rowId: string): string {
  if ('id' in recipient) return conversationOf(accountId, recipient.id);
  if ('group' in recipient) return `group-${rowId}`;
  const [one, other] = recipient.conversation.split('-');
  return one !== undefined && other !== undefined ? conversationOf(one, other) : recipient.conversation;
}

/** Whether the sender would be among those it writes to. */
export function isToSelf(accountId: string, recipient: Recipient): boolean {
  if ('id' in recipient) return recipient.id === accountId;
  if ('group' in recipient) return recipient.group.some(({ id }) => id === accountId);
  return recipient.conversation === `${accountId}-${accountId}`;
}

export function destinationOf(recipient: Recipient): Destination {
  if ('id' in recipient) return { person: recipient.id };
  return 'group' in recipient ? { group: recipient.group.map(({ id }) => id) } : recipient;
}

/** Where X lists what was sent: of a new group nobody knows the name yet. */
export function whereOf(recipient: Recipient): Where {
  if ('id' in recipient) return { person: recipient.id };
  return 'group' in recipient ? 'everywhere' : recipient;
}

/** Each way has limits of its own at X. */
export const endpointOf = ({ transport }: Pick<OutboxRow, 'transport'>): Endpoint =>
  transport === 'v1.1' ? 'v1.send' : 'dm.send';

export const sendEndpoints: readonly Endpoint[] = ['dm.send', 'v1.send'];

/** Under which key a row is due: where one way has no room left, the other's rows need not be looked through. */
export const dueKeyOf = (accountId: string, endpoint: Endpoint): string =>
  endpoint === 'dm.send' ? accountId : `${accountId} ${endpoint}`;
