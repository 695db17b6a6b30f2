import type { RichMessage } from './message';

/** A way to deliver a message: X API v2 (OAuth 2.0), legacy v1.1 (OAuth 1.0a keys), or X's own composer. */
export const transports = ['v2', 'v1.1', 'page'] as const;
export type Transport = (typeof transports)[number];

/** What is known when a transport is chosen. */
export interface Standing {
  readonly signedIn: boolean;
  /** OAuth 1.0a keys of the account were given. */
  readonly keys: boolean;
  /** X's answer to the harmless probe of its legacy message endpoints; absent before it was asked. */
  readonly legacy?: 'works' | 'refused';
  /** The conversation is an encrypted chat: no API reaches it. */
  readonly encrypted?: boolean;
  /** A new group or an existing group conversation: the legacy endpoints know only single people. */
  readonly toGroup?: boolean;
  /** Named where the agent said so, after a native part was refused. */
  readonly withoutLegacy?: boolean;
}

/** Why a transport was chosen; each has a sentence, `transport.why.<reason>`, that says what native sending takes. */
export const transportReasons = [
  'plain',
  'native',
  'no_keys',
  'not_probed',
  'legacy_refused',
  'group_as_text',
  'agreed_to_text',
  'encrypted',
  'signed_out',
] as const;
type TransportReason = (typeof transportReasons)[number];

export interface Choice {
  readonly transport: Transport;
  readonly reason: TransportReason;
}

/** Whether the message has parts that only the legacy endpoints carry natively. */
export const needsLegacy = ({ buttons, quickReplies, customProfileId }: RichMessage): boolean =>
  buttons !== undefined || quickReplies !== undefined || customProfileId !== undefined;

/** The best way that is open. Pure: asks nobody. */
export function chooseTransport(message: RichMessage, standing: Standing): Choice {
  if (standing.encrypted) return { transport: 'page', reason: 'encrypted' };
  if (!standing.signedIn) return { transport: 'page', reason: 'signed_out' };
  if (!needsLegacy(message)) return { transport: 'v2', reason: 'plain' };
  if (standing.toGroup) return { transport: 'v2', reason: 'group_as_text' };
  if (standing.withoutLegacy) return { transport: 'v2', reason: 'agreed_to_text' };
  if (!standing.keys) return { transport: 'v2', reason: 'no_keys' };
  if (standing.legacy === undefined) return { transport: 'v2', reason: 'not_probed' };
  if (standing.legacy === 'refused') return { transport: 'v2', reason: 'legacy_refused' };
  return { transport: 'v1.1', reason: 'native' };
}
