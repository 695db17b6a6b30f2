import type { SandboxState } from '../state';
import type { WelcomeMessage } from './settings';

const week = 7 * 24 * 60 * 60 * 1000;

/**
 * The welcome message that greets who follows a link to an account. The one that the link names wins; a link with a
 * text of its own skips the default; else the account's rule decides. With `customerId`: the default shows again only
 * after seven days without a message between the two. Source: facts/x-api.md 2.4, 2.5 and 7.3.
 */
export function greetingFor(
  state: SandboxState,
  accountId: string,
  link: string,
  customerId?: string,
): WelcomeMessage | undefined {
  const query = URL.canParse(link) ? new URL(link).searchParams : new URLSearchParams();
  if (query.get('recipient_id') !== accountId) return undefined;
  const find = (id: string | undefined) =>
    state.v1.welcomeMessages.find((one) => one.id === id && one.ownerId === accountId);
  const named = query.get('welcome_message_id');
  if (named) return find(named);
  if (query.get('text')) return undefined;
  const recently = state.messages.some(
    ({ participantIds, createdAt }) =>
      participantIds.length === 2 &&
      participantIds.includes(accountId) &&
      participantIds.includes(customerId ?? '') &&
      Date.parse(createdAt) > state.now() - week,
  );
  if (recently) return undefined;
  return find(state.v1.welcomeRules.find(({ ownerId }) => ownerId === accountId)?.welcomeMessageId);
}
