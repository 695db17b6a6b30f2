import { expect, it } from 'vitest';
import { readCard } from './card';

const link = 'https://x.com/messages/compose?recipient_id=4242';

it('draws the button when the recipient is the author, and hides the link at the end', () => {
  expect(readCard({ authorId: '4242', text: `Sorry, Casey. ${link}` })).toEqual({
    card: { label: 'Send a private message', url: link, recipientId: '4242' },
    text: 'Sorry, Casey.',
  });
});

it('keeps a link in the middle of the post on display', () => {
  const text = `Write to us: ${link} or call.`;
  expect(readCard({ authorId: '4242', text })).toMatchObject({ card: { url: link }, text });
});

it('leaves a link to somebody else as it is', () => {
  const text = `Ask them. ${link}`;
  expect(readCard({ authorId: '5151', text })).toEqual({ text });
});

it.each(['http://twitter.com', 'https://mobile.twitter.com', 'https://www.x.com'])(
  'knows the old host %s',
  (host) => {
    const text = `${host}/messages/compose?text=Order%20number%3A%20&recipient_id=4242`;
    expect(readCard({ authorId: '4242', text }).card?.url).toBe(text);
  },
);

it.each(['https://notx.com/messages/compose?recipient_id=4242', 'https://x.com/messages?recipient_id=4242'])(
  'takes %s for no link of X',
  (text) => {
    expect(readCard({ authorId: '4242', text })).toEqual({ text });
  },
);

it.each(['.', ')', '。', '!', ','])(
  'ends the link before %s, as X does, and leaves it on display',
  (sign) => {
    const text = `Write to us ${link}${sign}`;
    expect(readCard({ authorId: '4242', text })).toMatchObject({
      card: { url: link, recipientId: '4242' },
      text,
    });
  },
);

it.each([link.slice('https://'.length), link.replace('?', '/?')])('takes %s for a link too', (text) => {
  expect(readCard({ authorId: '4242', text })).toMatchObject({ card: { recipientId: '4242' }, text: '' });
});
