import type { Tokens } from '../auth/tokens';
import type { Problem } from '../message/problem';
import type { Outcome } from '../x-api/ask';
import type { SendOutcome } from '../x-api/deliver';
import type { EventPage, listEvents } from '../x-api/direct-message-events';
import type { sendDirectMessage } from '../x-api/direct-messages';
import type { Refusal } from '../x-api/errors';
import { readLimits, type Said } from '../x-api/ledger';
import { longestSend, type OutboxEvent } from './machine';
import { findArrived } from './match';
import { pause, stopsAccount } from './pauses';
import { hold, type Settled, settlePlace, takePlace } from './places';
import type { OutboxRow } from './row';
import { settleRow, takenEvents } from './store';

export interface SenderParts {
  readonly tokens: Tokens;
  readonly send: typeof sendDirectMessage;
  readonly list: typeof listEvents;
  readonly now: () => number;
  /** 0 up to 1, for spreading retries. */
  readonly random: () => number;
  /** The agent is to see something new. */
  readonly changed: () => void;
  /** Who may send, or what is to be looked for, may have changed. */
  readonly stale: () => void;
}

/** Sends rows and looks for those in doubt. Every path ends in exactly one event for the row. */
export function createSender({ tokens, send, list, now, random, changed, stale }: SenderParts) {
  /** Troubles in a row, by account: the wait doubles, 2 s to 60 s. */
  const troubles = new Map<string, number>();
  /** Rows whose token X refused once already: the second time, only signing in again helps. */
  const renewed = new Set<string>();
  /** Rows for which an account was stopped already. */
  const forbidden = new Set<string>();

  const settle = async (row: OutboxRow, event: OutboxEvent, settled?: Settled) => {
    await settleRow(row, event, now(), settled);
    if (event.type !== 'accepted') stale();
    changed();
  };

  const trouble = async (accountId: string): Promise<number> => {
    const count = (troubles.get(accountId) ?? 0) + 1;
    troubles.set(accountId, count);
    const until = now() + Math.round(Math.min(60_000, 1_000 * 2 ** count) * (0.75 + random() / 2));
    await hold(accountId, 'dm.send', until);
    return until;
  };

  /** X refused the token of a row that provably was not sent: when to come back, and what stands in the way till then. */
  const tokenRefused = async (
    row: OutboxRow,
    token: string,
  ): Promise<{ until: number; problem?: Problem }> => {
    if (renewed.has(row.id)) {
      await tokens.end(row.accountId);
      return { until: now() };
    }
    const fresh = await tokens.refused(row.accountId, token);
    if (fresh.ok) {
      renewed.add(row.id);
      return { until: now() };
    }
    const { problem } = fresh;
    return { until: comesBack(problem) ? await trouble(row.accountId) : now(), problem };
  };

  const enterOutcome = async (
    row: OutboxRow,
    attempt: string,
    token: string,
    outcome: SendOutcome,
    said: Said | undefined,
  ) => {
    const settled: Settled = {
      endpoint: 'dm.send',
      came: said ?? (outcome.kind === 'notLeft' ? 'notLeft' : 'noAnswer'),
    };
    if (outcome.kind === 'sent') {
      troubles.delete(row.accountId);
      renewed.delete(row.id);
      const { eventId, conversationId } = outcome;
      return settle(row, { type: 'accepted', attempt, eventId, conversationId }, settled);
    }
    const { refusal } = outcome;
    const { problem } = refusal;
    if (outcome.kind === 'doubtful') {
      await settle(row, { type: 'doubted', attempt, problem }, settled);
      return void (await trouble(row.accountId));
    }
    if (outcome.kind === 'notLeft') {
      const until = await trouble(row.accountId);
      return settle(row, { type: 'postponed', attempt, until, problem }, settled);
    }
    troubles.delete(row.accountId);
    await enterRefusal(row, attempt, token, refusal, settled);
  };

  const enterRefusal = async (
    row: OutboxRow,
    attempt: string,
    token: string,
    { problem, tokenRefused: isTokenRefused, passing }: Refusal,
    settled: Settled,
  ) => {
    if (isTokenRefused) {
      // Before the row is free again: whoever takes it next must find the new token, or the end of the session.
      return settle(row, { type: 'postponed', attempt, ...(await tokenRefused(row, token)) }, settled);
    }
    // X says "Forbidden" also of single messages: refused so a second time, this one is let go rather than all held up.
    const again = problem.code === 'scopes_missing' && forbidden.has(row.id);
    if (stopsAccount(problem) && !again) {
      forbidden.add(row.id);
      await pause(row.accountId, problem);
      // Some come as a 429, and are no limit that time renews: after Resume there is nothing left to wait for.
      const { came } = settled;
      const answered: Settled['came'] = typeof came === 'string' ? came : { ...came, refused: false };
      const postponed: OutboxEvent = { type: 'postponed', attempt, until: now(), problem };
      return settle(row, postponed, { ...settled, came: answered });
    }
    // The ledger holds the account back for as long as X said.
    if (passing) return settle(row, { type: 'postponed', attempt, until: now(), problem }, settled);
    return settle(row, { type: 'refused', attempt, problem }, settled);
  };

  return {
    /**
     * Sends a row that was claimed. Never rejects. `taken`: X took it, and is free for the next; what it said goes to
     * the disk together with the next claim.
     */
    async send(row: OutboxRow, taken: () => void): Promise<void> {
      const attempt = row.lease?.attempt ?? '';
      try {
        changed();
        const token = await tokens.access(row.accountId);
        if (!token.ok) {
          // Signing in again, or the network, brings it back.
          const { problem } = token;
          const until = comesBack(problem) ? await trouble(row.accountId) : now();
          const settled: Settled = { endpoint: 'dm.send', came: 'notLeft' };
          return await settle(row, { type: 'postponed', attempt, until, problem }, settled);
        }
        let said: Said | undefined;
        const credentials = { kind: 'oauth2', token: token.value } as const;
        const outcome = await send(
          credentials,
          { person: row.recipient.id },
          { text: row.message.text },
          {
            signal: AbortSignal.timeout(longestSend),
            onAnswer(status, headers) {
              said = readLimits(status, headers, now());
            },
          },
        );
        const entering = enterOutcome(row, attempt, token.value, outcome, said);
        if (outcome.kind === 'sent') taken();
        await entering;
      } catch {
        // Our own storage failed in the middle. The row stays `sending` on the disk; whoever reads it next finds it
        // orphaned and looks for it. Nothing is sent again meanwhile.
        changed();
      }
    },

    /** Looks for a row in doubt in X's list of its conversation. Never rejects. */
    async look(row: OutboxRow): Promise<void> {
      try {
        const token = await tokens.access(row.accountId);
        if (!token.ok) return await settle(row, { type: 'lookPostponed', until: now() + 60_000 });
        const place = await takePlace(row.accountId, 'dm.read', now());
        if (place !== true) return await settle(row, { type: 'lookPostponed', until: place });

        let said: Said | undefined;
        const credentials = { kind: 'oauth2', token: token.value } as const;
        const query = { maxResults: howMany(row, now()), messagesOnly: true };
        const outcome = await list(credentials, { person: row.recipient.id }, query, {
          signal: AbortSignal.timeout(longestSend),
          onAnswer(status, headers) {
            said = readLimits(status, headers, now());
          },
        });
        await settlePlace(row.accountId, { endpoint: 'dm.read', came: said ?? 'noAnswer' }, now());
        await settle(row, await readList(row, outcome, token.value));
      } catch {
        changed();
      }
    },
  };

  async function readList(row: OutboxRow, outcome: Outcome<EventPage>, token: string): Promise<OutboxEvent> {
    if (outcome.ok) {
      const event = findArrived(row, outcome.value.events, await takenEvents(row));
      if (!event) return { type: 'absent' };
      return { type: 'found', eventId: event.id, at: Date.parse(event.created_at ?? '') };
    }
    const { tokenRefused: isTokenRefused, problem } = outcome.refusal;
    if (isTokenRefused) {
      const { until } = await tokenRefused(row, token);
      return { type: 'lookPostponed', until: Math.max(until, now() + 1_000) };
    }
    // No such conversation: then nothing has arrived in it.
    if (problem.code === 'not_found') return { type: 'absent' };
    return { type: 'lookPostponed', until: now() + 30_000 };
  }
}

/** Whether a token that could not be had may be had later without signing in again. */
const comesBack = ({ code }: Problem) =>
  code !== 'session_ended' && code !== 'session_lost' && code !== 'signed_out';

/** Every event read costs: few for a doubt of minutes ago, a whole page for an older one. */
const howMany = (row: OutboxRow, now: number) => (now - (row.doubt?.from ?? 0) < 10 * 60_000 ? 10 : 100);
