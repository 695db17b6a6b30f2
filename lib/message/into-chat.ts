/** A text for X's chat composer, and whose chat it is meant for, as far as the panel knows: nobody named, any chat. */
export interface IntoChat {
  readonly text: string;
  /** The account that writes. */
  readonly ownId?: string;
  readonly person?: { readonly id: string; readonly handle?: string };
  readonly conversation?: string;
}

export const intoChatOutcomes = [
  /** Read back, and right. */
  'put',
  /** It stood there before. */
  'there',
  'no_chat',
  'other_chat',
  /** The page writes as somebody else. */
  'other_account',
  /** An input method is at work there. */
  'composing',
  /** The composer did not take it; the draft is as it was. */
  'refused',
  /** The composer holds something else than it should. */
  'altered',
] as const;

export interface PutIntoChat {
  readonly outcome: (typeof intoChatOutcomes)[number];
  /** Whose chat is open there, as the page calls them. */
  readonly with?: string;
}
