import type { Settings } from '../platform/settings';
import type { DeepLink } from './deep-link';

type Kept = Pick<Settings, 'linkText' | 'linkTextFor' | 'welcomeMessageFor'>;

/** The private message link of an account: what a template wants of it, else what is set for the account, else for all. */
export const ownLink = (
  { linkText, linkTextFor, welcomeMessageFor }: Kept,
  ownId: string,
  wanted: Pick<DeepLink, 'text' | 'welcomeMessageId'> = {},
): DeepLink => ({
  recipientId: ownId,
  text: wanted.text ?? linkTextFor[ownId] ?? linkText,
  welcomeMessageId: wanted.welcomeMessageId ?? welcomeMessageFor[ownId],
});

/** Text without a welcome message of its own makes X skip the default one. X web client, July 2025. */
export const skipsDefault = ({ text, welcomeMessageId }: DeepLink): boolean =>
  Boolean(text) && !welcomeMessageId;
