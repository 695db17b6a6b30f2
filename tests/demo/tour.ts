import type { Page } from 'playwright-core';
import type { Chromium } from '../browser/chromium';
import { publicClientId } from '../sandbox/oauth/grants';
import type { Sandbox } from '../sandbox/server';
import { frame } from './frame';

interface Tour {
  readonly sandbox: Sandbox;
  readonly browser: Chromium;
  /** The folder for the pictures. */
  readonly pictures: string;
}

type Step = readonly [what: string, run: () => Promise<string | undefined>];

/**
 * The product's main job, as a person does it, from an empty browser to a message that arrived. Prints a line for each
 * step; answers whether all of them did what they should. A step that fails leaves a picture of where it stood.
 */
export async function takeTour({ sandbox, browser, pictures }: Tour): Promise<boolean> {
  const { context } = browser;
  context.setDefaultTimeout(15_000);
  const [x = await context.newPage()] = context.pages();
  let panel: Page = x;
  const shoot = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png` });
  const dialog = x.locator('[aria-modal="true"]');

  const steps: Step[] = [
    [
      'The private message link goes into a post, and X draws its button',
      async () => {
        await x.goto('https://x.com/home?theme=lightsout');
        const home = x.locator('[data-testid="primaryColumn"] .composer.home');
        await home.getByTestId('tweetTextarea_0').click();
        await x.keyboard.type('Waiting for a parcel? We look it up for you in private:');
        await home.getByRole('button', { name: 'Private message link', exact: true }).click();
        await home.getByText('Link added').waitFor();
        await shoot(x, '1-link-in-a-post');
        // The tour plays the agent: Aside itself never presses Post.
        await home.getByTestId('tweetButtonInline').click();
        const card = x.getByTestId('card.wrapper').first();
        await card.getByText('Send a private message').waitFor();
        await shoot(x, '2-call-to-action');
        return sandbox.state.posts.at(-1)?.text ?? sandbox.state.posts[0]?.text;
      },
    ],
    [
      'A template goes into a reply, filled in from the post it answers',
      async () => {
        await x.goto('https://x.com/home?theme=light');
        await x
          .locator('article', { hasText: 'My order 1234 arrived broken' })
          .first()
          .getByTestId('reply')
          .click();
        await dialog.getByRole('button', { name: 'Templates', exact: true }).click();
        await dialog.getByRole('combobox').waitFor();
        await x.keyboard.type('order');
        await dialog.getByRole('option', { selected: true, name: 'Where is my order' }).waitFor();
        // What it will say, filled in from the post.
        await dialog.locator('.pane .filled').waitFor();
        await shoot(x, '3-templates');
        await x.keyboard.press('Enter');
        await dialog.getByText(/Hi Casey Customer, I can look that up/).waitFor();
        await shoot(x, '4-template-in-a-reply');
        const draft = await x.evaluate(() => window.__sandbox.editorText(0, 'dialog'));
        if (/\{\{|\}\}/.test(draft)) throw new Error(`a placeholder is left in: ${draft}`);
        await dialog.getByTestId('tweetButton').click();
        await dialog.waitFor({ state: 'detached' });
        return draft;
      },
    ],
    [
      'Signed in with one’s own X app (OAuth 2.0, PKCE)',
      async () => {
        const options = await browser.openExtensionPage('options.html');
        await options.setViewportSize({ width: 860, height: 1270 });
        await options.getByLabel('Client ID', { exact: true }).fill(publicClientId);
        await options.getByRole('heading', { name: 'Make an X developer app' }).scrollIntoViewIfNeeded();
        await shoot(options, '5-settings');
        const [consent] = await Promise.all([
          context.waitForEvent('page'),
          options.getByRole('button', { name: 'Sign in', exact: true }).click(),
        ]);
        const allow = consent.getByTestId('oauth-allow');
        await allow.waitFor();
        await consent.setViewportSize({ width: 560, height: 640 });
        await shoot(consent, '6-consent');
        await allow.click();
        const said = options.getByText(/^Signed in as @/);
        await said.waitFor();
        const sentence = (await said.textContent()) ?? undefined;
        await options.close();
        return sentence;
      },
    ],
    [
      'A private message is sent from the side panel, opened from the page',
      async () => {
        await x.bringToFront();
        await x
          .locator('article', { hasText: 'My order 1234 arrived broken' })
          .first()
          .getByTestId('reply')
          .click();
        await dialog.getByRole('button', { name: 'Templates', exact: true }).click();
        await dialog.getByRole('combobox').waitFor();
        await x.keyboard.type('refund');
        await dialog.getByRole('option', { selected: true, name: 'Refund on its way' }).waitFor();
        await x.keyboard.press('Alt+Enter');
        panel = await browser.findPanel();
        const order = panel.getByLabel('Order number');
        await order.fill('1234');
        await order.press('Enter');
        await panel
          .getByText(/for order 1234/)
          .first()
          .waitFor();
        await sizePanel(panel);
        await shoot(panel, '7-panel');
        await panel.getByRole('button', { name: 'Send privately' }).click();
        await panel.getByRole('tab', { name: /Outbox/ }).click();
        await panel
          .getByText(/^sent /)
          .first()
          .waitFor();
        await panel.emulateMedia({ colorScheme: 'dark' });
        await sizePanel(panel);
        await shoot(panel, '8-outbox');
        await panel.emulateMedia({ colorScheme: 'light' });
        return undefined;
      },
    ],
    [
      'The customer received it, once',
      async () => {
        const { messages, users } = sandbox.state;
        const [message] = messages;
        if (!message || messages.length !== 1) throw new Error(`${messages.length} messages arrived`);
        const person = users.find(({ id }) => id === message.recipientId);
        sandbox.state.browserUserId = message.recipientId;
        await x.setViewportSize({ width: 1000, height: 560 });
        await x.goto(`https://x.com/i/chat/${message.conversationId}`);
        await x.getByRole('log').getByText('for order 1234').waitFor();
        await shoot(x, '9-received');
        return `@${person?.handle} received: ${message.text}`;
      },
    ],
    [
      'Pictures put side by side',
      async () => {
        await frame(context, pictures);
        return `${pictures}/aside.png`;
      },
    ],
  ];

  for (const [what, run] of steps) {
    try {
      const said = await run();
      console.log(`✓ ${what}${said === undefined ? '' : `\n    ${said.replaceAll('\n', '\n    ')}`}`);
    } catch (error) {
      console.log(`✗ ${what}\n    ${error instanceof Error ? error.message : String(error)}`);
      await shoot(x, 'failed').catch(() => {});
      return false;
    }
  }
  console.log(`Pictures are in ${pictures}/.`);
  return true;
}

/** As tall as a picture of it wants: the real side panel is as tall as the window. */
async function sizePanel(panel: Page): Promise<void> {
  const session = await panel.context().newCDPSession(panel);
  const size = { width: 360, height: 780, deviceScaleFactor: 2, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', size);
}
