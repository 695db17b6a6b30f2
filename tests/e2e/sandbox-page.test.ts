import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, launchChromium } from '../browser/chromium';
import type { Scope } from '../sandbox/page/app/composer/registry';
import { type Sandbox, startSandbox } from '../sandbox/server';

let sandbox: Sandbox;
let browser: Chromium;
let page: Page;

beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchChromium({ port: sandbox.port });
});
afterEach(async () => {
  expect(await page.evaluate(() => window.__sandbox.errors())).toEqual([]);
  await page.close();
  await sandbox.reset();
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

async function open(path: string): Promise<void> {
  page = await browser.context.newPage();
  await page.goto(`https://x.com${path}`);
  await page.getByTestId('primaryColumn').waitFor();
}

const around: Record<Scope, string> = {
  home: '.composer.home',
  dialog: '[aria-modal="true"]',
  thread: '[data-testid="inline_reply_offscreen"]',
  column0: '.composer.column0',
  column1: '.composer.column1',
  column2: '.composer.column2',
};
const within = (scope: Scope): Locator => page.locator(around[scope]);
const editor = (scope: Scope, part = 0): Locator => within(scope).getByTestId(`tweetTextarea_${part}`);
const model = (scope: Scope, part = 0): Promise<string> =>
  page.evaluate(([index, where]) => window.__sandbox.editorText(index, where), [part, scope] as const);
/** As docs/architecture.md reads a draft from the page. */
const drawn = (scope: Scope): Promise<string> =>
  editor(scope)
    .locator('[data-block="true"]')
    .allTextContents()
    .then((lines) => lines.join('\n'));

/** As another script's paste arrives. */
const paste = (scope: Scope, text: string): Promise<boolean> =>
  editor(scope).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    return element.dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData }),
    );
  }, text);

const complaint = () => {
  const post = sandbox.state.posts.find(({ text }) => text.includes('My order 1234 arrived broken'));
  if (!post) throw new Error('The cast has lost its complaint');
  return post;
};

describe('a composer', () => {
  it('is Draft.js: what is typed stands in its model and in the page, line by line', async () => {
    await open('/home');
    await editor('home').click();
    await page.keyboard.type('Hello @casey_c 👋');
    // The mention list is open at a mention without a space after it, and Enter would pick from it.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('See https://x.com/help #late');
    expect(await model('home')).toBe('Hello @casey_c 👋\n\nSee https://x.com/help #late');
    expect(await drawn('home')).toBe(await model('home'));
    expect(await editor('home').locator('.accent').allTextContents()).toEqual([
      '@casey_c',
      'https://x.com/help',
      '#late',
    ]);
  });

  it('has a placeholder only while it is empty', async () => {
    await open('/home');
    const placeholder = within('home').locator('.public-DraftEditorPlaceholder-root');
    expect(await placeholder.count()).toBe(1);
    await editor('home').click();
    await page.keyboard.type('H');
    expect(await placeholder.count()).toBe(0);
  });

  it('takes pasted lines as one step of Undo', async () => {
    await open('/home');
    await editor('home').click();
    await page.keyboard.type('Before ');
    expect(await paste('home', 'one\n\nthree')).toBe(false);
    await expect.poll(() => model('home')).toBe('Before one\n\nthree');
    expect(await drawn('home')).toBe('Before one\n\nthree');
    await page.keyboard.press('Control+z');
    await expect.poll(() => model('home')).toBe('Before ');
  });

  it('takes a paste from the real clipboard, too, and only its text', async () => {
    await open('/home');
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: 'https://x.com',
    });
    await page.evaluate(() => navigator.clipboard.writeText('from the clipboard'));
    await editor('home').click();
    await page.keyboard.press('Control+v');
    await expect.poll(() => model('home')).toBe('from the clipboard');
  });

  it('can be told to alter what is pasted', async () => {
    await open('/home');
    await page.evaluate(() => window.__sandbox.rewritePaste(true));
    await paste('home', 'https://x.com/a');
    await expect.poll(() => model('home')).toBe('x.com/a');
  });

  it('takes the focus at a click beside its text, but not at a press on a tool', async () => {
    await open('/home');
    const isFocused = () => page.evaluate(() => window.__sandbox.selection(0, 'home').focused);
    await within('home').getByTestId('gifSearchButton').click();
    expect(await isFocused()).toBe(false);
    await within('home')
      .getByTestId('toolBar')
      .click({ position: { x: 400, y: 40 } });
    expect(await isFocused()).toBe(true);
  });

  it('lets nobody post what is empty or too long, and counts as X does', async () => {
    await open('/home');
    const post = within('home').getByTestId('tweetButtonInline');
    expect(await post.isDisabled()).toBe(true);
    expect(await within('home').getByTestId('addButton').count()).toBe(0);
    // 23 for the address, 2 for the emoji, 1 for each space between.
    await paste('home', `https://x.com/${'a'.repeat(100)} 👋 ${'b'.repeat(253)}`);
    await expect.poll(() => post.isEnabled()).toBe(true);
    expect(await within('home').locator('.ring').textContent()).toBe('0');
    expect(await within('home').getByTestId('addButton').count()).toBe(1);
    await editor('home').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('b');
    expect(await post.isDisabled()).toBe(true);
    expect(await editor('home').locator('.overflow').textContent()).toBe('b');
  });

  it('offers people to mention, and Enter takes the first', async () => {
    await open('/home');
    await editor('home').click();
    await page.keyboard.type('Hi @sam');
    await page.keyboard.press('Enter');
    expect(await model('home')).toBe('Hi @sam_ortiz ');
  });
});

