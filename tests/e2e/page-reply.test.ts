import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  draft,
  keepTemplates,
  link,
  linkButton,
  picker,
  raise,
  replyDialog,
  type Stage,
  said,
  within,
} from './page-stage';
import { complaint } from './page-words';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
  await keepTemplates(stage, [
    {
      id: 'aside',
      name: 'Zz aside',
      text: 'Sorry, {{ customer.handle }}!',
      variants: [{ text: 'Oh no, {{ customer.handle }}!' }],
    },
    { id: 'first', name: 'Zz first', text: 'From the first.' },
    { id: 'second', name: 'Zz second', text: 'From the second.' },
    { id: 'named', name: 'Zz named', text: 'Hi {{ customer.first_name }}, we look into it.' },
    { id: 'about', name: 'Zz about', text: 'About {{ post.url }}:' },
    {
      id: 'photo',
      name: 'Zz photo',
      text: 'Look at this.',
      media: { id: crypto.randomUUID(), kind: 'image', name: 'parcel.png', size: 68 },
    },
    { id: 'asking', name: 'Zz asking', text: 'About order {{ order }}:' },
  ]);
});
afterEach(async () => {
  await choose('');
  await stage.clear();
});
afterAll(() => stage.close());

/** Chooses the template of private replies, and those of single accounts, as the options page does. */
async function choose(replyTemplateId: string, replyTemplateFor: Record<string, string> = {}): Promise<void> {
  const page = await stage.browser.openExtensionPage('options.html');
  await page.evaluate(
    async (change) => {
      const { value } = await chrome.runtime.sendMessage({ name: 'settings.read', payload: {} });
      const settings = { ...value, ...change };
      await chrome.runtime.sendMessage({ name: 'settings.write', payload: { settings } });
    },
    { replyTemplateId, replyTemplateFor },
  );
  await page.close();
}

/** How often the library says that this template was used. */
async function uses(id: string): Promise<number> {
  const worker = await stage.browser.worker();
  return worker.evaluate(async (wanted) => {
    const opening = indexedDB.open('aside');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const asking = opening.result.transaction('usage').objectStore('usage').get(wanted);
    await new Promise((resolve) => asking.addEventListener('success', resolve));
    opening.result.close();
    return asking.result?.uses ?? 0;
  }, id);
}

/** As the browser's menu does. */
async function pressReply(link: string): Promise<void> {
  const worker = await stage.browser.worker();
  await worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url: 'https://x.com/*' });
    const message = { name: 'page.press', button: 'reply', link: url };
    await chrome.tabs.sendMessage(tab?.id ?? -1, message, { frameId: 0 }).catch(() => {});
  }, link);
}

const article = (page: Page) => page.locator('article', { hasText: complaint }).first();
const replyPrivately = (page: Page) => page.getByRole('button', { name: 'Reply privately', exact: true });

/** Where everything of X's in the post stands, px. */
const boxes = (page: Page) =>
  article(page).evaluate((element) =>
    [...element.querySelectorAll('*:not([data-aside])')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return [x, y, width, height].join(' ');
    }),
  );

it('opens the reply of the post that is pointed at, with the link in it', async () => {
  const page = await stage.open('/home');
  await linkButton(page, 'home').waitFor();
  await article(page).hover();
  await replyPrivately(page).waitFor();
  expect(await replyPrivately(page).count()).toBe(1);

  await replyPrivately(page).click();
  await said(page, 'dialog').getByText('The private reply is ready').waitFor();
  expect(await draft(page, 'dialog')).toBe(link('4242'));
  await within(page, 'dialog').getByText('@casey_c').first().waitFor();
});

