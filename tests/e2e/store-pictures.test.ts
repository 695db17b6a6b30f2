import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { putInLanguage } from '../browser/in-language';
import { publicClientId } from '../sandbox/oauth/grants';
import { extensionDir, raise, type Stage, within } from './page-stage';
import { complaint } from './page-words';
import { speak } from './sentences';

/** Where they go, such as `docs/pictures/store`; without it nothing is drawn. */
const folder = process.env.ASIDE_PICTURES;
const size = { width: 1280, height: 800 };
const panelWidth = 360;

/** Pictures of every surface, as one puts them into a store listing. Each look is a browser of its own. */
describe.runIf(folder).each([
  { look: 'light', language: 'en', query: '', colorScheme: 'light' },
  { look: 'dark', language: 'en', query: '?theme=lightsout', colorScheme: 'dark' },
  { look: 'rtl', language: 'ar', query: '?dir=rtl', colorScheme: 'light' },
] as const)('$look', ({ look, language, query, colorScheme }) => {
  let stage: Stage;
  let say: Awaited<ReturnType<typeof speak>>;
  beforeAll(async () => {
    mkdirSync(`${folder}`, { recursive: true });
    process.env.FONTCONFIG_FILE ??= fileURLToPath(new URL('../demo/fonts.conf', import.meta.url));
    say = await speak(language);
    stage = await raise(undefined, {
      extensionDir: language === 'en' ? extensionDir : putInLanguage(language, extensionDir),
      viewport: size,
      colorScheme,
      args: ['--hide-scrollbars'],
    });
    stage.browser.context.setDefaultTimeout(15_000);
    if (look === 'rtl') speakArabic(stage);
  });
  afterAll(() => stage.close());

  const shoot = (page: Page, name: string) => page.screenshot({ path: `${folder}/${name}-${look}.png` });
  const press = (where: Locator | Page, name: string) =>
    where.getByRole('button', { name, exact: true }).first().click();
  const post = (page: Page) =>
    page.locator('article', { hasText: look === 'rtl' ? arabic.complaint : complaint }).first();
  const reply = async () => {
    const page = await stage.open('/home', query);
    await post(page).getByTestId('reply').click();
    await within(page, 'dialog')
      .getByRole('button', { name: say('page.templates') })
      .waitFor();
    return page;
  };
  /** The panel beside the page, as the browser shows them. */
  const beside = async (x: Page, panel: Page, name: string) => {
    await x.bringToFront();
    await x.setViewportSize({ ...size, width: size.width - panelWidth });
    await x.waitForTimeout(300);
    const left = (await x.screenshot()).toString('base64');
    await panel.bringToFront();
    await panel.setViewportSize({ ...size, width: panelWidth });
    await panel.waitForTimeout(300);
    const right = (await panel.screenshot()).toString('base64');
    const page = await stage.browser.context.newPage();
    await page.setContent(
      `<body style="margin:0;display:flex;direction:${language === 'ar' ? 'rtl' : 'ltr'};background:#8888">${[
        left,
        right,
      ]
        .map(
          (data) => `<img src="data:image/png;base64,${data}" style="display:block;margin-inline-end:1px">`,
        )
        .join('')}</body>`,
    );
    await page.setViewportSize(size);
    await shoot(page, name);
    await page.close();
  };

  it('in the page: buttons, picker, its questions, the link, a private reply, a shortcut', async () => {
    const page = await reply();
    await shoot(page, 'page-buttons');
    await press(within(page, 'dialog'), say('page.templates'));
    await within(page, 'dialog').getByRole('option').nth(1).waitFor();
    await page.keyboard.press('ArrowDown');
    await within(page, 'dialog').locator('.pane .filled').waitFor();
    await page.waitForTimeout(300);
    await shoot(page, 'picker');
    await page.keyboard.type(';refund');
    await within(page, 'dialog').getByRole('option').first().waitFor();
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await within(page, 'dialog').locator('.ask').waitFor();
    await shoot(page, 'picker-questions');
    await page.close();

    const linked = await reply();
    await linked.keyboard.type(
      look === 'rtl' ? 'نعتذر، نتابع معك هنا: ' : 'Sorry, let us sort this out in private:',
    );
    await press(within(linked, 'dialog'), say('page.link'));
    await within(linked, 'dialog').getByText(say('page.link_added')).waitFor();
    await linked.waitForTimeout(700);
    await press(within(linked, 'dialog'), say('page.link'));
    await within(linked, 'dialog').locator('.check').waitFor();
    await linked.waitForTimeout(300);
    await shoot(linked, 'link');
    await linked.close();

    const home = await stage.open('/home', query);
    await post(home).hover();
    await home
      .getByRole('button', { name: say('page.reply'), exact: true })
      .first()
      .hover();
    await home.waitForTimeout(400);
    await shoot(home, 'reply-privately');
    await home.close();

    const typed = await reply();
    await typed.keyboard.type(';order', { delay: 60 });
    await typed.keyboard.press('Tab');
    await typed.waitForTimeout(800);
    await shoot(typed, 'shortcut');
    await typed.close();
  }, 180_000);

  it('our own pages: panel, outbox, library, settings, the first page', async () => {
    stage.sandbox.state.consent = 'allow';
    const options = await stage.browser.openExtensionPage('options.html');
    await options.getByLabel(say('options.client_id'), { exact: true }).fill(publicClientId);
    await press(options, say('options.sign_in_button'));
    await options.getByRole('listitem', { name: '@acme_help' }).waitFor();
    await options.evaluate(() => scrollTo(0, 0));
    await shoot(options, 'settings-accounts');
    for (const [part, name] of [
      ['links', 'settings-link'],
      ['templates', 'settings-library'],
    ] as const) {
      await options.evaluate((hash) => {
        location.hash = hash;
      }, part);
      await options.waitForTimeout(500);
      if (part === 'links') {
        await options.locator('details').first().locator('summary').click();
        await options.waitForTimeout(300);
        await options.locator('details').first().scrollIntoViewIfNeeded();
      }
      await shoot(options, name);
    }

    const x = await stage.open('/home', query);
    const panel = await stage.browser.openExtensionPage('sidepanel.html');
    await panel.setViewportSize({ ...size, width: panelWidth });
    await panel.getByRole('textbox', { name: say('panel.to') }).fill('@casey_c');
    await panel.keyboard.press('Enter');
    await panel.getByText(say('panel.accepts')).waitFor();
    await panel.getByRole('combobox', { name: say('panel.template') }).selectOption({ index: 3 });
    await panel.waitForTimeout(800);
    const question = panel.locator('form.card input').first();
    if ((await question.count()) > 0) {
      await question.fill('1234');
      await question.press('Enter');
      await panel.waitForTimeout(500);
    }
    await beside(x, panel, 'panel');
    await panel.getByRole('button', { name: say('panel.send'), exact: true }).click();
    await panel.locator('#tab-outbox').click();
    await panel.locator('.row').first().waitFor();
    await beside(x, panel, 'outbox');
    await panel.locator('#tab-templates').click();
    await panel.locator('.template').nth(2).waitFor();
    await beside(x, panel, 'library');
    await panel.locator('.template-open').nth(2).click();
    await panel.locator('.preview, .bubble').first().waitFor();
    await beside(x, panel, 'editor');

    const welcome = await stage.browser.openExtensionPage('welcome.html');
    await welcome.getByRole('heading', { name: say('welcome.title') }).waitFor();
    await welcome.waitForTimeout(400);
    await shoot(welcome, 'welcome');
  }, 180_000);
});

