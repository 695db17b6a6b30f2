import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Template } from '../../lib/templates/template';
import {
  caret,
  draft,
  editor,
  homeComposer,
  keepTemplates,
  link,
  picker,
  raise,
  replyDialog,
  type Stage,
  said,
  threadReply,
  within,
} from './page-stage';
import { complaint } from './page-words';

const templates: Template[] = [
  {
    id: 'i-hi',
    name: 'Zz inline',
    shortcut: 'zzhi',
    text: 'Hi {{ customer.first_name | default: "there" }}, {{ cursor }}bye',
  },
  {
    id: 'i-same',
    name: 'Zz again',
    shortcut: 'zzsame',
    text: 'We look into it.',
    variants: [{ text: 'Our people are at it.' }],
  },
  { id: 'i-link', name: 'Zz link', shortcut: 'zzlink', text: 'Write to us {{ private_message_link }}' },
  { id: 'i-name', name: 'Zz name', shortcut: 'zzname', text: 'Ask {{ customer.handle }}' },
  {
    id: 'i-photo',
    name: 'Zz photo',
    shortcut: 'zzphoto',
    text: 'Look.',
    media: { id: crypto.randomUUID(), kind: 'image', name: 'parcel.png', size: 68 },
  },
  { id: 'i-ask', name: 'Zz asking', shortcut: 'zzask', text: 'Order {{ order }}' },
];

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
beforeEach(() => keepTemplates(stage, templates));
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** Types as a quick person does: the first sign loads what Tab needs. */
const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 40 });

describe.each([replyDialog, threadReply, homeComposer])('in the $name', ({ scope, open }) => {
  it('puts the template in place of its shortcut, exactly, and leaves the caret where it is marked', async () => {
    const page = await open(stage);
    await editor(page, scope).click();
    await type(page, 'Well ;zzhi');
    await page.keyboard.press('Tab');
    const who = scope === 'home' ? 'there' : 'Casey';
    await expect.poll(() => draft(page, scope)).toBe(`Well Hi ${who}, bye`);
    const at = `Well Hi ${who}, `.length;
    await expect.poll(() => caret(page, scope)).toEqual({ start: at, end: at, focused: true });
    await page.keyboard.press('Control+z');
    await expect.poll(() => draft(page, scope)).toBe('Well ;zzhi');
    expect(await page.evaluate(() => window.__sandbox.errors())).toEqual([]);
  });
});

it('keeps what stands behind it', async () => {
  const page = await replyDialog.open(stage);
  await type(page, 'A  B');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await type(page, ';zzhi');
  await page.keyboard.press('Tab');
  await expect.poll(() => draft(page, 'dialog')).toBe('A Hi Casey, bye B');
});

it('asks in the picker what the page can’t know, and then replaces the shortcut', async () => {
  const page = await replyDialog.open(stage);
  await type(page, 'So: ;zzask');
  await page.keyboard.press('Tab');
  await picker(page, 'dialog').getByLabel('Order').waitFor();
  await page.keyboard.type('A-17');
  await page.keyboard.press('Enter');
  await expect.poll(() => draft(page, 'dialog')).toBe('So: Order A-17');
});

it('warns before the same reply goes out once more, and offers other words in place of the shortcut', async () => {
  for (let time = 0; time < 3; time += 1) {
    const page = await replyDialog.open(stage);
    await type(page, ';zzsame');
    await page.keyboard.press('Tab');
    await expect.poll(() => draft(page, 'dialog')).toBe('We look into it.');
    // Said once the reply is counted.
    await said(page, 'dialog').getByText('Template added').waitFor();
    await page.close();
  }
  const page = await replyDialog.open(stage);
  await type(page, 'So: ;zzsame');
  await page.keyboard.press('Tab');
  await picker(page, 'dialog').getByText('3 of your last replies said the same').waitFor();
  expect(await draft(page, 'dialog')).toBe('So: ;zzsame');
  await picker(page, 'dialog').getByRole('button', { name: 'Wording 2' }).click();
  await expect.poll(() => draft(page, 'dialog')).toBe('So: Our people are at it.');
});

