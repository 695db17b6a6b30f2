import type { Tokens } from '../auth/tokens';
import type { Problem, ProblemCode } from '../message/problem';
import type { Outcome } from '../x-api/ask';
import type { AppKeys } from '../x-api/credentials';
import type { SendOutcome } from '../x-api/deliver';
import type { EventPage, listEvents } from '../x-api/direct-message-events';
import type { sendDirectMessage } from '../x-api/direct-messages';
import type { Refusal } from '../x-api/errors';
import type { Exchange } from '../x-api/exchange';
import { type Endpoint, readLimits, type Said } from '../x-api/ledger';
import type { sendLegacyMessage } from '../x-api/legacy/messages';
import { destinationOf, endpointOf, whereOf } from './line';
import { longestSend, type OutboxEvent } from './machine';
import { findArrived } from './match';
import { pause, stopsAccount } from './pauses';
import { hold, type Settled, settlePlace, takePlace } from './places';
import { takenConversations, takenEvents } from './reading';
import type { OutboxRow } from './row';
import { settleRow } from './store';

export interface SenderParts {
  readonly tokens: Tokens;
  readonly send: typeof sendDirectMessage;
  /** By v1.1, to one person, with everything a rich message has. */
  readonly sendLegacy: typeof sendLegacyMessage;
  /** OAuth 1.0a keys of an account, if there are any. */
  readonly keysOf: (accountId: string) => Promise<AppKeys | undefined>;
  /** X would not take this file any more: uploads it anew. */
  readonly renewFile: (accountId: string, fileId: string) => Promise<unknown>;
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
export function createSender(parts: SenderParts) {
  const { tokens, list, now, random, changed, stale } = parts;
  /** Troubles in a row, by account: the wait doubles, 2 s to 60 s. */
  const troubles = new Map<string, { readonly count: number; readonly at: number; readonly until: number }>();
  /** Rows whose token X refused once already: the second time, only signing in again helps. */
  const renewed = new Set<string>();
  /** Rows for which an account was stopped already. */
  const forbidden = new Set<string>();
  /** Rows whose file was uploaded anew already. */
  const remade = new Set<string>();
  /** New groups in doubt are looked for one after the other: two of the same text are told apart so. */
  let lastGroup: Promise<void> = Promise.resolve();

  const settle = async (row: OutboxRow, event: OutboxEvent, settled?: Settled) => {
    await settleRow(row, event, now(), settled);
    if (event.type !== 'accepted') stale();
    changed();
  };

  const trouble = async (
    { accountId, lease }: OutboxRow,
    endpoint: Endpoint = 'dm.send',
  ): Promise<number> => {
    const last = troubles.get(accountId);
    const at = now();
    // One connection carries all that is under way: what was so when the last trouble came has met the same one.
    const isSame = last !== undefined && lease !== undefined && lease.since <= last.at;
    const count = (last?.count ?? 0) + 1;
    const wait = Math.round(Math.min(60_000, 1_000 * 2 ** count) * (0.75 + random() / 2));
    const until = isSame ? last.until : at + wait;
    if (!isSame) troubles.set(accountId, { count, at, until });
    await hold(accountId, endpoint, until);
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
    return { until: comesBack(problem) ? await trouble(row) : now(), problem };
  };

  const enterOutcome = async (
    row: OutboxRow,
    attempt: string,
    token: string,
    outcome: SendOutcome,
    said: Said | undefined,
  ) => {
    const endpoint = endpointOf(row);
    const settled: Settled = {
      endpoint,
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
      return void (await trouble(row, endpoint));
    }
    if (outcome.kind === 'notLeft') {
      const until = await trouble(row, endpoint);
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
    // Nothing was sent: the file goes to X once more, and the row waits for it.
    const { media } = row.message;
    if (media && fileProblems.has(problem.code) && !remade.has(row.id)) {
      remade.add(row.id);
      await parts.renewFile(row.accountId, media.id);
      return settle(row, { type: 'postponed', attempt, until: now() }, settled);
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
    async send(row: OutboxRow, mediaId: string | undefined, taken: () => void): Promise<void> {
      const attempt = row.lease?.attempt ?? '';
      try {
        changed();
        const allowed = await allow(row);
        if (!allowed.ok) return await settle(row, { ...allowed.event, attempt }, allowed.settled);
        let said: Said | undefined;
        const outcome = await allowed.call(mediaId, {
          signal: AbortSignal.timeout(longestSend),
          onAnswer(status, headers) {
            said = readLimits(status, headers, now());
          },
        });
        const entering = enterOutcome(row, attempt, allowed.token, outcome, said);
        if (outcome.kind === 'sent') taken();
        await entering;
      } catch {
        // Our own storage failed in the middle. The row stays `sending` on the disk; whoever reads it next finds it
        // orphaned and looks for it. Nothing is sent again meanwhile.
        changed();
      }
    },

    /** Looks for a row in doubt in X's list of its conversation. Never rejects. */
    look(row: OutboxRow): Promise<void> {
      if (!('group' in row.recipient)) return look(row);
      lastGroup = lastGroup.then(() => look(row));
      return lastGroup;
    },
  };

  /** The call that sends a row, with what it is signed with; or why there is none. Nothing has left by then. */
  async function allow(row: OutboxRow) {
    const { accountId, recipient, rendered } = row;
    const settled: Settled = { endpoint: endpointOf(row), came: 'notLeft' };
    if (row.transport === 'v1.1') {
      const keys = await parts.keysOf(accountId);
      if (!keys || !rendered || !('id' in recipient)) {
        const event = { type: 'refused', problem: { code: 'keys_missing' } } as const;
        return { ok: false as const, event, settled };
      }
      const call = (mediaId: string | undefined, exchange: Exchange) =>
        parts.sendLegacy(keys, recipient.id, { ...rendered, mediaId }, exchange);
      return { ok: true as const, call, token: '' };
    }
    const token = await tokens.access(accountId);
    if (!token.ok) {
      // Signing in again, or the network, brings it back.
      const { problem } = token;
      const until = comesBack(problem) ? await trouble(row) : now();
      return { ok: false as const, event: { type: 'postponed', until, problem } as const, settled };
    }
    const credentials = { kind: 'oauth2', token: token.value } as const;
    const { text } = rendered ?? row.message;
    const call = (mediaId: string | undefined, exchange: Exchange) =>
      parts.send(credentials, destinationOf(recipient), { text, mediaId }, exchange);
    return { ok: true as const, call, token: token.value };
  }

  async function look(row: OutboxRow): Promise<void> {
    try {
      const token = await tokens.access(row.accountId);
      if (!token.ok) return await settle(row, { type: 'lookPostponed', until: now() + 60_000 });
      const place = await takePlace(row.accountId, 'dm.read', now());
      if (place !== true) return await settle(row, { type: 'lookPostponed', until: place });

      let said: Said | undefined;
      const credentials = { kind: 'oauth2', token: token.value } as const;
      const query = { maxResults: howMany(row, now()), messagesOnly: true };
      const outcome = await list(credentials, whereOf(row.recipient), query, {
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
  }

  async function readList(row: OutboxRow, outcome: Outcome<EventPage>, token: string): Promise<OutboxEvent> {
    if (outcome.ok) {
      const [events, conversations] = await Promise.all([
        takenEvents(row),
        'group' in row.recipient ? takenConversations(row) : new Set<string>(),
      ]);
      const event = findArrived(row, outcome.value.events, { events, conversations });
      if (!event) return { type: 'absent' };
      const { id: eventId, dm_conversation_id: conversationId } = event;
      return { type: 'found', eventId, conversationId, at: Date.parse(event.created_at ?? '') };
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

/** X no longer has the file, or won't attach it: another upload may help. */
const fileProblems: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['media_expired', 'media_refused']);

/** Every event read costs: few for a doubt of minutes ago, a whole page for an older one, or of all conversations. */
const howMany = (row: OutboxRow, now: number) =>
  !('group' in row.recipient) && now - (row.doubt?.from ?? 0) < 10 * 60_000 ? 10 : 100;
