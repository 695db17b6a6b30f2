// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sentenceOf } from '../../../../components/ui/ProblemNotice';
import type { CardPlan } from '../../../../lib/cards/card';
import { fail, ok } from '../../../../lib/message/problem';
import type { Answer } from '../../../../lib/platform/messages';
import { planOf } from '../../../lib/cards/plans';
import { expectNoViolations } from '../../axe';
import { acme, authOf, care, fakeDesk } from '../../desk';
import { contentOf, descriptionOf, isWrong } from '../../read';
import { openOptions } from '../open-options';

/** A desk whose background keeps the cards. */
function keeping(...cards: CardPlan[]) {
  const kept = new Map(cards.map((card) => [card.id, card]));
  const desk = fakeDesk({
    'auth.state': () => ok(authOf(acme, care)),
    'cards.list': () => ok([...kept.values()]),
    'cards.save': ({ card }) => {
      kept.set(card.id, card);
      return ok(null);
    },
    'cards.remove': ({ id }) => {
      kept.delete(id);
      return ok(null);
    },
  });
  return { desk, kept };
}
const field = (name: string) => screen.getByRole('textbox', { name });
const press = (name: string) => screen.getByRole('button', { name });
const standing = () =>
  within(screen.getByRole('region', { name: 'Hand it on' }))
    .getAllByRole('status')
    .map((one) => one.textContent)
    .join('\n');
const pngHead = (width: number, height: number) => {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};

let saved: { name: string; text: string }[] = [];
beforeEach(() => {
  saved = [];
  const blobs = new Map<string, Blob>();
  URL.createObjectURL = (blob: Blob) => {
    blobs.set(`blob:${blobs.size}`, blob);
    return `blob:${blobs.size - 1}`;
  };
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const { download } = this;
    void blobs
      .get(this.href)
      ?.text()
      .then((text) => saved.push({ name: download, text }));
  });
});

describe('the welcome message of a card’s button', () => {
  const greetings: Answer['welcome.list'] = {
    messages: [
      { id: '11', message_data: { text: 'Hello' } },
      { id: '12', name: 'Closed', message_data: { text: 'We are closed.' } },
    ],
    isWhole: true,
  };
  const withKeys = () => {
    const { desk, kept } = keeping();
    desk.answers['keys.state'] = () => ok({ present: true });
    desk.answers['welcome.list'] = () => ok(greetings);
    return { desk, kept };
  };
  const chosen = (kept: Map<string, CardPlan>) => [...kept.values()][0]?.buttons[0]?.welcomeMessageId;
  const list = () => screen.getByRole('combobox', { name: 'Welcome message of button 1' });

  it('is picked from those that the account has at X', async () => {
    const { desk, kept } = withKeys();
    const { user } = await openOptions(desk, 'cards');
    await user.click(press('New card'));
    await waitFor(list);
    await user.selectOptions(list(), 'Closed');
    expect(chosen(kept)).toBe('12');
    expect(desk.asked('welcome.list')).toEqual([{ accountId: acme.id }]);
    await expectNoViolations();
  });

  it('can be another one by its id, and picked again', async () => {
    const { desk, kept } = withKeys();
    const { user } = await openOptions(desk, 'cards');
    await user.click(press('New card'));
    await waitFor(list);
    await user.selectOptions(list(), 'Another, by its id');
    expect(document.activeElement).toBe(field('Welcome message of button 1'));
    await user.keyboard('99');
    expect(chosen(kept)).toBe('99');
    await expectNoViolations();
    await user.click(press('Choose from the list'));
    await user.selectOptions(list(), 'Hello');
    expect(chosen(kept)).toBe('11');
  });

  it('is given by its id for an account that is not signed in here', async () => {
    const { desk } = withKeys();
    const { user } = await openOptions(desk, 'cards');
    await user.click(press('New card'));
    await waitFor(list);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Account' }), 'Another account, by its id');
    await user.type(field('Account id'), '777');
    expect(field('Welcome message of button 1')).toBeTruthy();
  });
});

