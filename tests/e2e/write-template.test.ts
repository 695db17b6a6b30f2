import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './own-pages';
import { draft, picker, raise, replyDialog, type Stage, templatesButton } from './page-stage';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterAll(() => stage.close());

it('leads who never read a word of documentation to a template with a condition and a question that works', async () => {
  const panel = await stage.browser.openExtensionPage('sidepanel.html');
  await panel.setViewportSize({ width: 360, height: 740 });
  await panel.getByRole('tab', { name: 'Templates' }).click();
  await panel.getByRole('button', { name: 'New template' }).click();
  await panel.keyboard.type('Late parcel');
  const message = panel.getByRole('textbox', { name: 'Message', exact: true });
  const preview = panel.getByRole('region', { name: 'How it comes out' });

  // What a Zendesk macro would say works as it is.
  await message.click();
  await panel.keyboard.type('Hi {{ticket.requester.first_name}}, about parcel ');
  await panel.getByRole('button', { name: 'A question', exact: true }).click();
  // The name of the question is selected, to be typed over.
  await panel.keyboard.type('parcel_number');
  await panel.keyboard.press('Enter');
  await panel.keyboard.type(': ');
  await preview.getByText('Hi Casey, about parcel ‹Parcel number›:').waitFor();

  await panel.getByRole('button', { name: 'If the answer is …' }).click();
  await panel.keyboard.type('Glad that it came.');
  await preview.getByText('Hi Casey, about parcel ‹Parcel number›: Glad that it came.').waitFor();
  const asked = panel.getByRole('group', { name: 'What it asks you' });
  await asked.getByLabel('The question').last().fill('Has it arrived?');
  await asked.getByLabel('Answer in the preview').selectOption('no');
  await preview.getByText('Hi Casey, about parcel ‹Parcel number›: Something else.').waitFor();
  await expectAccessible(panel);

  // A slip is said where it is, in plain words, and goes when it is mended.
  await message.press('Control+End');
  await panel.keyboard.type(' {{ agent name }}');
  await panel.getByText('“agent name” has to be one word. Write agent.name').waitFor();
  expect(await message.getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(panel);
  for (let typed = ' {{ agent name }}'.length; typed > 0; typed -= 1) await panel.keyboard.press('Backspace');
  await expect.poll(() => message.getAttribute('aria-invalid')).toBeNull();
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await panel.getByRole('button', { name: /^Late parcel/ }).waitFor();

  const page = await replyDialog.open(stage);
  await templatesButton(page, 'dialog').click();
  await picker(page, 'dialog').getByRole('combobox', { name: 'Find a template' }).waitFor();
  await page.keyboard.type('late parcel');
  await picker(page, 'dialog').getByRole('option', { name: 'Late parcel', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await picker(page, 'dialog').getByLabel('Has it arrived?').selectOption('yes');
  await picker(page, 'dialog').getByLabel('Parcel number').fill('A-17');
  await page.keyboard.press('Enter');
  await expect.poll(() => draft(page, 'dialog')).toBe('Hi Casey, about parcel A-17: Glad that it came.');
});
