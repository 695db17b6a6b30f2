import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from './api/create-message';
import { freshState, type SandboxState } from './state';
import { greetingFor } from './v1/greeting';

const link = (query: string) => `https://x.com/messages/compose?recipient_id=4242${query}`;
let state: SandboxState;

beforeEach(() => {
  state = freshState();
  for (const [id, ownerId] of [
    ['1', '4242'],
    ['2', '4242'],
    ['3', '5151'],
  ] as const)
    state.v1.welcomeMessages.push({
      id,
      ownerId,
      content: { text: `Hello ${id}`, mediaIds: [] },
      createdAt: 0,
    });
  state.v1.welcomeRules.push({ id: '9', ownerId: '4242', welcomeMessageId: '1', createdAt: 0 });
});

describe('who follows a link is greeted', () => {
  it.each([
    ['by the default', '', '1'],
    ['by the message that the link names', '&welcome_message_id=2', '2'],
    ['by that one also when the link has a text', '&welcome_message_id=2&text=Order', '2'],
    ['by nobody when the link has a text of its own', '&text=Order', undefined],
    ['by nobody when the named message is of another account', '&welcome_message_id=3', undefined],
  ])('%s', (_, query, id) => {
    expect(greetingFor(state, '4242', link(query))?.id).toBe(id);
  });

  it('by nobody without a default, and not by somebody else', () => {
    expect(greetingFor(state, '5151', link(''))).toBeUndefined();
    state.v1.welcomeRules = [];
    expect(greetingFor(state, '4242', link(''))).toBeUndefined();
    expect(greetingFor(state, '4242', 'not a link')).toBeUndefined();
  });

  it('by the default again after seven silent days', () => {
    deliver(state, '2244994945', '4242', 'Hello');
    const greeted = () => greetingFor(state, '4242', link(''), '2244994945')?.id;
    expect(greeted()).toBeUndefined();
    expect(greetingFor(state, '4242', link(''), '783214992')?.id).toBe('1');
    state.clockAhead = 7 * 24 * 60 * 60 * 1000;
    expect(greeted()).toBe('1');
  });
});
