/** @module-tag one-try */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendEndpoint } from '../sandbox/api/settings';
import { type ErrorAnswer, errors, invalidRequest } from '../sandbox/errors';
import { deskFor, expectRow, openCompose, openDetails, posts, press, received, row, send } from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { say, saying } from './sentences';

// One person at one desk all the while: each message has a text of its own.
let stage: DeskStage;
let panel: Page;
beforeAll(async () => {
  stage = await raiseDesk();
  // So many are sent here that X's limit would come in the way.
  stage.sandbox.state.api.limits[sendEndpoint] = [{ calls: 1000, seconds: 900 }];
  panel = await deskFor(stage);
});
afterAll(async () => {
  await stage.clear();
  await stage.close();
});

const answerNext = (error: ErrorAnswer) => stage.sandbox.faults.next(sendEndpoint, { kind: 'answer', error });

async function sendAfter(error: ErrorAnswer, text: string): Promise<void> {
  answerNext(error);
  await openCompose(panel);
  await send(panel, text);
}

const failing = [
  ['recipientRefuses', 'recipient_refuses'],
  ['notPermitted', 'not_permitted'],
  ['featureRefused', 'not_permitted'],
  ['mediaRefused', 'media_refused'],
  ['notFound', 'not_found'],
] as const;

describe('a message that X refuses for good is not sent, and says why', () => {
  it.each(failing)('%s: %s', async (name, code) => {
    const text = `Refused as ${name}`;
    await sendAfter(errors[name], text);
    await expectRow(panel, text, say('outbox.failed'), say(`problem.${code}`));
    expect(received(stage)).not.toContain(text);
  });

  it('a body that X’s description refuses: request_refused, with X’s words under Details', async () => {
    const text = 'Refused as invalid';
    await sendAfter(invalidRequest('2.167', '$.text: string expected'), text);
    await expectRow(panel, text, say('outbox.failed'), say('problem.request_refused'));
    await openDetails(panel, text);
    await row(panel, text)
      .getByText(say('ui.detail_status', { status: '400' }))
      .waitFor();
    await row(panel, text).getByText('One or more parameters to your request was invalid.').waitFor();
  });

  it.each([
    [226, 'looks_automated'],
    [349, 'recipient_refuses'],
    [354, 'text_too_long'],
  ] as const)('legacy code %i: %s', async (code, problem) => {
    const text = `Refused as ${code}`;
    await sendAfter({ status: 403, body: { errors: [{ code, message: 'No.' }] } }, text);
    await expectRow(panel, text, say('outbox.failed'), say(`problem.${problem}`));
  });

  it('goes after all with Try again, once the reason is gone', async () => {
    const text = `Refused as ${failing[0][0]}`;
    await press(panel, text, say('outbox.retry'));
    await expectRow(panel, text, saying('outbox.sent'));
    expect(received(stage).filter((one) => one === text)).toHaveLength(1);
  });
});

const pausing = [
  ['noCredits', 'no_credits', errors.noCredits],
  ['noCreditsOld', 'no_credits', errors.noCreditsOld],
  ['usageCapped', 'usage_capped', errors.usageCapped],
  ['clientForbidden', 'app_not_enrolled', errors.clientForbidden],
  ['accessLevel', 'app_not_enrolled', errors.accessLevel],
  ['scopesMissing', 'scopes_missing', errors.scopesMissing],
  ['legacy code 326', 'account_locked', { status: 403, body: { errors: [{ code: 326, message: 'No.' }] } }],
] as const;

describe('what every message would meet stops the outbox, says why, and Resume lets it go', () => {
  it.each(pausing)('%s: %s', async (name, code, error) => {
    const text = `Stopped by ${name}`;
    const before = posts(stage).length;
    await sendAfter(error, text);
    await panel.getByText(say('outbox.paused', { handle: 'acme_help' })).waitFor();
    await panel
      .getByText(say(`problem.${code}`), { exact: true })
      .first()
      .waitFor();
    await expectRow(panel, text, say('outbox.waits_for_resume'));

    const behind = `Behind ${name}`;
    await openCompose(panel);
    await send(panel, behind, '@jo_lee');
    await expectRow(panel, behind, say('outbox.waits_for_resume'));
    expect(posts(stage)).toHaveLength(before + 1);

    await panel.getByRole('button', { name: say('outbox.resume'), exact: true }).click();
    await expectRow(panel, text, saying('outbox.sent'));
    await expectRow(panel, behind, saying('outbox.sent'));
    expect(posts(stage)).toHaveLength(before + 3);
    expect(await panel.getByText(say('outbox.paused', { handle: 'acme_help' })).count()).toBe(0);
  });

  it('stops it in the next worker’s life too', async () => {
    const text = 'Stopped beyond death';
    await sendAfter(errors.noCredits, text);
    await expectRow(panel, text, say('outbox.waits_for_resume'));
    const before = posts(stage).length;
    await stage.browser.stopWorkers();
    await panel.reload();
    await panel.getByRole('tab', { name: say('panel.outbox') }).click();
    await expectRow(panel, text, say('outbox.waits_for_resume'));
    expect(posts(stage)).toHaveLength(before);
    await panel.getByRole('button', { name: say('outbox.resume'), exact: true }).click();
    await expectRow(panel, text, saying('outbox.sent'));
  });
});