it('says before it puts anything in that the post would be too long', async () => {
  const page = await replyDialog.open(stage);
  const begun = `${'x'.repeat(270)} ;zzsame`;
  await type(page, ';');
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText('x'.repeat(270));
  await type(page, ' ;zzsame');
  await page.keyboard.press('Tab');
  await picker(page, 'dialog').getByText('would be 7 over the limit of 280 characters').waitFor();
  expect(await draft(page, 'dialog')).toBe(begun);
  await picker(page, 'dialog').getByRole('button', { name: 'Insert it all the same' }).click();
  await expect.poll(() => draft(page, 'dialog')).toBe(`${'x'.repeat(270)} We look into it.`);
});

it('leaves a second private message link out, and says so', async () => {
  const page = await replyDialog.open(stage);
  await page.keyboard.insertText(`${link('4242')} `);
  await type(page, ';zzlink');
  await page.keyboard.press('Tab');
  await said(page, 'dialog').getByText('Template added without its link').waitFor();
  expect(await draft(page, 'dialog')).toBe(`${link('4242')} Write to us`);
});

it('ends a name with a space, and says that a picture stays behind', async () => {
  const page = await replyDialog.open(stage);
  await type(page, ';zzname');
  await page.keyboard.press('Tab');
  await expect.poll(() => draft(page, 'dialog')).toBe('Ask @casey_c ');
  await type(page, ';zzphoto');
  await page.keyboard.press('Tab');
  await said(page, 'dialog').getByText('Attach its picture yourself').waitFor();
  expect(await draft(page, 'dialog')).toBe('Ask @casey_c Look.');
});

it.each(['no;zzhi', ';zznone', 'zzhi'])('leaves Tab to X behind %s', async (typed) => {
  const page = await replyDialog.open(stage);
  await type(page, ';');
  await page.keyboard.press('Backspace');
  await type(page, typed);
  await page.evaluate(() => {
    window.addEventListener('keydown', (event) => {
      if (event.key === 'Tab') document.title = `Tab ${event.defaultPrevented}`;
    });
  });
  await page.keyboard.press('Tab');
  await expect.poll(() => page.title()).toBe('Tab false');
  expect(await draft(page, 'dialog')).toBe(typed);
});

it('loads what it needs at its own sign and at no other', async () => {
  const page = await replyDialog.open(stage);
  const worker = await stage.browser.worker();
  await worker.evaluate(() => {
    const { executeScript } = chrome.scripting;
    const counted = Object.assign(globalThis, { loads: 0 });
    chrome.scripting.executeScript = ((...given: Parameters<typeof executeScript>) => {
      counted.loads += 1;
      return executeScript(...given);
    }) as typeof executeScript;
  });
  const loads = () => worker.evaluate(() => (globalThis as unknown as { loads: number }).loads);
  await type(page, 'Well, yes! (No?) #order @you');
  expect(await loads()).toBe(0);
  await type(page, ' ;zzhi');
  await expect.poll(loads).toBe(1);
  await page.keyboard.press('Tab');
  await expect.poll(() => draft(page, 'dialog')).toMatch(/ Hi Casey, bye$/);
});

it('does nothing while an input method is at work', async () => {
  const page = await replyDialog.open(stage);
  await type(page, 'a ;zzhi');
  await editor(page, 'dialog').evaluate((element) => {
    element.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
  });
  await page.keyboard.press('Tab');
  await page.waitForTimeout(500);
  expect(await draft(page, 'dialog')).toBe('a ;zzhi');
});

it('does nothing at a key that a script pressed', async () => {
  const page = await replyDialog.open(stage);
  await type(page, 'a ;zzhi');
  await editor(page, 'dialog').evaluate((element) => {
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, composed: true, cancelable: true }),
    );
  });
  await page.waitForTimeout(500);
  expect(await draft(page, 'dialog')).toBe('a ;zzhi');
});

it('works in the chat’s textarea, inside X’s shadow root', async () => {
  const page = await stage.open('/i/chat/4242-2244994945');
  const field = page.getByTestId('dm-composer-textarea');
  await field.click();
  await type(page, 'Well ;zzhi');
  await page.keyboard.press('Tab');
  await expect.poll(() => field.inputValue()).toMatch(/^Well Hi \w+, bye$/);
});

