import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { i18n } from '#i18n';
import { buildDeepLink } from '@/lib/deep-link/deep-link';
import { checkDraft, findingCodes, gravest, previewDraft, type Situation } from '@/lib/deep-link/preflight';
import { readCard } from '../../sandbox/card';

const own = buildDeepLink({ recipientId: '4242' });
const check = (draft: string, more: Partial<Situation> = {}) =>
  checkDraft({ draft, ownId: '4242', isReply: false, ...more });
const codes = (draft: string, more: Partial<Situation> = {}) => check(draft, more).map(({ code }) => code);
const always = ['counts_23', 'open_messages', 'passcode'];

describe('a draft with a private message link', () => {
  it('has nothing against it where the link is the posting account’s and last', () => {
    expect(codes(`Hi\n${own}`)).toEqual(always);
    expect(gravest(check(own))).toBe('know');
  });
  it('gets no button when the link leads to somebody else, or to the account of before', () => {
    expect(codes(buildDeepLink({ recipientId: '99' }))).toEqual(['not_own', ...always]);
    expect(codes(own, { ownId: '5151', earlierIds: ['4242'] })).toEqual(['account_switched', ...always]);
    expect(gravest(check(own, { ownId: '5151' }))).toBe('stop');
  });
  it('is not vouched for where the posting account is not known', () => {
    expect(codes(own, { ownId: undefined })).toEqual(['own_unknown', ...always]);
  });
  it.each([`${own} thanks`, `${own}\n#help`, `See ${own} and ${own} bye`])(
    'keeps the address visible: %j',
    (draft) => {
      expect(codes(draft)).toContain('not_last');
    },
  );
  it.each(['.', ')', '。', '!', ','])('is good before %s, which keeps the address visible', (sign) => {
    for (const link of [
      own,
      own.replace('https://', ''),
      buildDeepLink({ recipientId: '4242', text: 'Hi', welcomeMessageId: '9' }),
    ])
      expect(codes(`Hi (${link}${sign}`)).toEqual(['not_last', ...always]);
  });
  it('may end with blanks', () => {
    expect(codes(`Hi ${own} \n`)).not.toContain('not_last');
  });
  it('says that one of two counts', () => {
    expect(codes(`${own} ${own}`)).toEqual(['several_links', ...always]);
  });
  it('is told of the welcome message that it skips, and of text too long', () => {
    expect(codes(buildDeepLink({ recipientId: '4242', text: 'Hi' }))).toContain('skips_welcome');
    expect(codes(buildDeepLink({ recipientId: '4242', text: 'Hi', welcomeMessageId: '7' }))).not.toContain(
      'skips_welcome',
    );
    expect(codes(buildDeepLink({ recipientId: '4242', text: 'x'.repeat(301) }))).toContain('text_too_long');
  });
  it('is told in a reply that its author may have turned links off', () => {
    expect(codes(own, { isReply: true })).toContain('links_refused');
  });
  it('is told when it is over the limit', () => {
    expect(codes(own, { weight: { weighted: 280, limit: 280 } })).not.toContain('over_limit');
    expect(gravest(check(own, { weight: { weighted: 281, limit: 280 } }))).toBe('stop');
  });
  it.each([
    'https://twitter.com/messages/compose?text=Hi%20there&recipient_id=4242',
    'http://mobile.x.com/messages/compose?welcome_message_id=1&recipient_id=4242',
    'https://WWW.twitter.com/messages/compose?recipient_id=4242',
  ])('is read whatever its host and order: %s', (url) => {
    expect(codes(url)).not.toContain('not_own');
    expect(codes(url)).toContain('counts_23');
  });
  it('leads nowhere with a handle for a recipient', () => {
    expect(codes('https://x.com/messages/compose?recipient_id=acme')).toEqual([
      'recipient_unreadable',
      ...always,
    ]);
  });
});

it('has nothing to say about a draft without one', () => {
  expect(check('Hi https://x.com/messages and https://example.com/messages/compose?recipient_id=1')).toEqual(
    [],
  );
});

it('puts the gravest first', () => {
  const order = { stop: 0, mind: 1, know: 2 };
  const found = check(`${buildDeepLink({ recipientId: '9', text: 'x' })} bye`, { isReply: true });
  const ranks = found.map(({ severity }) => order[severity]);
  expect(ranks).toEqual(ranks.toSorted());
});

it('shows readers what X shows them, whatever the draft', () => {
  const text = fc.stringMatching(/^[a-z .!)。\n]{0,20}$/u);
  const link = fc.constantFrom(
    ...['4242', '99']
      .map((recipientId) => buildDeepLink({ recipientId }))
      .flatMap((url) => [url, url.slice('https://'.length), url.replace('?', '/?'), `${url}&text=Hi`]),
  );
  fc.assert(
    fc.property(text, link, text, (before, url, after) => {
      const draft = `${before} ${url}${after}`;
      const { card, text: shown } = readCard({ authorId: '4242', text: draft });
      const preview = previewDraft(draft, '4242');
      expect(preview.hasButton).toBe(card !== undefined);
      expect(preview.text.trimEnd()).toBe(shown.trimEnd());
    }),
  );
});

it('promises no button to an account that is not known', () => {
  const draft = `${own} https://x.com/messages/compose?recipient_id=acme`;
  expect(previewDraft(draft, undefined)).toEqual({ text: draft, hasButton: false });
});

it('has a sentence for each finding', () => {
  for (const code of findingCodes) expect(i18n.t(`preflight.${code}`)).not.toBe('');
});
