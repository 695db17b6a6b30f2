import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../lib/message/problem';
import type { ErrorAnswer } from '../sandbox/errors';
import { type Received, receivedBy } from '../sandbox/received';
import { v1Errors } from '../sandbox/v1/errors';
import {
  choose,
  deskFor,
  expectRow,
  openCompose,
  openOutbox,
  openPanel,
  posts,
  press,
  pressSend,
  row,
} from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import {
  buttons,
  chooseTemplate,
  chooseTemplateAnswering,
  compose,
  giveKeys,
  isWay,
  keepTemplate,
  pasted,
  photo,
  print,
  quickReplies,
  type Seen,
  seenBy,
  shownIn,
} from './rich-acts';
import { say, saying } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const casey = '2244994945';
const legacySend = 'POST /1.1/direct_messages/events/new.json';
const words = 'Sorry about the lid, @casey_c.\nWhat shall we do?';

const atCasey = (): Received[] => receivedBy(stage.sandbox.state, casey);

describe('a template with buttons, quick replies and a photo arrives as the preview shows it', () => {
  it('as text with the photo, with the sign-in alone', async () => {
    const panel = await deskFor(stage);
    await compose(panel);
    await isWay(panel, 'transport.by_v2');
    await panel.getByText(say('loss.buttons_as_text'), { exact: true }).waitFor();
    await panel.getByText(say('loss.quick_replies_as_text'), { exact: true }).waitFor();
    await panel.getByText(say('loss.metadata_dropped'), { exact: true }).waitFor();
    const shown = await shownIn(panel);
    await pressSend(panel);
    await expect.poll(() => atCasey().length).toBe(1);
    const [message] = atCasey();
    if (!message) throw new Error('Nothing arrived.');
    print('v2', shown, seenBy(message));
    expect(seenBy(message)).toEqual(shown);
    expect(message).toMatchObject({ via: 'v2', ctas: [], quickReplies: [] });
    for (const { label, url } of buttons) {
      expect(message.text).toContain(label);
      expect(message.text).toContain(url);
    }
    expect(message.text).toContain('4. Something else – We will ask');
    await openOutbox(panel);
    await expectRow(panel, 'Sorry about', saying('outbox.sent'), photo.name);
  });

  it('natively, with the keys of an app that X lets in', async () => {
    const panel = await deskFor(stage);
    await giveKeys(panel);
    await compose(panel);
    await isWay(panel, 'transport.by_legacy');
    const shown = await shownIn(panel);
    await pressSend(panel);
    await expect.poll(() => atCasey().length).toBe(1);
    const [message] = atCasey();
    if (!message) throw new Error('Nothing arrived.');
    print('v1.1', shown, seenBy(message));
    expect(seenBy(message)).toEqual(shown);
    expect(message).toMatchObject({ via: 'v1.1', text: words, ctas: buttons, quickReplies });
    expect(posts(stage)).toEqual([]);
    await openOutbox(panel);
    await expectRow(panel, 'Sorry about', saying('outbox.sent'), say('outbox.natively'));
  });

  it('as words to paste into an encrypted chat, and the photo is said to stay behind', async () => {
    const panel = await deskFor(stage);
    await giveKeys(panel);
    await compose(panel);
    await panel.getByText(say('transport.other'), { exact: true }).click();
    await panel.getByLabel(say('transport.encrypted'), { exact: true }).check();
    await isWay(panel, 'transport.by_page');
    await panel.getByText(say('loss.media_by_hand'), { exact: true }).waitFor();
    const shown = await shownIn(panel);
    await panel.getByRole('button', { name: say('transport.copy'), exact: true }).click();
    await panel.getByText(say('transport.copied'), { exact: true }).waitFor();
    const copied: Seen = { text: await pasted(panel), buttons: [], quickReplies: [], file: null };
    print('page', shown, copied);
    expect(copied).toEqual(shown);
    expect(copied.text).toContain('1. New lid – Comes in two days');
    expect(atCasey()).toEqual([]);
  });

  it('as words to paste, while nobody is signed in', async () => {
    const panel = await openPanel(stage);
    await keepTemplate(panel);
    await panel.reload();
    await panel.getByRole('button', { name: say('panel.welcome_write'), exact: true }).click();
    await chooseTemplateAnswering(panel);
    await isWay(panel, 'transport.by_page');
    const shown = await shownIn(panel);
    await panel.getByRole('button', { name: say('transport.copy'), exact: true }).click();
    await panel.getByText(say('transport.copied'), { exact: true }).waitFor();
    const copied: Seen = { text: await pasted(panel), buttons: [], quickReplies: [], file: null };
    print('page, nobody signed in', shown, copied);
    expect(copied).toEqual(shown);
    expect(stage.sandbox.log.filter(({ host }) => host === 'api.x.com')).toEqual([]);
  });
});