describe('the keys of the browser', () => {
  it('are suggested, four of them, and taken by Chromium', async () => {
    const worker = await stage.browser.worker();
    const keys = await worker.evaluate(async () => {
      const all = await chrome.commands.getAll();
      return Object.fromEntries(all.map(({ name, shortcut }) => [name, shortcut]));
    });
    expect(keys).toMatchObject({
      link: 'Alt+Shift+L',
      templates: 'Alt+Shift+K',
      reply: 'Alt+Shift+Y',
      panel: 'Alt+Shift+O',
    });
  });

  /** A browser that a test drives takes no keys of its own: what it tells the background at them is told by hand. */
  const command = async (name: string) => {
    const worker = await stage.browser.worker();
    await worker.evaluate(async (pressed) => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      (chrome.commands.onCommand as unknown as Told).dispatch(pressed, tab);
    }, name);
  };
  /** The same of the browser's menu, which no test can open: it was not opened on a link. */
  const menu = async () => {
    const worker = await stage.browser.worker();
    await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      const { onClicked } = chrome.contextMenus as unknown as { onClicked: Menu };
      onClicked.dispatch({ menuItemId: 'reply-privately' }, tab);
    });
  };
  interface Menu {
    dispatch(pressed: { menuItemId: string }, tab?: chrome.tabs.Tab): void;
  }
  interface Told {
    dispatch(name: string, tab?: chrome.tabs.Tab): void;
  }

  it('open the picker of the composer in front, and add the link', async () => {
    const page = await replyDialog.open(stage);
    await page.bringToFront();
    await command('templates');
    await picker(page, 'dialog').getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await command('link');
    await said(page, 'dialog').getByText('Link added').waitFor();
  });

  it('open the private reply to the post of the page', async () => {
    const post = stage.sandbox.state.posts.find(({ text }) => text.includes(complaint));
    const page = await stage.open(`/casey_c/status/${post?.id}`);
    await page.bringToFront();
    await page.locator('article').first().waitFor();
    await command('reply');
    await said(page, 'dialog').getByText('The private reply is ready').waitFor();
    expect(await draft(page, 'dialog')).toBe(link('4242'));
  });

  const answered = (page: Page, text: string) =>
    within(page, 'dialog').locator('article').getByText(text).waitFor();
  const ready = (page: Page) => said(page, 'dialog').getByText('The private reply is ready').waitFor();
  const reply = 'same here last month';

  it('open the private reply to the post that has the focus, wherever the pointer rests', async () => {
    const page = await homeComposer.open(stage);
    await page.bringToFront();
    await page.locator('article', { hasText: complaint }).hover();
    await page.getByTestId('SideNav_AccountSwitcher_Button').focus();
    const focused = page.locator('article:focus', { hasNotText: complaint });
    for (let steps = 0; steps < 60 && !(await focused.count()); steps += 1) await page.keyboard.press('Tab');
    const text = await focused.getByTestId('tweetText').first().innerText();
    await command('reply');
    await ready(page);
    await answered(page, text.slice(0, 20));
  });

  it('open the private reply to the post in a timeline that is pointed at', async () => {
    const page = await homeComposer.open(stage);
    await page.bringToFront();
    await page.locator('article', { hasText: complaint }).first().hover();
    await command('reply');
    await ready(page);
    await answered(page, complaint);
  });

  it('forget what a menu was opened on before, which is for the menu', async () => {
    const post = stage.sandbox.state.posts.find(({ text }) => text.includes(complaint));
    const path = `/casey_c/status/${post?.id}`;
    const page = await stage.open(path);
    await page.bringToFront();
    const rightClick = () => page.locator('article', { hasText: reply }).click({ button: 'right' });
    await rightClick();
    await page.mouse.move(1, 1);
    await command('reply');
    await ready(page);
    await answered(page, complaint);

    await page.goto(`https://x.com${path}`);
    await rightClick();
    await page.mouse.move(1, 1);
    await menu();
    await ready(page);
    await answered(page, reply);
  });

  it('fill the reply that is open already', async () => {
    const page = await replyDialog.open(stage);
    await page.bringToFront();
    await editor(page, 'dialog').waitFor();
    await command('reply');
    await ready(page);
    expect(await draft(page, 'dialog')).toBe(link('4242'));
  });

  it('open the panel; as a window here, where no key was really pressed', async () => {
    const page = await homeComposer.open(stage);
    await page.bringToFront();
    const opening = stage.browser.context.waitForEvent('page');
    await command('panel');
    expect((await opening).url()).toContain('/sidepanel.html');
  });
});
