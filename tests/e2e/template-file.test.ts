import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { receivedBy } from '../sandbox/received';
import { choose, deskFor, pressSend } from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { photo } from './rich-acts';
import { say } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A template written as a person writes one, with the photo chosen from their disk. */
async function writeTemplate(): Promise<void> {
  const options = await stage.browser.openExtensionPage('options.html#templates');
  await press(options, say('library.create'));
  await options.getByLabel(say('library.name'), { exact: true }).fill('New lid');
  await options.getByLabel(say('library.text'), { exact: true }).fill('This one, {{ customer.handle }}?');
  await options.locator('.attach input[type="file"]').setInputFiles(photo);
  await options.getByRole('img', { name: say('preview.file', { name: photo.name }) }).waitFor();
  await press(options, say('library.save'));
  await options.getByRole('heading', { name: say('library.title') }).waitFor();
  await options.close();
}

async function sendTo(panel: Page, who: string): Promise<void> {
  await choose(panel, who);
  await panel.getByLabel(say('panel.template'), { exact: true }).selectOption({ label: 'New lid' });
  await panel.getByRole('region', { name: say('media.file') }).waitFor();
  const agree = panel.getByRole('button', { name: say('media.share_agree'), exact: true });
  if (await agree.isVisible()) await agree.click();
  await pressSend(panel);
}

it('a template with a photo is sent with it, to one after the other, and X is given the photo once', async () => {
  const panel = await deskFor(stage);
  await writeTemplate();
  await panel.reload();
  await choose(panel);
  await panel.getByLabel(say('panel.template'), { exact: true }).selectOption({ label: 'New lid' });
  await panel.locator('.seen-media').waitFor();
  await press(panel, say('media.share_agree'));
  await pressSend(panel);
  await expect.poll(() => receivedBy(stage.sandbox.state, '2244994945').length).toBe(1);
  await sendTo(panel, '@jo_lee');
  await expect.poll(() => receivedBy(stage.sandbox.state, '1290348571').length).toBe(1);

  const sha256 = createHash('sha256').update(photo.buffer).digest('hex');
  const arrived = ['2244994945', '1290348571'].flatMap((id) => receivedBy(stage.sandbox.state, id));
  expect(arrived).toMatchObject([
    { text: 'This one, @casey_c?', media: [{ sha256 }] },
    { text: 'This one, @jo_lee?', media: [{ sha256 }] },
  ]);
  const begun = stage.sandbox.log.filter(({ path }) => path.endsWith('/media/upload/initialize'));
  expect(begun).toHaveLength(1);
});