describe('the planner for cards', () => {
  it('says what a card is, and why Aside makes none by itself', async () => {
    await openOptions(keeping().desk, 'cards');
    screen.getByText('No card is planned yet.');
    screen.getByText(/Aside makes no ads/);
    await expectNoViolations();
  });

  it('keeps a card as it is written, and says what is still missing at its end, not at each field', async () => {
    const { desk, kept } = keeping();
    const { user } = await openOptions(desk, 'cards');
    await user.click(press('New card'));
    expect(document.activeElement).toBe(field('Card name'));
    expect(isWrong(field('Card name'))).toBe(false);
    expect(standing()).toMatch(/Card name.*Give the card a name.*\(X's Ads API\)/);
    expect(standing()).toMatch(/Button 1.*first button is required/);
    await expectNoViolations();

    await user.type(field('Card name'), 'Parcel help');
    await user.type(field('Post'), 'Waiting?');
    await user.type(field('Words on button 1'), 'Track');
    await user.type(field('Welcome message of button 1'), '844385345234');
    expect(standing()).toMatch(/keeps X's rules/);
    expect([...kept.values()]).toMatchObject([
      {
        name: 'Parcel help',
        recipientId: acme.id,
        post: 'Waiting?',
        buttons: [{ label: 'Track', welcomeMessageId: '844385345234' }],
      },
    ]);
    const preview = within(screen.getByRole('region', { name: 'What readers will see' }));
    preview.getByText('Acme Help');
    preview.getByText('Waiting?');
    preview.getByText('Track');
    await expectNoViolations();
  });

  it('names the rule at the field that breaks it', async () => {
    const { desk } = keeping(planOf({ recipientId: acme.id }));
    const { user } = await openOptions(desk, 'cards');
    await user.click(press('Parcel help Image'));
    await user.type(field('Words on button 1'), ' now and again');
    expect(isWrong(field('Words on button 1'))).toBe(true);
    expect(descriptionOf(field('Words on button 1'))).toMatch(/29 \/ 24.*At most 24.*ad specifications/);
    await user.type(field('Welcome message of button 1'), 'x');
    expect(descriptionOf(field('Welcome message of button 1'))).toMatch(/no id of a welcome message/);
    await expectNoViolations();
  });

  it('takes up to four buttons, and minds the focus when one goes', async () => {
    const { desk } = keeping(planOf({ recipientId: acme.id }));
    const { user } = await openOptions(desk, 'cards');
    await user.click(press('Parcel help Image'));
    for (const number of [2, 3, 4]) {
      await user.click(press('Add a button'));
      expect(document.activeElement).toBe(field(`Words on button ${number}`));
    }
    expect(screen.queryByRole('button', { name: 'Add a button' })).toBeNull();
    await user.type(field('Words on button 4'), 'Fourth');
    expect(standing()).toMatch(/Button 2.*without a gap.*Button 3.*without a gap/);
    await user.click(press('Take it out: button 2'));
    expect(contentOf(field('Words on button 3'))).toBe('Fourth');
    expect(document.activeElement).toBe(field('Words on button 1'));
    await expectNoViolations();
  });

  it('checks a chosen image here, and sends it nowhere', async () => {
    const { desk, kept } = keeping(planOf({ recipientId: acme.id, file: undefined }));
    const { user } = await openOptions(desk, 'cards');
    await user.click(press('Parcel help Image'));
    const choose = screen.getByLabelText('Image', { selector: 'input[type=file]' });
    await user.upload(choose, new File([pngHead(700, 700)], 'square.png', { type: 'image/png' }));
    await screen.findByText(/square\.png · 700 × 700 · 1 kB/);
    expect(standing()).toMatch(/Narrower than 800 pixels.*1\.91 to 1/);
    expect([...kept.values()][0]?.file).toMatchObject({ name: 'square.png', width: 700, height: 700 });
    await expectNoViolations();
    await user.upload(choose, new File([pngHead(1200, 628)], 'wide.png', { type: 'image/png' }));
    await screen.findByText(/wide\.png · 1,200 × 628/);
    screen.getByRole('img', { name: 'wide.png' });
    expect(standing()).toMatch(/keeps X's rules/);
    await user.click(press('Take it out: wide.png'));
    screen.getByText('Nothing chosen yet');
  });

  it('hands a card on as CSV, as JSON and as lines', async () => {
    const { desk } = keeping(
      planOf({ recipientId: acme.id, name: '=Parcel/help' }),
      planOf({ id: 'b', name: 'Two' }),
    );
    const { user } = await openOptions(desk, 'cards');
    await user.click(press('=Parcel/help Image'));
    await user.click(press('Save as CSV'));
    await user.click(press('Save as JSON'));
    await user.click(press('Save all 2 cards as CSV'));
    await waitFor(() => expect(saved).toHaveLength(3));
    const text = (name: string) => saved.find((one) => one.name === name)?.text ?? '';
    expect(text('=Parcel-help.csv')).toMatch(
      /^card_type,name,recipient_user_id,.*\r\nIMAGE_DIRECT_MESSAGE,"'=Parcel\/help",/m,
    );
    expect(JSON.parse(text('=Parcel-help.json'))).toMatchObject([{ first_cta: 'Track my parcel' }]);
    expect(text('cards.csv').split('\r\n')).toHaveLength(3);
    await user.click(press('Copy: =Parcel/help'));
    expect(await navigator.clipboard.readText()).toContain('first_cta_welcome_message_id: 844385345234');
  });

  it('removes a card after asking', async () => {
    const { desk, kept } = keeping(planOf());
    const { user } = await openOptions(desk, 'cards');
    await user.click(press('Parcel help Image'));
    await user.click(press('Remove this card'));
    expect(document.activeElement).toBe(press('Keep it'));
    await expectNoViolations();
    await user.click(press('Remove it'));
    await screen.findByText('No card is planned yet.');
    expect(kept.size).toBe(0);
  });

  it.each(['storage_full', 'cards_full'] as const)(
    'keeps what is written in front of the person when it can’t be kept, and says so: %s',
    async (code) => {
      const { desk } = keeping(planOf());
      desk.answers['cards.save'] = () => fail(code);
      const { user } = await openOptions(desk, 'cards');
      await user.click(press('Parcel help Image'));
      await user.type(field('Card name'), ' 2');
      screen.getByText(sentenceOf({ code }));
      expect(contentOf(field('Card name'))).toBe('Parcel help 2');
      await expectNoViolations();
    },
  );
});
