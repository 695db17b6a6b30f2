// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { putIntoChat } from '@/lib/x-page/put-into-chat';

const ready = () => false;
const casey = { id: '1111', handle: 'Casey_C' };

/** X's chat, as far as we look at it: an open shadow root with who it is and a field to write in. */
function openChat({ handle = 'casey_c', name = 'Casey', draft = '' } = {}): HTMLTextAreaElement {
  const host = document.createElement('div');
  host.dataset.testid = 'xchatEmbedRoute';
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const link = handle && `<a href="https://x.com/${handle}"></a>`;
  root.innerHTML = `<div data-testid="dm-conversation-header">${link}<span data-testid="dm-conversation-username">${name}</span></div>
    <div data-testid="dm-composer-container"><textarea data-testid="dm-composer-textarea"></textarea><button>Send</button></div>`;
  const field = root.querySelector('textarea');
  if (!field) throw new Error('No field');
  field.value = draft;
  return field;
}

// jsdom has no editing: this is what browsers do.
const type = vi.fn((_command: string, _ui: boolean, text: string) => {
  const field = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
  if (!(field instanceof HTMLTextAreaElement)) return false;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  return true;
});

beforeEach(() => {
  document.body.innerHTML = '';
  history.replaceState(null, '', '/i/chat/1111-4242');
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('twid=u%3D4242');
  type.mockClear();
  Object.assign(document, { execCommand: type });
});

describe('a text from the panel', () => {
  it('goes into the open chat of the person it is for, and nothing is sent', async () => {
    const field = openChat();
    const send = vi.spyOn(HTMLButtonElement.prototype, 'click');
    expect(await putIntoChat({ text: 'Hi\nCasey', ownId: '4242', person: casey }, ready)).toEqual({
      outcome: 'put',
      with: '@casey_c',
    });
    expect(field.value).toBe('Hi\nCasey');
    expect(send).not.toHaveBeenCalled();
  });

  it('stands behind what was written there, and only once', async () => {
    const field = openChat({ draft: 'Hello.' });
    const wanted = { text: 'We will see.', person: casey };
    await putIntoChat(wanted, ready);
    expect(field.value).toBe('Hello.\n\nWe will see.');
    expect(await putIntoChat(wanted, ready)).toMatchObject({ outcome: 'there' });
    expect(field.value).toBe('Hello.\n\nWe will see.');
    field.value = 'We will see.. ';
    expect(await putIntoChat(wanted, ready)).toMatchObject({ outcome: 'put' });
    expect(field.value).toBe('We will see.. We will see.');
  });

  it('goes into whatever chat is open where nobody is named, and says whose that is', async () => {
    openChat();
    expect(await putIntoChat({ text: 'Hi' }, ready)).toEqual({ outcome: 'put', with: '@casey_c' });
  });

  it('finds its conversation, whichever of the two X names first', async () => {
    openChat();
    expect(await putIntoChat({ text: 'Hi', conversation: '4242-1111' }, ready)).toMatchObject({
      outcome: 'put',
    });
  });

  it('goes by the handle where the address says nothing, as in a drawer over another page', async () => {
    history.replaceState(null, '', '/explore');
    openChat();
    expect(await putIntoChat({ text: 'Hi', person: casey }, ready)).toMatchObject({ outcome: 'put' });
  });

  it('finds the right one of two', async () => {
    history.replaceState(null, '', '/explore');
    const other = openChat({ handle: 'jo_lee' });
    const field = openChat();
    expect(await putIntoChat({ text: 'Hi', person: casey }, ready)).toMatchObject({ outcome: 'put' });
    expect([other.value, field.value]).toEqual(['', 'Hi']);
  });
});

describe('nothing is put in', () => {
  const untouched = async (
    outcome: string,
    wanted: Parameters<typeof putIntoChat>[0],
    isComposing = ready,
  ) => {
    const fields = [...document.querySelectorAll('div')].map((div) =>
      div.shadowRoot?.querySelector('textarea'),
    );
    expect(await putIntoChat(wanted, isComposing)).toMatchObject({ outcome });
    for (const field of fields) expect(field?.value).toBe('');
    expect(type).not.toHaveBeenCalled();
  };

  it('where no chat is open', () => untouched('no_chat', { text: 'Hi', person: casey }));
  it('where the chat is another person’s, whatever handle it shows', async () => {
    history.replaceState(null, '', '/i/chat/4242-999');
    openChat();
    await untouched('other_chat', { text: 'Hi', person: casey });
  });
  it('where it can’t be told whose chat it is', async () => {
    history.replaceState(null, '', '/explore');
    openChat({ handle: '', name: '' });
    await untouched('other_chat', { text: 'Hi', person: casey });
  });
  it('where it is another conversation, or a drawer without an id', async () => {
    openChat();
    await untouched('other_chat', { text: 'Hi', conversation: '4242-2222' });
    history.replaceState(null, '', '/explore');
    await untouched('other_chat', { text: 'Hi', conversation: '4242-1111' });
  });
  it('where the page writes as another account', async () => {
    openChat();
    await untouched('other_account', { text: 'Hi', ownId: '4343', person: casey });
  });
  it('while an input method is at work', async () => {
    openChat();
    await untouched('composing', { text: 'Hi', person: casey }, () => true);
  });
});

it('says so where X changes the text on its way in, or does not take it', async () => {
  const field = openChat();
  type.mockImplementationOnce(() => {
    field.value = 'Hi [checked]';
    return true;
  });
  expect(await putIntoChat({ text: 'Hi', person: casey }, ready)).toMatchObject({ outcome: 'altered' });
  field.value = '';
  type.mockReturnValueOnce(false);
  expect(await putIntoChat({ text: 'Hi', person: casey }, ready)).toMatchObject({ outcome: 'refused' });
});