describe('the compose dialog', () => {
  it('stands over the home composer: two editors with one test id', async () => {
    await open('/home');
    await editor('home').click();
    await page.keyboard.type('behind');
    await page.getByTestId('SideNav_NewTweet_Button').click();
    expect(new URL(page.url()).pathname).toBe('/compose/post');
    expect(await page.getByTestId('tweetTextarea_0').count()).toBe(2);
    await page.keyboard.type('in front');
    expect([await model('home'), await model('dialog')]).toEqual(['behind', 'in front']);
  });

  it('shows what a reply answers without a link to it, and posts the reply', async () => {
    await open('/home');
    const { id } = complaint();
    await page.locator('article', { hasText: 'My order 1234' }).getByTestId('reply').click();
    const parent = within('dialog').locator('article[data-testid="tweet"]');
    expect(await parent.getAttribute('tabindex')).toBe('-1');
    expect(await parent.locator('a[href*="/status/"]').count()).toBe(0);
    expect(await parent.getByTestId('reply').count()).toBe(0);
    await within('dialog').getByText('Replying to @casey_c').waitFor();

    await page.keyboard.type('On it');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('toast').waitFor();
    const posted = sandbox.state.posts.at(-1);
    expect(posted).toMatchObject({ text: 'On it', authorId: '4242', replyToId: id });
    expect(new URL(page.url()).pathname).toBe('/home');
  });

  it('shows what a quote quotes as a card under the editor', async () => {
    await open('/home');
    await page.locator('article', { hasText: 'My order 1234' }).getByTestId('retweet').click();
    await page.getByRole('menuitem', { name: 'Quote' }).click();
    const card = within('dialog').locator('[role="link"]', { hasText: 'My order 1234' });
    expect(await card.getByTestId('User-Name').textContent()).toContain('@casey_c');
    await page.keyboard.type('Look');
    await within('dialog').getByTestId('tweetButton').click();
    await page.getByTestId('toast').waitFor();
    expect(sandbox.state.posts.at(-1)).toMatchObject({ text: 'Look', quotedId: complaint().id });
  });

  it('grows into a thread, each part answering the one before', async () => {
    await open('/compose/post');
    await page.keyboard.type('one');
    await within('dialog').getByTestId('addButton').click();
    await page.keyboard.type('two');
    expect([await model('dialog', 0), await model('dialog', 1)]).toEqual(['one', 'two']);
    await within('dialog').getByTestId('tweetButton').click();
    await page.getByTestId('toast').waitFor();
    const [first, second] = sandbox.state.posts.slice(-2);
    expect([first?.text, second?.text, second?.replyToId]).toEqual(['one', 'two', first?.id]);
  });

  it('keeps the focus inside, whatever asks for it outside', async () => {
    await open('/compose/post');
    await page.evaluate(() => {
      const outside = document.createElement('input');
      document.body.append(outside);
      outside.focus();
    });
    expect(await page.evaluate(() => document.activeElement?.closest('[aria-modal="true"]') !== null)).toBe(
      true,
    );
  });

  it('asks before it throws a draft away', async () => {
    await open('/compose/post');
    await page.keyboard.type('not yet');
    await page.keyboard.press('Escape');
    await page.getByText('Save post?').waitFor();
    await page.getByTestId('confirmationSheetCancel').click();
    expect(await page.locator('[aria-modal="true"]').count()).toBe(0);
  });
});

