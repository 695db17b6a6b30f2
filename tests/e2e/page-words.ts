/** How the post begins that the tests answer. */
export const complaint = 'My order 1234 arrived broken';

/** The private message link of an account without settings of its own. */
export const link = (id: string) => `https://x.com/messages/compose?recipient_id=${id}`;
