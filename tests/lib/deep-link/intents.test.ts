import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ButtonUse,
  buildButton,
  buttonUses,
  faultOfUse,
  readButton,
  readHashtags,
} from '../../../lib/deep-link/intents';

const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((one) => one.isWellFormed());
const uses: fc.Arbitrary<ButtonUse> = fc.oneof(
  fc.record({
    use: fc.constant('post' as const),
    text,
    url: fc.oneof(fc.constant(''), fc.webUrl()),
    hashtags: fc.array(
      fc.string({ minLength: 1, maxLength: 12 }).filter((tag) => /^[^\s,#＃]+$/u.test(tag)),
      { maxLength: 3 },
    ),
  }),
  fc.record({ use: fc.constant('follow' as const), who: fc.stringMatching(/^[A-Za-z0-9_]{0,15}$/) }),
  fc.record({ use: fc.constant('message' as const), recipientId: fc.stringMatching(/^[0-9]{0,19}$/), text }),
  fc.record({
    use: fc.constant('message' as const),
    recipientId: fc.constant('77'),
    text,
    welcomeMessageId: fc.constant('99'),
  }),
);

describe('a button built by form', () => {
  it.each<[ButtonUse, string]>([
    [{ use: 'page', url: 'https://acme.example/track' }, 'https://acme.example/track'],
    [
      { use: 'post', text: 'I love it!', url: 'https://acme.example/', hashtags: ['acme', 'kettle'] },
      'https://x.com/intent/tweet?text=I%20love%20it%21&url=https%3A%2F%2Facme.example%2F&hashtags=acme,kettle',
    ],
    [{ use: 'follow', who: '@acme_help' }, 'https://x.com/intent/follow?screen_name=acme_help'],
    [{ use: 'follow', who: '4242' }, 'https://x.com/intent/follow?user_id=4242'],
    [{ use: 'follow', who: '@4242' }, 'https://x.com/intent/follow?screen_name=4242'],
    [
      { use: 'message', recipientId: '4242', text: 'Order number: ' },
      'https://x.com/messages/compose?recipient_id=4242&text=Order%20number%3A%20',
    ],
  ])('%o opens %s', (use, url) => {
    expect(buildButton(use)).toBe(url);
    expect(faultOfUse(use)).toBeUndefined();
  });

  it('opens in the same form again, half filled or whole', () => {
    fc.assert(
      fc.property(uses, (use) => {
        expect(readButton(buildButton(use))).toEqual(use);
      }),
    );
  });

  it('never leads anywhere but to X over https, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...buttonUses.filter((use) => use !== 'page')),
        fc.string({ unit: 'binary' }),
        (use, any) => {
          const forms: ButtonUse[] = [
            { use: 'post', text: any, url: any, hashtags: readHashtags(any) },
            { use: 'follow', who: any },
            { use: 'message', recipientId: any, text: any },
          ];
          for (const form of forms.filter((one) => one.use === use)) {
            expect(new URL(buildButton(form)).origin).toBe('https://x.com');
            expect(readButton(buildButton(form)).use).toBe(use);
            faultOfUse(form);
          }
        },
      ),
    );
  });
});

describe('the form in which an existing button opens', () => {
  it.each<[string, ButtonUse]>([
    [
      'https://twitter.com/intent/post?hashtags=%23a,b&text=Hi+there',
      { use: 'post', text: 'Hi there', url: '', hashtags: ['a', 'b'] },
    ],
    ['https://www.x.com/intent/follow?user_id=12', { use: 'follow', who: '12' }],
    ['https://x.com/intent/follow/?screen_name=12', { use: 'follow', who: '@12' }],
    [
      'https://mobile.twitter.com/messages/compose?welcome_message_id=3&recipient_id=1',
      { use: 'message', recipientId: '1', text: '', welcomeMessageId: '3' },
    ],
  ])('%s', (url, use) => expect(readButton(url)).toEqual(use));

  it.each([
    '',
    'acme.example',
    'https://acme.example/intent/tweet?text=Hi',
    'https://x.com.acme.example/intent/tweet?text=Hi',
    'http://x.com/intent/tweet?text=Hi',
    'https://x.com/intent/tweet?text=Hi&in_reply_to=5',
    'https://x.com/intent/tweet?text=Hi&text=Ho',
    'https://x.com/intent/follow?user_id=acme',
    'https://x.com/intent/like?tweet_id=5',
    'https://x.com:444/intent/follow?user_id=1',
    'https://me@x.com/intent/follow?user_id=1',
    'https://x.com/messages/compose?recipient_id=1#top',
  ])('is a page where a form would lose something: %s', (url) => {
    expect(readButton(url)).toEqual({ use: 'page', url });
  });

  it('is found for anything at all', () => {
    const almost = fc
      .tuple(fc.constantFrom('intent/tweet', 'intent/follow', 'messages/compose'), fc.string())
      .map(([path, query]) => `https://x.com/${path}?${query}`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), almost), (url) => {
        const use = readButton(url);
        if (use.use === 'page') expect(use.url).toBe(url);
        else expect(readButton(buildButton(use))).toEqual(use);
      }),
    );
  });
});

describe('what a form still lacks', () => {
  it.each<[ButtonUse, string]>([
    [{ use: 'post', text: ' ', url: '', hashtags: [] }, 'post_nothing'],
    [{ use: 'post', text: 'Hi', url: 'acme.example', hashtags: [] }, 'post_url'],
    [{ use: 'follow', who: '' }, 'follow_whom'],
    [{ use: 'follow', who: 'acme help' }, 'follow_whom'],
    [{ use: 'message', recipientId: '', text: 'Hi' }, 'message_whom'],
    [{ use: 'message', recipientId: '@acme', text: '' }, 'message_whom'],
  ])('%o: %s', (use, fault) => expect(faultOfUse(use)).toBe(fault));
});
