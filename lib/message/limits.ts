// Limits of X, each with its source. Lengths are UTF-16 code units unless it says otherwise.
// Taken by `import * as limits`: what the page has no use for is not loaded there.

/** Direct Message text, characters. X API, "Manage Direct Messages"; v1.1 `message_data.text`. */
export const text = 10_000;
/** The same in a welcome message. v1.1, `welcome_messages/new`. */
export const welcomeText = 9_990;
/** `name` of a welcome message: letters, digits, `-` `_` space `#` `@`. v1.1, `welcome_messages/new`. */
export const welcomeName = 100;
/** Buttons of one message. v1.1, `message_data.ctas`. */
export const buttons = 3;
/** v1.1, `ctas[].label`. */
export const buttonLabel = 36;
/** Ours: X documents no length for `ctas[].url`; browsers and gateways cut far above this. */
export const url = 2_000;
/** Quick replies of one message. v1.1, `quick_reply.options`. */
export const quickReplies = 20;
/** v1.1, `options[].label`; becomes the customer's answer. */
export const quickReplyLabel = 36;
/** v1.1, `options[].description`: on all of them or on none. */
export const quickReplyDescription = 72;
/** v1.1, `options[].metadata`; comes back with the answer, the customer does not see it. */
export const quickReplyMetadata = 1_000;
/** Ours: a line's wording where X can't draw a button or quick replies. */
export const fallbackWords = 200;
/** People in a new group besides oneself. X API 2.167, `participant_ids`. */
export const groupMin = 2;
export const groupMax = 49;
/** The `text` of a deep link: the composer was seen to cut at about this length (2018); X documents none. */
export const linkText = 300;
/** A post, weighted characters. X, "Counting characters". */
export const post = 280;
/** The same for accounts with X Premium. X Help, "About X Premium". */
export const longPost = 25_000;
