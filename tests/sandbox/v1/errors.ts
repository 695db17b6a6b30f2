import { answerError, type ErrorAnswer } from '../errors';

const legacy = (status: number, code: number, message: string): ErrorAnswer => ({
  status,
  body: { errors: [{ code, message }] },
});

/** X's v1.1 error bodies. A test holds them against the collected ones. */
export const v1Errors = {
  badAuthentication: legacy(400, 215, 'Bad Authentication data.'),
  couldNotAuthenticate: legacy(401, 32, 'Could not authenticate you.'),
  badToken: legacy(401, 89, 'Invalid or expired token.'),
  clockOff: legacy(401, 135, 'Timestamp out of bounds.'),
  notAllowedHere: legacy(403, 220, 'Your credentials do not allow access to this resource.'),
  noMessagesForApp: legacy(
    403,
    93,
    'This application is not allowed to access or delete your direct messages.',
  ),
  notFound: legacy(404, 34, 'Sorry, that page does not exist.'),
  userNotFound: legacy(404, 108, 'Cannot find specified user.'),
  suspended: legacy(403, 63, 'User has been suspended.'),
  cannotMessage: legacy(403, 349, 'You cannot send messages to this user.'),
  notFollowing: legacy(403, 150, 'You cannot send messages to users who are not following you.'),
  sendFailed: legacy(403, 151, 'There was an error sending your message: reason'),
  ownerClosed: legacy(403, 214, 'Owner must allow dms from anyone.'),
  looksAutomated: legacy(
    403,
    226,
    "This request looks like it might be automated. To protect our users from spam and other malicious activity, we can't complete this action right now.",
  ),
  tooLong: legacy(403, 354, 'The text of your direct message is over the max character limit.'),
  mediaInvalid: legacy(400, 324, 'The validation of media ids failed.'),
  mediaNotFound: legacy(400, 325, 'A media id was not found.'),
  urlInvalid: legacy(400, 407, 'The given URL is invalid.'),
} satisfies Record<string, ErrorAnswer>;

/** 400: the body has not the shape that is wanted. The same code as `ownerClosed`: only the text tells them apart. */
export const badShape = (said: string) => answerError(legacy(400, 214, said));

/** 400: a parameter of the query or form. */
export const missingParameter = (name: string) =>
  answerError(legacy(400, 38, `${name} parameter is missing.`));
export const badParameter = (name: string) => answerError(legacy(400, 44, `${name} parameter is invalid.`));