describe('X takes the older interface away in the middle of the day', () => {
  it('says so of the message that meets it, which goes as text when that is asked for', async () => {
    const panel = await deskFor(stage);
    await giveKeys(panel);
    await compose(panel);
    await isWay(panel, 'transport.by_legacy');
    stage.sandbox.state.legacy = 'no_access';
    await pressSend(panel);
    await openOutbox(panel);
    await expectRow(panel, 'Sorry about', say('outbox.failed'), say('problem.legacy_no_access'));
    expect(atCasey()).toEqual([]);
    await press(panel, 'Sorry about', say('transport.as_text'));
    await expectRow(panel, 'Sorry about', saying('outbox.sent'));
    const [message, second] = atCasey();
    expect(second).toBeUndefined();
    expect(message).toMatchObject({ via: 'v2', ctas: [], quickReplies: [] });
    expect(message?.media).toHaveLength(1);
    // What the outbox says that was sent.
    expect(await row(panel, 'Sorry about').locator('.row-text').textContent()).toBe(message?.text);
    expect(message?.text).toContain('Return it');
  });

  const refusals: [string, ErrorAnswer, ProblemCode][] = [
    [
      'a part in a wrong shape',
      { status: 400, body: { errors: [{ code: 214, message: 'ctas: too many' }] } },
      'message_shape',
    ],
    ['keys that were made anew', v1Errors.couldNotAuthenticate, 'keys_wrong'],
    ['a clock that is off', v1Errors.clockOff, 'clock_off'],
    ['an app without messages', v1Errors.noMessagesForApp, 'app_permission'],
    ['somebody who wants to be followed', v1Errors.notFollowing, 'recipient_not_following'],
    ['a link that X does not take', v1Errors.urlInvalid, 'link_invalid'],
    [
      'the same once more',
      { status: 403, body: { errors: [{ code: 187, message: 'Status is a duplicate.' }] } },
      'duplicate',
    ],
  ];

  it('says what X has against a message, and nothing is sent', async () => {
    const panel = await deskFor(stage);
    await giveKeys(panel);
    await keepTemplate(panel);
    await panel.reload();
    for (const [at, [, error, code]] of refusals.entries()) {
      stage.sandbox.faults.next(legacySend, { kind: 'answer', error });
      await openCompose(panel);
      await choose(panel);
      await chooseTemplate(panel);
      await panel.getByLabel(say('panel.message'), { exact: true }).fill(`Number ${at}`);
      await isWay(panel, 'transport.by_legacy');
      await pressSend(panel);
      await openOutbox(panel);
      await expectRow(panel, `Number ${at}`, say('outbox.failed'), say(`problem.${code}`));
    }
    expect(atCasey()).toEqual([]);
  });
});

describe('a group', () => {
  it('of 50 is one new conversation, and its address leads to the same one', async () => {
    const { state } = stage.sandbox;
    const others = Array.from({ length: 49 }, (_, at) => ({
      id: String(9_000_000_000 + at),
      handle: `guest_${at}`,
      name: `Guest ${at}`,
      acceptsDms: true,
    }));
    state.users.push(...others);
    const panel = await deskFor(stage);
    await keepTemplate(panel);
    await panel.reload();
    const to = panel.getByLabel(say('panel.to'), { exact: true });
    await to.fill(others.map(({ handle }) => `@${handle}`).join(', '));
    await to.press('Enter');
    await panel.getByRole('button', { name: say('group.offer', { count: '49' }), exact: true }).click();
    await expect
      .poll(() => panel.locator('.members [aria-busy="false"]').count(), { timeout: 40_000 })
      .toBe(49);
    await panel.getByLabel(say('panel.message'), { exact: true }).fill('Hello, all of you');
    const shown = await shownIn(panel);
    await pressSend(panel);
    await expect.poll(() => state.messages.length, { timeout: 15_000 }).toBe(1);
    expect(state.groups).toHaveLength(1);
    const [group] = state.groups;
    expect(group?.participantIds).toHaveLength(50);
    for (const { id } of others) {
      const got = receivedBy(state, id);
      expect(got.map(seenBy)).toEqual([shown]);
      expect(got[0]?.conversationId).toBe(group?.id);
    }

    await openCompose(panel);
    await to.fill(`https://x.com/messages/${group?.id}`);
    await to.press('Enter');
    await panel.getByText(say('conversation.one'), { exact: true }).waitFor();
    await panel.getByLabel(say('panel.message'), { exact: true }).fill('And once more');
    await pressSend(panel);
    await expect.poll(() => state.messages.length, { timeout: 15_000 }).toBe(2);
    expect(state.groups).toHaveLength(1);
    expect(receivedBy(state, '9000000048').map(({ text, conversationId }) => [text, conversationId])).toEqual(
      [
        ['Hello, all of you', group?.id],
        ['And once more', group?.id],
      ],
    );
  });
});
