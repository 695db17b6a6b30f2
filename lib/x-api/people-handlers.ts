import { asAccount } from '../auth/as-account';
import type { Tokens } from '../auth/tokens';
import type { Handlers } from '../platform/router';
import { setBlocked } from './blocks';
import { removeEvent } from './direct-message-events';
import { withinLimit } from './within-limit';

/** What the desk asks about people and single messages of conversations. */
export function peopleHandlers(
  tokens: Tokens,
): Pick<Handlers, 'people.block' | 'people.unblock' | 'event.remove'> {
  const block = (accountId: string, personId: string, blocked: boolean) =>
    asAccount(tokens, accountId, (credentials) =>
      withinLimit(accountId, 'dm.block', (exchange) => setBlocked(credentials, personId, blocked, exchange)),
    );
  return {
    'people.block': ({ accountId, personId }) => block(accountId, personId, true),
    'people.unblock': ({ accountId, personId }) => block(accountId, personId, false),
    'event.remove': ({ accountId, eventId }) =>
      asAccount(tokens, accountId, (credentials) =>
        withinLimit(accountId, 'dm.delete', (exchange) => removeEvent(credentials, eventId, exchange)),
      ),
  };
}
