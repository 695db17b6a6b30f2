// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../components/ui/ProblemNotice';
import { fail, ok, type ProblemCode } from '../../../lib/message/problem';
import { expectNoViolations } from '../axe';
import { acme, authOf, care, fakeDesk, rowOf, viewOf } from '../desk';
import { contentOf } from '../read';
import { openPanel } from './open-panel';

const openOutbox = async (desk: ReturnType<typeof fakeDesk>) => {
  const panel = await openPanel(desk);
  await panel.user.click(screen.getByRole('tab', { name: /^Outbox/ }));
  return panel;
};
const withRows = (...rows: Parameters<typeof viewOf>[0] & object) =>
  fakeDesk({ 'outbox.view': () => ok(viewOf(rows)) });
const item = () => screen.getByRole('listitem', { name: /casey_c/ });
const press = (action: string) => screen.getByRole('button', { name: `${action}: message to @casey_c` });

/** What ends a message without its having been sent. */
const refusals: readonly ProblemCode[] = [
  'recipient_refuses',
  'recipient_not_following',
  'recipient_suspended',
  'recipient_not_found',
  'not_permitted',
  'looks_automated',
  'duplicate',
  'link_invalid',
  'message_shape',
  'media_missing',
  'media_failed',
  'media_refused',
  'media_expired',
  'sharing_not_agreed',
  'text_too_long',
  'not_found',
  'request_refused',
  'keys_wrong',
  'keys_missing',
  'clock_off',
  'app_permission',
  'legacy_no_access',
  'legacy_gone',
];
/** What makes an account's messages wait until a person acts. */
const stops: readonly ProblemCode[] = [
  'no_credits',
  'usage_capped',
  'app_not_enrolled',
  'account_locked',
  'scopes_missing',
];
/** What a message waits out by itself, or for signing in again. */
const waits: readonly ProblemCode[] = [
  'rate_limited',
  'x_unavailable',
  'answer_unreadable',
  'offline',
  'unreachable',
  'session_ended',
  'session_lost',
];

