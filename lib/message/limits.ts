/** Limits of X, each with its source. Lengths are UTF-16 code units unless it says otherwise. */
export const limits = {
  /** Direct Message text, characters. X API, "Manage Direct Messages"; v1.1 `message_data.text`. */
  text: 10_000,
  /** The same in a welcome message. v1.1, `welcome_messages/new`. */
  welcomeText: 9_990,
  /** `name` of a welcome message: letters, digits, `-` `_` space `#` `@`. v1.1, `welcome_messages/new`. */
  welcomeName: 100,
  /** Buttons of one message. v1.1, `message_data.ctas`. */
  buttons: 3,
  /** v1.1, `ctas[].label`. */
  buttonLabel: 36,
  /** Ours: X documents no length for `ctas[].url`; browsers and gateways cut far above this. */
  url: 2_000,
  /** Quick replies of one message. v1.1, `quick_reply.options`. */
  quickReplies: 20,
  /** v1.1, `options[].label`; becomes the customer's answer. */
  quickReplyLabel: 36,
  /** v1.1, `options[].description`: on all of them or on none. */
  quickReplyDescription: 72,
  /** v1.1, `options[].metadata`; comes back with the answer, the customer does not see it. */
  quickReplyMetadata: 1_000,
  /** Ours: a line's wording where X can't draw a button or quick replies. */
  fallbackWords: 200,
  /** People in a new group besides oneself. X API 2.167, `participant_ids`. */
  groupMin: 2,
  groupMax: 49,
  /** The `text` of a deep link: the composer was seen to cut at about this length (2018); X documents none. */
  linkText: 300,
  /** What a URL costs in a post, weighted characters. twitter-text v3, `transformedURLLength`. */
  postUrl: 23,
  /** A post, weighted characters. X, "Counting characters". */
  post: 280,
  /** The same for accounts with X Premium. X Help, "About X Premium". */
  longPost: 25_000,
} as const;