it.each([
  ['the home timeline', '/home', ''],
  ['the home timeline in the dark', '/home', '?theme=lightsout'],
  ['the home timeline from right to left', '/home', '?dir=rtl'],
  ['a post’s own page', 'status', ''],
  ['a profile', '/casey_c', ''],
  ['a row that X positions', '/home', 'positioned'],
])(
  'stands in the row of actions, between reply and repost, and moves nothing, on %s',
  async (name, path, query) => {
    const post = stage.sandbox.state.posts.find(({ text }) => text.includes(complaint));
    const page = await stage.open(
      path === 'status' ? `/casey_c/status/${post?.id}` : path,
      query === 'positioned' ? '' : query,
    );
    if (query === 'positioned')
      await page.addStyleTag({ content: 'article [role="group"] { position: relative; }' });
    await article(page).scrollIntoViewIfNeeded();
    const stood = await boxes(page);
    await article(page).hover();
    await replyPrivately(page).waitFor();
    expect(await boxes(page)).toEqual(stood);
    const box = async (one: Locator) => (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const [ours, reply, repost] = await Promise.all([
      box(replyPrivately(page)),
      box(article(page).getByTestId('reply')),
      box(article(page).getByTestId('retweet')),
    ]);
    const [before, after] = reply.x < repost.x ? [reply, repost] : [repost, reply];
    expect(ours.x).toBeGreaterThanOrEqual(before.x + before.width);
    expect(ours.x + ours.width).toBeLessThanOrEqual(after.x);
    expect(ours.y + ours.height / 2).toBeCloseTo(reply.y + reply.height / 2, 0);
    if (process.env.ASIDE_PICTURES) {
      const file = name.replaceAll(/\W+/gu, '-');
      await page.screenshot({ path: `${process.env.ASIDE_PICTURES}/reply-${file}.png` });
    }
  },
);

it('begins with the template of the settings and ends with the link', async () => {
  await choose('aside');
  const page = await stage.open('/home');
  await article(page).hover();
  await replyPrivately(page).click();
  await expect.poll(() => draft(page, 'dialog')).toBe(`Sorry, @casey_c! ${link('4242')}`);
});

it('begins with the template of the account in use where that has one of its own', async () => {
  await choose('aside', { 4242: 'first', 5151: 'second' });
  const page = await stage.open('/home');
  const reply = async () => {
    await article(page).hover();
    await replyPrivately(page).click();
  };
  await reply();
  await expect.poll(() => draft(page, 'dialog')).toBe(`From the first. ${link('4242')}`);
  await page.goto('https://x.com/home');
  await page.evaluate(() => window.__sandbox.switchAccount('5151'));
  await reply();
  await expect.poll(() => draft(page, 'dialog')).toBe(`From the second. ${link('5151')}`);
});

it('goes with the link alone once its template was deleted, says so here and in the settings, until it is back', async () => {
  await choose('aside');
  const options = await stage.browser.openExtensionPage('options.html#links');
  const chosen = options.getByRole('combobox', { name: 'Reply privately puts in' }).locator('option:checked');
  const change = (name: 'library.remove' | 'library.put', payload: object) =>
    options.evaluate((message) => chrome.runtime.sendMessage(message), { name, payload });
  await expect.poll(() => chosen.textContent()).toBe('Zz aside');
  const { value } = await change('library.remove', { ids: ['aside'] });
  await expect.poll(() => chosen.textContent()).toContain('no longer there: the link alone goes in');
  const page = await stage.open('/home');
  await article(page).hover();
  await replyPrivately(page).click();
  await said(page, 'dialog').getByText('no longer there: the link alone went in').waitFor();
  expect(await draft(page, 'dialog')).toBe(link('4242'));
  if (process.env.ASIDE_PICTURES)
    await page.screenshot({ path: `${process.env.ASIDE_PICTURES}/reply-template-gone.png` });

  await change('library.put', { templates: value.removed });
  await expect.poll(() => chosen.textContent()).toBe('Zz aside');
  await page.goto('https://x.com/home');
  await article(page).hover();
  await replyPrivately(page).click();
  await expect.poll(() => draft(page, 'dialog')).toBe(`Sorry, @casey_c! ${link('4242')}`);
});

it('does the same from the browser’s menu, by the link it was opened on', async () => {
  const page = await stage.open('/home');
  await linkButton(page, 'home').waitFor();
  const post = stage.sandbox.state.posts.find(({ text }) => text.includes(complaint));
  await pressReply(`https://x.com/casey_c/status/${post?.id}`);
  await said(page, 'dialog').getByText('The private reply is ready').waitFor();
  expect(await draft(page, 'dialog')).toBe(link('4242'));
});

it('answers a post that quotes another, with its own address, on its own page', async () => {
  await choose('about');
  const post = stage.sandbox.state.posts.find(({ text }) => text.includes('Storm or not'));
  const page = await stage.open(`/sam_ortiz/status/${post?.id}`);
  const open = page.locator('article', { hasText: 'Storm or not' });
  await open.getByText('Parcels to the islands').waitFor();
  await open.hover();
  await replyPrivately(page).click();
  await said(page, 'dialog').getByText('The private reply is ready').waitFor();
  const about = `https://x.com/sam_ortiz/status/${post?.id}`;
  expect(await draft(page, 'dialog')).toBe(`About ${about}: ${link('4242')}`);
});

it('asks what its template asks, ends with the link all the same, and counts as a use', async () => {
  await choose('asking');
  const page = await stage.open('/home');
  await article(page).hover();
  await replyPrivately(page).click();
  await picker(page, 'dialog').getByText('Zz asking').waitFor();
  await picker(page, 'dialog').getByLabel('Order').fill('A-17');
  await page.keyboard.press('Enter');
  await said(page, 'dialog').getByText('The private reply is ready').waitFor();
  expect(await draft(page, 'dialog')).toBe(`About order A-17: ${link('4242')}`);
  await expect.poll(() => uses('asking')).toBe(1);
});

it('says that the picture of its template stays behind', async () => {
  await choose('photo');
  const page = await stage.open('/home');
  await article(page).hover();
  await replyPrivately(page).click();
  await said(page, 'dialog').getByText('Attach its picture yourself').waitFor();
  expect(await draft(page, 'dialog')).toBe(`Look at this. ${link('4242')}`);
});

it.each([
  ['its template', 'first'],
  ['the link alone', ''],
])('says before it puts anything in that the post would be too long, with %s', async (_, templateId) => {
  await choose(templateId);
  const page = await replyDialog.open(stage);
  const begun = 'x'.repeat(270);
  await linkButton(page, 'dialog').waitFor();
  await page.keyboard.insertText(begun);
  const post = stage.sandbox.state.posts.find(({ text }) => text.includes(complaint));
  await pressReply(`https://x.com/casey_c/status/${post?.id}`);
  if (templateId) {
    await picker(page, 'dialog').getByText('would be 30 over the limit of 280 characters').waitFor();
    expect(await draft(page, 'dialog')).toBe(begun);
    await picker(page, 'dialog').getByRole('button', { name: 'Insert it all the same' }).click();
    await expect.poll(() => draft(page, 'dialog')).toBe(`${begun} From the first. ${link('4242')}`);
  } else {
    await said(page, 'dialog').getByText('would be 14 over the limit of 280 characters').waitFor();
    await said(page, 'dialog').getByRole('button', { name: 'Copy text' }).waitFor();
    expect(await draft(page, 'dialog')).toBe(begun);
  }
});

it('warns before the fourth reply in the same words, puts nothing in, and offers its other wording', async () => {
  await choose('aside');
  const before = await uses('aside');
  const reply = async () => {
    const page = await stage.open('/home');
    await article(page).hover();
    await replyPrivately(page).click();
    return page;
  };
  for (let round = 0; round < 3; round++) {
    const page = await reply();
    await said(page, 'dialog').getByText('The private reply is ready').waitFor();
    await page.close();
  }
  await expect.poll(() => uses('aside')).toBe(before + 3);
  const page = await reply();
  await picker(page, 'dialog').getByText('replies said the same as this one').waitFor();
  expect(await draft(page, 'dialog')).toBe('');
  await picker(page, 'dialog').getByRole('button', { name: 'Wording 2' }).click();
  await expect.poll(() => draft(page, 'dialog')).toBe(`Oh no, @casey_c! ${link('4242')}`);
});

it('takes replies that differ by the customer’s first name alone for the same', async () => {
  await choose('named');
  const reply = async (post: string) => {
    const page = await stage.open('/home');
    const one = page.locator('article', { hasText: post }).first();
    await one.scrollIntoViewIfNeeded();
    await one.hover();
    await replyPrivately(page).click();
    return page;
  };
  for (const [post, name] of [
    [complaint, 'Casey'],
    ['any news?', 'Jo'],
    ['nobody answers the phone', 'Sam'],
  ] as const) {
    const page = await reply(post);
    await said(page, 'dialog').getByText('The private reply is ready').waitFor();
    expect(await draft(page, 'dialog')).toBe(`Hi ${name}, we look into it. ${link('4242')}`);
    await page.close();
  }
  const page = await reply('same here last month');
  await picker(page, 'dialog').getByText('3 of your last replies said the same as this one').waitFor();
  expect(await draft(page, 'dialog')).toBe('');
});

it('warns before the link alone goes out too often, too', async () => {
  for (let round = 0; round < 4; round++) {
    const page = await stage.open('/home');
    await article(page).hover();
    await replyPrivately(page).click();
    const sentence = round < 3 ? 'The private reply is ready' : 'X may take that for spam';
    await said(page, 'dialog').getByText(sentence).waitFor();
    if (round === 3) expect(await draft(page, 'dialog')).toBe('');
    await page.close();
  }
});

it('presses nothing for a click that a script of the page made', async () => {
  const page = await stage.open('/home');
  await article(page).hover();
  await replyPrivately(page).waitFor();
  await page.evaluate(() => {
    for (const host of document.querySelectorAll('[data-aside]'))
      for (const button of host.shadowRoot?.querySelectorAll('button') ?? []) button.click();
  });
  await page.waitForTimeout(500);
  expect(await within(page, 'dialog').count()).toBe(0);
});