describe('a status page', () => {
  it('has no toolbar at its reply box until a while after the focus', async () => {
    sandbox.state.page.toolbarDelay = 2000;
    await open(`/casey_c/status/${complaint().id}`);
    const focal = page.locator('article[data-testid="tweet"][tabindex="-1"]');
    expect(await focal.getByTestId('tweetText').textContent()).toContain('My order 1234');
    const bar = within('thread').getByTestId('toolBar');
    await editor('thread').click();
    expect(await bar.count()).toBe(0);
    expect(await within('thread').getByTestId('tweetButtonInline').count()).toBe(1);
    await bar.waitFor();
    expect(await bar.getByTestId('tweetButtonInline').count()).toBe(1);
    expect(await within('thread').getByTestId('tweetButtonInline').count()).toBe(1);
  });
});

describe('the call to action', () => {
  const linkTo = (id: string) =>
    `https://x.com/messages/compose?recipient_id=${id}&text=Order%20number%3A%20`;
  const post = async (text: string) => {
    await open('/home');
    await paste('home', text);
    await within('home').getByTestId('tweetButtonInline').click();
    await page.getByTestId('toast').waitFor();
    return page.locator('article').first();
  };

  it('is drawn for a link to the author, which is then not shown', async () => {
    const article = await post(`Write to us ${linkTo('4242')}`);
    const card = article.getByTestId('card.wrapper');
    await card.getByRole('link', { name: 'Send a private message' }).waitFor();
    expect(await article.getByTestId('tweetText').textContent()).toBe('Write to us');
  });

  it('is not drawn for a link to anybody else', async () => {
    const article = await post(`Write to them ${linkTo('5151')}`);
    expect(await article.getByTestId('tweetText').textContent()).toContain('x.com/messages/compose');
    expect(await article.getByTestId('card.wrapper').count()).toBe(0);
  });

  it('leads a customer into the chat with the text to start from', async () => {
    const { state } = sandbox;
    state.posts.push({
      id: state.nextId(),
      authorId: '4242',
      text: `Write to us ${linkTo('4242')}`,
      createdAt: new Date(state.now()).toISOString(),
      lang: 'en',
    });
    state.browserUserId = '2244994945';
    await open('/home');
    await page.getByRole('link', { name: 'Send a private message' }).click();
    expect(new URL(page.url()).pathname).toBe('/i/chat/4242-2244994945');
    const textarea = page.getByTestId('dm-composer-textarea');
    await expect.poll(() => textarea.inputValue()).toBe('Order number: ');
  });
});

