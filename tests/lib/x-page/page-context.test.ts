// @vitest-environment jsdom
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PageContext } from '@/lib/message/page-context';
import { readLastAnswered, rememberAnswered } from '@/lib/x-page/last-answered';
import { readChatContext, readFrontContext } from '@/lib/x-page/page-context';
import { composer, ownProfile, post, quoted } from './fragments';
import { areThere, readSkeleton, whereTheyAre } from './skeletons';

const dialog = (inside: string) => `<div aria-modal="true">${inside}${composer('dialog')}</div>`;
const shown = post({ status: '' });

beforeEach(() => {
  document.body.innerHTML = '';
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('lang=en; twid=u%3D4242');
});

it('knows the posting account, and no customer, in a plain new post', () => {
  document.body.innerHTML = `${ownProfile}<div data-testid="primaryColumn">${post()}${composer('home')}</div>`;
  expect(readFrontContext()).toEqual({
    ownId: '4242',
    ownHandle: 'acme_help',
    customer: undefined,
    post: undefined,
  });
});

it('finds the link of the post in a reply dialog by its author and time in the page behind', () => {
  const others =
    post({ handle: 'somebody', status: '1' }) + post({ time: '2026-10-02T04:39:08.000Z', status: '2' });
  document.body.innerHTML = `<main>${others}${post()}</main>${dialog(shown)}`;
  expect(readFrontContext()).toMatchObject({
    customer: { handle: 'customer1', name: 'Casey Customer' },
    post: { url: 'https://x.com/customer1/status/1971234567890123456', text: 'My order has not arrived.' },
  });
});

it('remembers the post whose reply was pressed, though the list behind was recycled since', () => {
  const watching = new AbortController();
  rememberAnswered(watching.signal);
  document.body.innerHTML = post();
  document
    .querySelector('[data-testid="reply"] span')
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  document.body.innerHTML = dialog(shown);
  expect(readFrontContext(readLastAnswered()).post?.url).toBe(
    'https://x.com/customer1/status/1971234567890123456',
  );

  document.body.innerHTML = dialog(post({ handle: 'someone_else', status: '' }));
  expect(readFrontContext(readLastAnswered()).post?.url).toBeUndefined();
  watching.abort();
});

it('answers the author of a post, not of the one it quotes', () => {
  const reply = `<div data-testid="inline_reply_offscreen">${composer('reply')}</div>`;
  document.body.innerHTML = `<div data-testid="cellInnerDiv">${post({ focal: true, inside: quoted() })}${reply}</div>`;
  expect(readFrontContext().customer?.handle).toBe('customer1');
  expect(readFrontContext().post?.text).toBe('My order has not arrived.');
});

// The page of a post draws its own time beneath the post that it quotes; its reply dialog draws no quote.
const quoting = post({ focal: true, inside: quoted() });

it('finds the link of a post that quotes another in its reply dialog over its own page', () => {
  document.body.innerHTML = `<main>${quoting}</main>${dialog(shown)}`;
  expect(readFrontContext().post?.url).toBe('https://x.com/customer1/status/1971234567890123456');
});

it('remembers a post that quotes another by its own time', () => {
  const watching = new AbortController();
  rememberAnswered(watching.signal);
  document.body.innerHTML = quoting;
  document.querySelector<HTMLElement>('[data-testid="reply"]')?.click();
  document.body.innerHTML = dialog(shown);
  expect(readFrontContext(readLastAnswered()).post?.url).toBe(
    'https://x.com/customer1/status/1971234567890123456',
  );
  watching.abort();
});

it('does not take the words of a quoted post for those of one without any', () => {
  const card = quoted().replace('"tweetText"', '"tweetText" lang="de"');
  document.body.innerHTML = dialog(post({ text: '', inside: card }));
  expect(readFrontContext().customer?.handle).toBe('customer1');
  expect(readFrontContext().post).toEqual({
    url: 'https://x.com/customer1/status/1971234567890123456',
    text: undefined,
    lang: undefined,
  });
});

it('answers the quoted author in a quote', () => {
  document.body.innerHTML = dialog(quoted());
  expect(readFrontContext()).toMatchObject({
    customer: { handle: 'other2', name: 'Other Two' },
    post: { text: 'Quoted text' },
  });
});

it('reads emoji, which X draws as pictures', () => {
  document.body.innerHTML = dialog(
    post({ name: 'Casey <img alt="🎉">', text: 'Thanks <img alt="👩‍👩‍👧">!', status: '' }),
  );
  expect(readFrontContext()).toMatchObject({
    customer: { name: 'Casey 🎉' },
    post: { text: 'Thanks 👩‍👩‍👧!' },
  });
});

it('is not taken in by a display name that looks like a handle', () => {
  document.body.innerHTML = dialog(post({ name: '@acme_help', status: '' }));
  expect(readFrontContext().customer?.handle).toBe('customer1');
});

it('cuts what a hostile page makes too long, so that the background takes it', () => {
  document.body.innerHTML = dialog(
    post({ name: 'n'.repeat(5_000), text: 't'.repeat(50_000), handle: 'h'.repeat(50) }),
  );
  const context = readFrontContext();
  expect(v.safeParse(PageContext, context).success).toBe(true);
  expect(context.customer).toBeUndefined();
});

it('is empty of names when nobody is signed in', () => {
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('');
  expect(readFrontContext()).toEqual({});
});

it('knows the person of the open conversation, and that nobody’s post is answered there', () => {
  document.body.innerHTML = `${ownProfile}<div data-testid="dm-conversation-header"><a href="https://x.com/customer1"><span data-testid="dm-conversation-username">Casey Customer</span></a></div>`;
  history.replaceState(null, '', '/i/chat/1111-4242');
  expect(readChatContext(document)).toEqual({
    ownId: '4242',
    ownHandle: 'acme_help',
    customer: { handle: 'customer1', name: 'Casey Customer' },
    conversation: { id: '1111-4242', personId: '1111', name: 'Casey Customer' },
  });
  expect(v.safeParse(PageContext, readChatContext(document)).success).toBe(true);
  history.replaceState(null, '', '/home');
  expect(readChatContext(document).conversation).toBeUndefined();
});

describe.skipIf(!areThere)(`on the skeletons of x.com${whereTheyAre}`, () => {
  it('reads the reply dialog over the timeline it came from', () => {
    document.body.innerHTML = readSkeleton('post in a timeline') + readSkeleton('reply dialog');
    expect(readFrontContext()).toMatchObject({
      customer: { handle: 'customer1', name: 'Casey Customer' },
      post: { url: 'https://x.com/customer1/status/1971234567890123456', text: 'My order has not arrived.' },
    });
  });
  it('reads the post of a thread', () => {
    document.body.innerHTML = readSkeleton('thread reply');
    expect(readFrontContext()).toMatchObject({
      customer: { handle: 'customer1', name: 'Casey Customer' },
      post: { url: 'https://x.com/customer1/status/1971234567890123456', text: 'My order has not arrived.' },
    });
  });
  it('reads nobody in the home composer', () => {
    document.body.innerHTML = readSkeleton('home composer');
    expect(readFrontContext().customer).toBeUndefined();
  });
});