/** What the sandbox's cast says, in its order, where pictures are read from right to left. */
const arabic = {
  complaint: 'وصل طلبي 1234 مكسورًا',
  names: {
    acme_help: 'أكمي للمساعدة',
    acme_de: 'أكمي ألمانيا',
    casey_c: 'ليلى منصور',
    jo_lee: 'يوسف حداد',
    sam_ortiz: 'سامي 🌻',
    kim_dev: 'كريم',
  } as Record<string, string>,
  posts: [
    'ستتأخر الطرود المرسلة إلى الجزر يومًا واحدًا هذا الأسبوع بسبب العاصفة. شكرًا لتفهمكم.',
    'أسبوعان مع غلاية @acme_help وما زالت تسعدني كل صباح ☕️',
    '@acme_help خصم تطبيقكم مني مرتين للطلب 88-1402. من يمكنه مراجعة ذلك؟',
    '@acme_help مكتوب «قيد الانتظار» على الاثنين، فربما يُلغى أحدهما تلقائيًا؟',
    '@jo_lee شكرًا لإخبارنا يا يوسف. نتحقق من الدفعتين الآن.',
    '@acme_help هل توجد واجهة برمجية للتتبع؟ رابط الوثائق لا يعمل.',
    '@acme_help مرحبا، طلبي رقم 5521 لم يصل بعد. هل يمكنكم المساعدة؟',
    'بعاصفة أو بدونها، لا أحد يرد على هاتف @acme_help 🙃',
    'هاتفنا مشغول اليوم حتى العاشرة مساءً.',
    '@acme_help وصل طلبي 1234 مكسورًا. كان الصندوق مفتوحًا والغطاء متشققًا. ماذا أفعل الآن؟',
    '@casey_c @acme_help حدث لي مثل ذلك الشهر الماضي، وأرسلوا لي بديلًا',
    '@sam_ortiz جيد، شكرًا! ما زلت أنتظر ردًا من @acme_help',
    '@acme_help هل من جديد؟\n\nمضى وقت طويل والبنك يسأل أيضًا.',
  ],
};

function speakArabic({ sandbox: { state } }: Stage): void {
  for (const user of state.users) user.name = arabic.names[user.handle] ?? user.name;
  for (const [nth, post] of state.posts.entries()) {
    post.text = arabic.posts[nth] ?? post.text;
    post.lang = 'ar';
  }
}
