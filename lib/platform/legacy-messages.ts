import * as v from 'valibot';
import type { KeysState } from '../auth/app-keys';
import { NumericId } from '../message/message';
import { WelcomeContent, WelcomeName } from '../message/welcome';
import type { CustomProfile } from '../x-api/legacy/custom-profiles';
import type { DefaultChange } from '../x-api/legacy/default-welcome';
import type { LegacyProbe } from '../x-api/legacy/probe';
import type { WelcomeMessage } from '../x-api/legacy/welcome-messages';
import type { WelcomeRule } from '../x-api/legacy/welcome-rules';

const accountId = NumericId;
const key = v.pipe(v.string(), v.maxLength(300));
const rule = v.object({ id: NumericId, welcome_message_id: NumericId });

/** Part of the map in `messages.ts`: what needs the keys of an app of one's own, and what is done about people. */
export const legacyMessages = {
  /** The one message that carries keys: from the page they were pasted in to the vault. Nothing carries them back. */
  'keys.save': {
    from: ['desk'],
    payload: v.strictObject({
      accountId,
      keys: v.strictObject({
        consumerKey: key,
        consumerSecret: key,
        accessToken: key,
        accessSecret: key,
      }),
    }),
  },
  'keys.forget': { from: ['desk'], payload: v.strictObject({ accountId }) },
  'keys.state': { from: ['desk'], payload: v.strictObject({ accountId }) },
  'legacy.probe': { from: ['desk'], payload: v.strictObject({ accountId }) },
  'welcome.list': { from: ['desk'], payload: v.strictObject({ accountId }) },
  'welcome.create': {
    from: ['desk'],
    payload: v.strictObject({ accountId, name: v.optional(WelcomeName), content: WelcomeContent }),
  },
  'welcome.update': {
    from: ['desk'],
    payload: v.strictObject({ accountId, id: NumericId, content: WelcomeContent }),
  },
  'welcome.remove': { from: ['desk'], payload: v.strictObject({ accountId, id: NumericId }) },
  /** `from`: the rule that the agent saw as the default; `to`: the welcome message wanted, or none. */
  'welcome.setDefault': {
    from: ['desk'],
    payload: v.strictObject({ accountId, from: v.optional(rule), to: v.optional(NumericId) }),
  },
  'profiles.list': { from: ['desk'], payload: v.strictObject({ accountId }) },
  'profiles.create': {
    from: ['desk'],
    payload: v.strictObject({
      accountId,
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(48)),
      mediaId: NumericId,
    }),
  },
  'people.block': { from: ['desk'], payload: v.strictObject({ accountId, personId: NumericId }) },
  'people.unblock': { from: ['desk'], payload: v.strictObject({ accountId, personId: NumericId }) },
  'event.remove': { from: ['desk'], payload: v.strictObject({ accountId, eventId: NumericId }) },
} as const;

/** What is kept of an account's keys, and what X said that they open. Never the keys. */
export interface KeysView extends KeysState {
  readonly probe?: LegacyProbe;
}

export interface LegacyAnswer {
  'keys.save': KeysView;
  'keys.forget': KeysView;
  'keys.state': KeysView;
  'legacy.probe': LegacyProbe;
  /**
   * `rule` names the default. `isWhole`: these are all there are. `restored`: the default was lost when a change of it
   * broke off, and has just been put back.
   */
  'welcome.list': {
    readonly messages: readonly WelcomeMessage[];
    readonly isWhole: boolean;
    readonly rule?: WelcomeRule;
    readonly restored?: boolean;
  };
  'welcome.create': WelcomeMessage;
  'welcome.update': WelcomeMessage;
  'welcome.remove': null;
  'welcome.setDefault': DefaultChange;
  'profiles.list': readonly CustomProfile[];
  'profiles.create': CustomProfile;
  'people.block': { readonly blocked: boolean };
  'people.unblock': { readonly blocked: boolean };
  /** For the account itself; the other side may still see it. */
  'event.remove': { readonly deleted: boolean };
}
