import type { SandboxState } from '../state';
import type { Group, Membership, MessageContent, SandboxMessage } from './message';

/** A conversation as far as sending to it needs. */
export interface Conversation {
  id: string;
  participantIds: string[];
  /** The other one; absent in a group. */
  recipientId?: string;
}

/** `{smaller id}-{larger id}`: the same from both sides. */
export const conversationOf = (one: string, other: string) =>
  (BigInt(one) < BigInt(other) ? [one, other] : [other, one]).join('-');

/** The conversation of two people, there or not yet. */
export const oneToOne = (me: string, recipientId: string): Conversation => ({
  id: conversationOf(me, recipientId),
  participantIds: [me, recipientId],
  recipientId,
});

/** A conversation by its id, as somebody in it sees it; `undefined` for everyone else. */
export function findConversation(state: SandboxState, id: string, me: string): Conversation | undefined {
  const [one = '', other] = id.split('-');
  if (other !== undefined) {
    const recipientId = one === me ? other : one;
    return one === me || other === me ? oneToOne(me, recipientId) : undefined;
  }
  return state.groups.find((group) => group.id === id && group.participantIds.includes(me));
}

/** Whether X takes a message from one person to another. */
export function mayMessage(state: SandboxState, from: string, to: string): boolean {
  const recipient = state.users.find(({ id }) => id === to);
  const blocked = state.dmBlocks.some(
    ({ by, target }) => (by === from && target === to) || (by === to && target === from),
  );
  return !blocked && recipient?.acceptsDms === true && !recipient.suspended;
}

const stamp = (state: SandboxState) => new Date(state.now()).toISOString();

/** Puts a message into a conversation. */
export function storeMessage(
  state: SandboxState,
  senderId: string,
  conversation: Conversation,
  content: MessageContent,
  from: Pick<SandboxMessage, 'via' | 'appId'> = { via: 'x' },
): SandboxMessage {
  const message: SandboxMessage = {
    ...content,
    ...from,
    eventId: state.nextId(),
    conversationId: conversation.id,
    senderId,
    recipientId: conversation.recipientId ?? '',
    participantIds: [...conversation.participantIds],
    deletedBy: [],
    createdAt: stamp(state),
  };
  state.messages.push(message);
  return message;
}

/** A new group; the same people may have many. */
export function createGroup(state: SandboxState, participantIds: string[]): Group {
  const group = { id: state.nextId(), participantIds: [...new Set(participantIds)] };
  state.groups.push(group);
  return group;
}

/** Somebody brings people into a group. */
export function joinGroup(state: SandboxState, group: Group, senderId: string, joining: string[]): void {
  group.participantIds.push(...joining.filter((id) => !group.participantIds.includes(id)));
  note(state, group, 'ParticipantsJoin', senderId, joining);
}

/** Somebody leaves a group; their messages stay. */
export function leaveGroup(state: SandboxState, group: Group, leaving: string): void {
  group.participantIds = group.participantIds.filter((id) => id !== leaving);
  note(state, group, 'ParticipantsLeave', leaving, [leaving]);
}

function note(
  state: SandboxState,
  { id: conversationId }: Group,
  kind: Membership['kind'],
  senderId: string,
  participantIds: string[],
): void {
  const eventId = state.nextId();
  state.memberships.push({
    eventId,
    kind,
    conversationId,
    senderId,
    participantIds,
    createdAt: stamp(state),
  });
}

/** What somebody's inbox holds: messages they have not deleted, and who came and went in their groups. */
export function inboxOf(state: SandboxState, me: string): (SandboxMessage | Membership)[] {
  const groups = new Set(
    state.groups.filter(({ participantIds }) => participantIds.includes(me)).map(({ id }) => id),
  );
  return [
    ...state.messages.filter(
      ({ participantIds, deletedBy }) => participantIds.includes(me) && !deletedBy.includes(me),
    ),
    ...state.memberships.filter(
      ({ conversationId, participantIds }) => groups.has(conversationId) || participantIds.includes(me),
    ),
  ];
}