describe('the outbox', () => {
  it('teaches while it is empty', async () => {
    await openOutbox(fakeDesk());
    screen.getByRole('heading', { name: 'Nothing sent yet' });
    await expectNoViolations();
  });

  it('says how many are not finished on its tab', async () => {
    await openPanel(
      withRows(rowOf(), rowOf({ id: 'b', state: 'unknown' }), rowOf({ id: 'c', state: 'sent' })),
    );
    screen.getByRole('tab', { name: /Outbox.*2 messages not finished/ });
  });

  it('counts a waiting message down and offers to take it back, send it now or edit it', async () => {
    const row = rowOf();
    const desk = withRows(row);
    desk.answers['outbox.cancel'] = () => ok(rowOf({ state: 'cancelled' }));
    const { user } = await openOutbox(desk);
    within(item()).getByText(/^in \d+ s$/);
    press('Send now');
    await expectNoViolations();
    await user.click(press('Undo'));
    expect(desk.asked('outbox.cancel')).toEqual([{ id: row.id }]);
  });

  it('says of a message that waits for its file how far that is on its way, until it is there', async () => {
    const message = {
      text: 'Hi Casey',
      media: { kind: 'image' as const, id: 'f', name: 'lid.png', size: 400 },
    };
    const desk = withRows(rowOf({ message, rendered: message, notBefore: 0 }));
    desk.answers['media.view'] = () => ok({ state: 'uploading', sent: 100, size: 400 });
    await openOutbox(desk);
    await within(item()).findByText('waiting for its file');
    within(item()).getByText('lid.png');
    const bar = screen.getByRole('progressbar', { name: 'The file is on its way to X' });
    expect(bar.getAttribute('value')).toBe('25');
    await expectNoViolations();
    desk.answers['media.view'] = () => ok({ state: 'ready', sent: 400, size: 400 });
    await within(item()).findByText('waits its turn', {}, { timeout: 5_000 });
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('offers text in place of what X would not draw, and shows what it was', async () => {
    const message = {
      text: 'Which one?',
      buttons: [{ label: 'Track', url: 'https://acme.example/t' }],
      quickReplies: [{ label: 'Lid' }, { label: 'Kettle' }],
    };
    const refused = { transport: 'v1.1', state: 'failed', problem: { code: 'legacy_no_access' } } as const;
    const desk = withRows(rowOf({ message, rendered: message, ...refused }));
    desk.answers['outbox.sendAsText'] = () => ok(rowOf({ message, transport: 'v2' }));
    const { user } = await openOutbox(desk);
    for (const chip of ['1 button', '2 quick replies']) within(item()).getByText(chip);
    // X drew nothing of it.
    expect(within(item()).queryByText('drawn by X')).toBeNull();
    within(item()).getByText(/^X does not let your app use this older part/);
    await expectNoViolations();
    await user.click(press('Send as text instead'));
    expect(desk.asked('outbox.sendAsText')).toEqual([{ id: 'row-1' }]);
  });

  it('leads to the keys where the sentence speaks of them, and offers no text where X refuses the person', async () => {
    const failed = { transport: 'v1.1', state: 'failed' } as const;
    await openOutbox(withRows(rowOf({ ...failed, problem: { code: 'keys_wrong' } })));
    const keys = within(item()).getByRole('link', { name: /^Check the keys/ });
    expect(keys.getAttribute('href')).toBe('/options.html#keys');
    press('Send as text instead');
    cleanup();
    await openOutbox(withRows(rowOf({ ...failed, problem: { code: 'recipient_refuses' } })));
    expect(screen.queryByRole('button', { name: /Send as text/ })).toBeNull();
    expect(screen.queryByRole('link', { name: /^Check the keys/ })).toBeNull();
    await expectNoViolations();
  });

  it.each(refusals)('says why a message was not sent, and that nothing was: %s', async (code) => {
    await openOutbox(withRows(rowOf({ state: 'failed', problem: { code } })));
    const why = within(item()).getByText(sentenceOf({ code }));
    expect(why.textContent).toMatch(/Nothing was sent\./);
  });

  it.each(stops)('says why everything stands still, and what is to be done: %s', async (code) => {
    const paused = { [acme.id]: { code } };
    await openOutbox(fakeDesk({ 'outbox.view': () => ok(viewOf([rowOf()], { paused })) }));
    screen.getByText(sentenceOf({ code }));
    screen.getByRole('button', { name: 'Resume' });
  });

  it.each(waits)('says what a message that was begun waits for: %s', async (code) => {
    await openOutbox(withRows(rowOf({ attempts: 1, problem: { code } })));
    within(item()).getByText(sentenceOf({ code }));
  });

  it('says in Details that the sender died, of a message in doubt', async () => {
    await openOutbox(
      withRows(
        rowOf({
          state: 'unknown',
          problem: { code: 'arrival_unknown' },
          doubt: { from: 1, to: 2, looks: 4 },
        }),
      ),
    );
    within(item()).getByText(/arrival_unknown/);
  });

  it('changes the text in place, and holds the message while it is being changed', async () => {
    const desk = withRows(rowOf());
    desk.answers['outbox.edit'] = ({ message }) => ok(rowOf({ message }));
    const { user } = await openOutbox(desk);
    await user.click(press('Edit'));
    const field = screen.getByRole('textbox', { name: 'Message to @casey_c' });
    expect(document.activeElement).toBe(field);
    expect(contentOf(field)).toBe('Hi Casey');
    within(item()).getByText('being edited');
    expect(desk.asked('outbox.edit')).toEqual([{ id: 'row-1', message: { text: 'Hi Casey' } }]);
    await user.type(field, ', again');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(desk.asked('outbox.edit').at(-1)).toEqual({ id: 'row-1', message: { text: 'Hi Casey, again' } });
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('keeps a changed text to copy when the message has left meanwhile', async () => {
    const desk = withRows(rowOf());
    desk.answers['outbox.edit'] = () => fail('row_changed');
    const { user } = await openOutbox(desk);
    await user.click(press('Edit'));
    await user.type(screen.getByRole('textbox'), ', again');
    desk.answers['outbox.view'] = () => ok(viewOf([rowOf({ state: 'sending' })]));
    desk.change('outbox');
    await screen.findByText(/It has left meanwhile/);
    expect(contentOf(screen.getByRole('textbox'))).toBe('Hi Casey, again');
    screen.getByRole('button', { name: 'Copy: Message to @casey_c' });
  });

  it('says why a message was not sent, offers another try, and what X said', async () => {
    const problem = { code: 'recipient_refuses', status: 403, detail: 'You do not have permission' } as const;
    const desk = withRows(rowOf({ state: 'failed', attempts: 1, problem }));
    desk.answers['outbox.retry'] = () => ok(rowOf());
    const { user } = await openOutbox(desk);
    within(item()).getByText('not sent');
    within(item()).getByText(/does not accept messages/);
    expect(screen.getByRole('link', { name: /Open their profile/ }).getAttribute('href')).toBe(
      'https://x.com/casey_c',
    );
    await user.click(screen.getByText('Details'));
    screen.getByText('HTTP status 403');
    screen.getByText('Answer: You do not have permission');
    await expectNoViolations();
    await user.click(press('Try again'));
    expect(desk.asked('outbox.retry')).toEqual([{ id: 'row-1' }]);
  });

  describe('a message that may have arrived', () => {
    const unsure = rowOf({ state: 'unknown', attempts: 1, doubt: { from: 1, to: 2, looks: 4 } });

    it('is asked about with both facts shown', async () => {
      const desk = withRows(unsure);
      desk.answers['outbox.lookAgain'] = () => ok(unsure);
      desk.answers['outbox.markSent'] = () => ok(unsure);
      const { user } = await openOutbox(desk);
      within(item()).getByText('not sure it arrived');
      within(item()).getByText(/The connection broke .* does not show it yet/);
      await expectNoViolations();
      await user.click(press('Look again'));
      await user.click(press("It's there"));
      expect(desk.asked('outbox.lookAgain')).toHaveLength(1);
      expect(desk.asked('outbox.markSent')).toHaveLength(1);
    });

    it('is sent again only after a second question', async () => {
      const desk = withRows(unsure);
      desk.answers['outbox.sendAgain'] = () => ok(rowOf());
      const { user } = await openOutbox(desk);
      await user.click(press('Send again'));
      screen.getByRole('group', { name: 'It may arrive twice.' });
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Do not' }));
      await expectNoViolations();
      await user.click(screen.getByRole('button', { name: 'Do not' }));
      expect(desk.asked('outbox.sendAgain')).toEqual([]);
      await user.click(press('Send again'));
      await user.click(screen.getByRole('button', { name: 'Send it again' }));
      expect(desk.asked('outbox.sendAgain')).toEqual([{ id: 'row-1' }]);
    });
  });

  it('says what went wrong with an action, at its message', async () => {
    const desk = withRows(rowOf());
    desk.answers['outbox.sendNow'] = () => fail('row_changed');
    const { user } = await openOutbox(desk);
    await user.click(press('Send now'));
    expect(within(item()).getByRole('alert').textContent).toMatch(/row_changed/);
    await expectNoViolations();
  });

  it('does not drop the focus when the pressed button goes', async () => {
    const desk = withRows(rowOf());
    desk.answers['outbox.cancel'] = () => ok(rowOf({ state: 'cancelled' }));
    const { user } = await openOutbox(desk);
    desk.answers['outbox.view'] = () => ok(viewOf([rowOf({ state: 'cancelled' })]));
    await user.click(press('Undo'));
    await within(item()).findByText('taken back');
    expect(document.activeElement).toBe(item());
  });

  it('says why an account stands still, and goes on when told to', async () => {
    const view = viewOf([rowOf()], { paused: { [acme.id]: { code: 'no_credits', status: 402 } } });
    const desk = fakeDesk({ 'outbox.view': () => ok(view), 'outbox.resume': () => ok(viewOf()) });
    const { user } = await openOutbox(desk);
    screen.getByText('The outbox of @acme_help stands still');
    screen.getByText(/no credits left/);
    within(item()).getByText('waiting for Resume');
    await expectNoViolations();
    desk.answers['outbox.view'] = () => ok(viewOf([rowOf()]));
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    expect(desk.asked('outbox.resume')).toEqual([{ accountId: acme.id }]);
    expect(screen.queryByText(/stands still/)).toBeNull();
    item();
  });

  it('sums what was sent today, as an estimate, and says how long the queue takes', async () => {
    const cost = { today: 0.615, month: 4.2, sentToday: 41 };
    const view = viewOf([rowOf()], { cost, doneAt: new Date(2026, 10, 21, 23, 5).getTime() });
    await openOutbox(fakeDesk({ 'outbox.view': () => ok(view) }));
    screen.getByText('Today 41 sent · about $0.62');
    screen.getByText('this month about $4.20');
    screen.getByText(/^The last one goes at about .*11:05/);
  });

  it('clears what is finished', async () => {
    const desk = withRows(rowOf({ state: 'sent', sent: { at: 1 } }));
    desk.answers['outbox.clear'] = () => ok({ removed: 1 });
    const { user } = await openOutbox(desk);
    desk.answers['outbox.view'] = () => ok(viewOf());
    await user.click(screen.getByRole('button', { name: 'Clear finished' }));
    screen.getByText('1 message cleared');
    screen.getByRole('heading', { name: 'Nothing sent yet' });
  });

  it('draws the newest fifty of thousands, and more when asked', async () => {
    const all = Array.from({ length: 15_000 }, (_, n) => n);
    const desk = fakeDesk({
      'outbox.view': ({ limit }) => {
        const rows = all.slice(0, limit).map((n) => rowOf({ id: `r${n}`, state: 'sent', sent: { at: 1 } }));
        return ok(viewOf(rows, { total: 15_000 }));
      },
    });
    const { user } = await openOutbox(desk);
    expect(screen.getAllByText('@casey_c')).toHaveLength(50);
    for (let n = 0; n < 3; n += 1) await user.click(screen.getByText('Show more'));
    expect(screen.getAllByText('@casey_c')).toHaveLength(200);
    screen.getByText('The newest 200 of 15,000 are shown.');
    expect(screen.queryByText('Show more')).toBeNull();
  });

  it('names the rows that can not be read, and shows the rest', async () => {
    const view = viewOf([rowOf()], { unreadable: ['row-7'] });
    const { user } = await openOutbox(fakeDesk({ 'outbox.view': () => ok(view) }));
    screen.getByText(/One message in the outbox can't be read/);
    await user.click(screen.getAllByText('Details')[0] as HTMLElement);
    screen.getByText('Row: row-7');
    item();
    await expectNoViolations();
  });

  it('says so when it can not be read at all, and tries again', async () => {
    const desk = fakeDesk({ 'outbox.view': () => fail('storage_unreadable') });
    const { user } = await openOutbox(desk);
    screen.getByText(/does not let Aside read what it has kept/);
    await expectNoViolations();
    desk.answers['outbox.view'] = () => ok(viewOf([rowOf()]));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    item();
  });

  it('says from which account each goes where there are several', async () => {
    const desk = withRows(rowOf({ accountId: care.id }));
    desk.answers['auth.state'] = () => ok(authOf(acme, care));
    await openOutbox(desk);
    screen.getByText('from @acme_care');
  });

  it('follows changes that come faster than answers, without asking for each', async () => {
    let release: (() => void)[] = [];
    const desk = fakeDesk({
      'outbox.view': () => new Promise((resolve) => release.push(() => resolve(ok(viewOf([rowOf()]))))),
    });
    const opening = openPanel(desk);
    await Promise.resolve();
    for (let n = 0; n < 100; n += 1) desk.change('outbox');
    while (release.length > 0) {
      const now = release;
      release = [];
      for (const one of now) one();
      await new Promise((resolve) => setTimeout(resolve));
    }
    await opening;
    expect(desk.asked('outbox.view')).toHaveLength(2);
  });
});