describe('the chat', () => {
  it('lives in an open shadow root, and appends what is typed on Enter', async () => {
    await open('/i/chat/4242-2244994945');
    const host = page.getByTestId('xchatEmbedRoute');
    const textarea = page.getByTestId('dm-composer-textarea');
    await textarea.waitFor();
    expect(await host.evaluate((element) => element.querySelector('textarea'))).toBeNull();
    expect(await host.evaluate((element) => element.shadowRoot?.mode)).toBe('open');
    expect(await page.getByTestId('dm-composer-voice-button').count()).toBe(1);
    await textarea.pressSequentially('Hello');
    await page.keyboard.press('Shift+Enter');
    await textarea.pressSequentially('Casey');
    expect(await page.getByTestId('dm-composer-voice-button').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('Hello Casey').waitFor();
    expect(sandbox.state.page.chat).toMatchObject([{ senderId: '4242', text: 'Hello\nCasey' }]);
    expect(await textarea.inputValue()).toBe('');
  });

  it('is controlled by React: a value that React has not heard of is taken back', async () => {
    await open('/i/chat/4242-2244994945');
    const textarea = page.getByTestId('dm-composer-textarea');
    const write = (text: string) =>
      textarea.evaluate((element, value) => {
        if (!(element instanceof HTMLTextAreaElement)) return;
        element.value = value;
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }, text);
    // In the page's own world React's tracker sees the assignment, and takes the event for an echo of it.
    await write('ghost');
    expect(await page.getByTestId('dm-composer-send-button').count()).toBe(0);
    await textarea.focus();
    await page.evaluate(() => document.execCommand('insertText', false, 'real'));
    expect(await page.getByTestId('dm-composer-send-button').count()).toBe(1);
  });
});

describe('the page as a whole', () => {
  it('tells whose account it is by its cookie, and switches it in place', async () => {
    await open('/home');
    await page.evaluate(() => Object.assign(window, { stillHere: true }));
    expect(await page.evaluate(() => document.cookie)).toContain('twid=u%3D4242');
    await page.getByTestId('SideNav_AccountSwitcher_Button').click();
    await page.getByRole('menuitem', { name: 'Switch to @acme_de' }).click();
    await page.locator('[data-testid="AppTabBar_Profile_Link"][href="/acme_de"]').waitFor();
    expect(await page.evaluate(() => document.cookie)).toContain('twid=u%3D5151');
    expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
    await paste('home', 'Hallo');
    await within('home').getByTestId('tweetButtonInline').click();
    await page.getByTestId('toast').waitFor();
    expect(sandbox.state.posts.at(-1)?.authorId).toBe('5151');
  });

  it('has shortcuts, which typing does not set off', async () => {
    await open('/home');
    await editor('home').click();
    await page.keyboard.type('nrl?/gh');
    expect(await page.evaluate(() => window.__sandbox.shortcuts())).toEqual([]);
    expect(await model('home')).toBe('nrl?/gh');
    await page.evaluate(() => window.__sandbox.blur(0, 'home'));
    await page.keyboard.press('n');
    expect(new URL(page.url()).pathname).toBe('/compose/post');
  });

  it('holds X’s policy against scripts that come from nowhere, and hears of it', async () => {
    await open('/home');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.head.append(script);
    });
    await expect
      .poll(() => sandbox.state.page.cspReports)
      .toMatchObject([{ directive: 'script-src-elem', blocked: 'inline' }]);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  });

  it('breaks none of that policy itself', async () => {
    await open('/home');
    await page.getByTestId('SideNav_NewTweet_Button').click();
    await page.evaluate(() => window.__sandbox.navigate('/i/chat/4242-2244994945'));
    await page.getByTestId('dm-composer-textarea').waitFor();
    expect(sandbox.state.page.cspReports).toEqual([]);
  });

  it('turns light and dark, also with the system and in place', async () => {
    await open('/home?theme=system');
    const look = () =>
      page.evaluate(() => [
        document.documentElement.dataset.theme,
        getComputedStyle(document.body).backgroundColor,
      ]);
    expect(await look()).toEqual(['light', 'rgb(255, 255, 255)']);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(look).toEqual(['dark', 'rgb(0, 0, 0)']);
    await page.evaluate(() => window.__sandbox.setTheme('light'));
    expect(await look()).toEqual(['light', 'rgb(255, 255, 255)']);
  });

  it('reads from right to left for those who do', async () => {
    await open('/home?dir=rtl&theme=lightsout');
    expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual([
      'rtl',
      'ar',
    ]);
    const tools = await within('home').getByTestId('toolBar').boundingBox();
    const post = await within('home').getByTestId('tweetButtonInline').boundingBox();
    expect(post?.x).toBeLessThan((tools?.x ?? 0) + 20);
  });

  it('forgets posts that are far from the window, and can be told to draw its list and tools anew', async () => {
    const { state } = sandbox;
    for (let nth = 0; nth < 200; nth += 1) {
      const createdAt = new Date(state.now() - nth * 1000).toISOString();
      state.posts.push({ id: state.nextId(), authorId: '4242', text: `Post ${nth}`, createdAt, lang: 'en' });
    }
    await open('/home');
    const cells = page.getByTestId('cellInnerDiv');
    await expect.poll(() => cells.count()).toBeLessThan(60);
    await page.getByText('Post 0', { exact: true }).waitFor();
    await page.evaluate(() => window.scrollTo(0, 12_000));
    await expect.poll(() => page.getByText('Post 0', { exact: true }).count()).toBe(0);

    await page.evaluate(() => {
      document.querySelector('[data-testid="ScrollSnap-List"]')?.append(document.createElement('aside'));
      document.querySelector('[data-testid="cellInnerDiv"]')?.append(document.createElement('aside'));
      window.__sandbox.redrawToolbars();
      window.__sandbox.churn();
    });
    await expect.poll(() => page.locator('.composer aside, .cell aside').count()).toBe(0);
  });

  it('is led to from X’s older names', async () => {
    page = await browser.context.newPage();
    await page.goto('https://twitter.com/messages/compose?recipient_id=2244994945&text=Hi');
    expect(page.url()).toMatch(/^https:\/\/x\.com\/i\/chat\/4242-2244994945/);
  });
});
