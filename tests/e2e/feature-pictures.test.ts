import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { film } from '../lib/media/files';
import { choose, deskFor, openPanel } from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { chooseTemplate, chooseTemplateAnswering, giveKeys, isWay, keepTemplate } from './rich-acts';
import { say } from './sentences';

/** Where they go, such as `docs/pictures`; without it nothing is drawn. */
const folder = process.env.ASIDE_PICTURES;

/** Pictures of what a message carries, as `docs/features.md` shows them. */
describe.runIf(folder)('a picture', () => {
  let stage: DeskStage;
  beforeAll(async () => {
    process.env.FONTCONFIG_FILE ??= fileURLToPath(new URL('../demo/fonts.conf', import.meta.url));
    stage = await raiseDesk();
  });
  afterEach(() => stage.clear());
  afterAll(() => stage.close());

  /** The whole of it, as in a window that is tall enough. */
  const shoot = async (page: Page, name: string) => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: 360, height });
    await page.screenshot({ path: `${folder}/${name}.png` });
  };
  const attach = async (panel: Page, name: string, mimeType: string, buffer: Buffer) => {
    await panel.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });
    await panel.getByRole('button', { name: say('media.share_agree'), exact: true }).click();
  };

  it('of composing: text, buttons, quick replies, a photo, and what the customer will see', async () => {
    const page = await stage.browser.context.newPage();
    await page.setViewportSize({ width: 800, height: 600 });
    await page.setContent(kettle);
    const photo = await page.screenshot({ type: 'jpeg', quality: 90 });
    await page.close();
    const panel = await deskFor(stage);
    await giveKeys(panel);
    await keepTemplate(panel);
    await panel.reload();
    await choose(panel);
    await chooseTemplate(panel);
    await attach(panel, 'kettle.jpg', 'image/jpeg', photo);
    await panel.getByText(/^At X\./).waitFor();
    await isWay(panel, 'transport.by_legacy');
    await shoot(panel, 'compose');
  });

  it('of an upload under way', { timeout: 120_000 }, async () => {
    const append = 'POST /2/media/upload/:id/append' as const;
    stage.sandbox.faults.next(append, { kind: 'slow', ms: 20 }, 3);
    stage.sandbox.faults.next(append, { kind: 'hang', committed: true });
    const panel = await deskFor(stage);
    const video = film({ content: 15 * 1024 * 1024 });
    await attach(panel, 'how-to-fit-the-lid.mp4', 'video/mp4', Buffer.from(video));
    const percent = () => panel.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value);
    await expect.poll(percent, { timeout: 60_000 }).toBeGreaterThan(40);
    await panel.getByRole('button', { name: say('media.cancel'), exact: true }).waitFor();
    const file = panel.getByRole('region', { name: say('media.file') });
    await file.screenshot({ path: `${folder}/upload.png` });
  });

  it('of a message by hand, and the two ways to have it in X’s chat', async () => {
    const panel = await openPanel(stage);
    await keepTemplate(panel);
    await panel.reload();
    await panel.getByRole('button', { name: say('panel.welcome_write'), exact: true }).click();
    await chooseTemplateAnswering(panel);
    await panel.getByRole('button', { name: say('transport.put'), exact: true }).waitFor();
    await panel.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await panel.screenshot({ path: `${folder}/by-hand.png` });
  });
});

/** A kettle on a table by a window. */
const kettle = `<style>body{margin:0}</style>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="800" height="600">
<defs>
<linearGradient id="wall" x2="1" y2="1"><stop stop-color="#f3dcc0"/><stop offset="1" stop-color="#b98e6c"/></linearGradient>
<linearGradient id="sky" y2="1" x2="0"><stop stop-color="#8fc4ea"/><stop offset="1" stop-color="#eaf6ff"/></linearGradient>
<linearGradient id="wood" y2="1" x2="0"><stop stop-color="#8a5a34"/><stop offset="1" stop-color="#4e2f19"/></linearGradient>
<radialGradient id="steel" cx=".35" cy=".3" r=".9"><stop stop-color="#fff"/><stop offset=".25" stop-color="#cfd8de"/><stop offset=".7" stop-color="#74828c"/><stop offset="1" stop-color="#39444c"/></radialGradient>
<filter id="soft"><feGaussianBlur stdDeviation="12"/></filter>
<filter id="grain"><feTurbulence baseFrequency=".8" numOctaves="2"/><feColorMatrix values="0 0 0 0 .4 0 0 0 0 .3 0 0 0 0 .2 0 0 0 .12 0"/></filter>
</defs>
<rect width="800" height="600" fill="url(#wall)"/>
<g filter="url(#soft)"><rect x="60" y="30" width="220" height="290" fill="#fff"/><rect x="72" y="42" width="196" height="266" fill="url(#sky)"/><circle cx="130" cy="290" r="70" fill="#6f9b5a"/><circle cx="220" cy="300" r="80" fill="#547f47"/></g>
<rect y="430" width="800" height="170" fill="url(#wood)"/>
<ellipse cx="450" cy="500" rx="210" ry="30" fill="#1d0f06" opacity=".55" filter="url(#soft)"/>
<path d="M330 250C310 110 590 110 570 250" fill="none" stroke="#222" stroke-width="22" stroke-linecap="round"/>
<path d="M575 330C660 320 650 230 705 215L720 240C690 260 690 370 585 410Z" fill="url(#steel)"/>
<path d="M300 490C270 380 310 260 450 255C590 260 630 380 600 490Q450 520 300 490Z" fill="url(#steel)"/>
<ellipse cx="345" cy="370" rx="18" ry="70" fill="#fff" opacity=".7" filter="url(#soft)"/>
<ellipse cx="450" cy="262" rx="82" ry="16" fill="#20272c"/>
<g transform="rotate(-24 220 470)"><ellipse cx="215" cy="480" rx="88" ry="26" fill="#2f3940"/><ellipse cx="215" cy="472" rx="88" ry="24" fill="url(#steel)"/><circle cx="215" cy="450" r="15" fill="#222"/></g>
<rect width="800" height="600" filter="url(#grain)"/>
</svg>`;
