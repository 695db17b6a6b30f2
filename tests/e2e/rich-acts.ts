import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Template } from '../../lib/templates/template';
import { png } from '../lib/media/files';
import { oauth1Keys } from '../sandbox/oauth1/keys';
import type { Received } from '../sandbox/received';
import { ask, choose } from './desk-acts';
import { say } from './sentences';

/** A photo of one grey pixel, 40 kB. */
export const photo = { name: 'lid.png', mimeType: 'image/png', buffer: Buffer.from(png(40_000)) };
export const buttons = [
  { label: 'Track the parcel', url: 'https://acme.example/track/88' },
  { label: 'Return it', url: 'https://acme.example/return?order=88' },
  { label: 'Call us', url: 'https://acme.example/call' },
];
export const quickReplies = [
  { label: 'New lid', description: 'Comes in two days', metadata: 'lid' },
  { label: 'New kettle', description: 'Comes in a week', metadata: 'kettle' },
  { label: 'Money back', description: 'To the same card', metadata: 'money' },
  { label: 'Something else', description: 'We will ask', metadata: 'else' },
];
const template: Template = {
  id: 'broken-kettle',
  name: 'Broken kettle',
  text: 'Sorry about the lid, {{ customer.handle }}.\nWhat shall we do?',
  buttons,
  quickReplies,
};

/** What the preview draws, as a customer would read it. */
export interface Seen {
  readonly text: string;
  readonly buttons: readonly (string | null)[];
  readonly quickReplies: readonly (readonly (string | null)[])[];
  readonly file: string | null;
}

export const shownIn = (panel: Page): Promise<Seen> =>
  panel.locator('.seen').evaluate((seen) => ({
    text: seen.querySelector('.bubble > div')?.textContent ?? '',
    buttons: [...seen.querySelectorAll('.seen-button')].map(({ textContent }) => textContent),
    quickReplies: [...seen.querySelectorAll('.seen-replies li')].map((item) =>
      [...item.children].map(({ textContent }) => textContent),
    ),
    file: seen.querySelector('.seen-media')?.getAttribute('alt') ?? null,
  }));

/** What arrived, said in the same way. */
export const seenBy = ({ text, ctas, quickReplies: replies, media }: Received): Seen => ({
  text,
  buttons: ctas.map(({ label }) => label),
  quickReplies: replies.map(({ label, description }) => [label, description ?? null]),
  file:
    media[0]?.sha256 === createHash('sha256').update(photo.buffer).digest('hex')
      ? say('preview.file', { name: photo.name })
      : null,
});

/** Both beside each other, for whoever runs the test. */
export function print(way: string, shown: Seen, arrived: Seen): void {
  process.stdout.write(
    `\n${way}\n  shown:   ${JSON.stringify(shown)}\n  arrived: ${JSON.stringify(arrived)}\n`,
  );
}

/** Gives @acme_help the keys of its app and asks X what they open; the panel knows when it opens next. */
export async function giveKeys(panel: Page): Promise<void> {
  expect(await ask(panel, 'keys.save', { accountId: '4242', keys: oauth1Keys })).toMatchObject({ ok: true });
  expect(await ask(panel, 'legacy.probe', { accountId: '4242' })).toMatchObject({ ok: true });
  await panel.reload();
}

export async function keepTemplate(panel: Page): Promise<void> {
  expect(await ask(panel, 'library.put', { templates: [template] })).toEqual({
    ok: true,
    value: { kept: 1 },
  });
}

export async function chooseTemplate(panel: Page): Promise<void> {
  await panel.getByLabel(say('panel.template'), { exact: true }).selectOption({ label: template.name });
  await panel.locator('.seen .bubble').waitFor();
}

async function attach(panel: Page): Promise<void> {
  await panel.locator('input[type="file"]').setInputFiles(photo);
  // Asked once for each account.
  const agree = panel.getByRole('button', { name: say('media.share_agree'), exact: true });
  const isThere = panel.getByText(/^At X\./);
  await agree.or(isThere).first().waitFor();
  if (await agree.isVisible()) await agree.click();
  await isThere.waitFor();
}

/** The whole message to Casey, from the template and the photo, ready to be sent. */
export async function compose(panel: Page): Promise<void> {
  await keepTemplate(panel);
  await panel.reload();
  await choose(panel);
  await chooseTemplate(panel);
  await attach(panel);
}

export const isWay = (panel: Page, key: 'transport.by_v2' | 'transport.by_legacy' | 'transport.by_page') =>
  panel
    .getByRole('region', { name: say('transport.title') })
    .getByText(`${say(key)}.`, { exact: true })
    .waitFor();

/** What a paste brings now. */
export async function pasted(panel: Page): Promise<string> {
  const field = panel.getByLabel(say('panel.message'), { exact: true });
  await field.fill('');
  await field.press('Control+V');
  return field.inputValue();
}

/** Nobody is chosen, so it asks who they are. */
export async function chooseTemplateAnswering(panel: Page): Promise<void> {
  await panel.getByLabel(say('panel.template'), { exact: true }).selectOption({ label: template.name });
  await panel.locator('form input').fill('@casey_c');
  await panel.getByRole('button', { name: say('panel.template_fill'), exact: true }).click();
  await panel.locator('.seen .bubble').waitFor();
}
