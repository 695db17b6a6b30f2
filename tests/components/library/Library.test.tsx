// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LibraryContext } from '../../../components/library/context';
import { Library } from '../../../components/library/Library';
import { createLibraryStore, startLibrary } from '../../../components/library/store';
import { sentenceOf } from '../../../components/ui/ProblemNotice';
import { fail, ok } from '../../../lib/message/problem';
import { unsavedTemplateOf } from '../../../lib/platform/unsaved';
import type { Template } from '../../../lib/templates/template';
import { exampleContext, tryTemplate } from '../../../lib/templates/try-out';
import { jpeg } from '../../lib/media/files';
import { expectNoViolations } from '../axe';
import { defaults, fakeDesk } from '../desk';
import { contentOf, descriptionOf, isWrong } from '../read';

vi.setConfig({ testTimeout: 30_000 });
// jsdom has none.
Object.assign(URL, { createObjectURL: () => 'blob:aside/1', revokeObjectURL: () => {} });
let end = new AbortController();
afterEach(() => {
  cleanup();
  end.abort();
  localStorage.clear();
});

/** The library, on templates that are kept in a map as the background keeps them. */
async function openLibrary(templates: Template[]) {
  const kept = new Map(templates.map((template) => [template.id, template]));
  const desk = fakeDesk({
    'templates.list': () =>
      ok([...kept.values()].map(({ buttons, ...one }) => ({ ...one, preview: one.text }))),
    'library.read': ({ id }) => ok(kept.get(id) as Template),
    'library.page': () => ok({ templates: [...kept.values()] }),
    'library.put': ({ templates: put }) => {
      for (const one of put) kept.set(one.id, one);
      return ok({ kept: put.length });
    },
    'library.remove': ({ ids }) => {
      const removed = ids.flatMap((id) => kept.get(id) ?? []);
      for (const id of ids) kept.delete(id);
      return ok({ removed });
    },
    'templates.try': ({ template, variant, answers }) =>
      ok(
        tryTemplate(
          template,
          { variant, now: Date.now(), locale: 'en', link: () => 'https://x.com/' },
          exampleContext(),
          answers,
        ),
      ),
  });
  end = new AbortController();
  const said: string[] = [];
  let made = 0;
  const files = new Map<string, Blob>();
  const store = createLibraryStore({
    desk,
    files: {
      keep: async ({ kind, name, bytes }) => {
        const media = {
          id: `00000000-0000-4000-8000-00000000000${files.size}`,
          kind,
          name,
          size: bytes.size,
        };
        files.set(media.id, bytes);
        return ok(media);
      },
      read: async (id) => files.get(id),
    },
    newId: () => {
      made += 1;
      return `new-${made}`;
    },
    unsaved: unsavedTemplateOf('panel'),
    say: (what) => said.push(what),
  });
  const { container } = render(
    <LibraryContext value={store}>
      <Library />
    </LibraryContext>,
  );
  await act(() => startLibrary(store, desk, end.signal));
  return { user: userEvent.setup(), kept, desk, said, container, files };
}

const order: Template = {
  id: 'a',
  name: 'Where is my order',
  shortcut: 'order',
  text: 'Hi there',
  tags: ['shop'],
};
const refund: Template = { id: 'b', name: 'Refund', text: 'Money back', tags: ['shop', 'money'] };
const hello: Template = { id: 'c', name: 'Hello', text: 'Hello' };
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the list of templates', () => {
  it('is found in by typing and by tag, and says how many fit', async () => {
    const { user } = await openLibrary([order, refund, hello]);
    expect(screen.getByText('3 templates')).toBeTruthy();
    await user.type(screen.getByRole('searchbox', { name: 'Find a template' }), 'refnd');
    expect(screen.getByText('1 template')).toBeTruthy();
    expect(screen.getByText('Refund')).toBeTruthy();
    await user.clear(screen.getByRole('searchbox'));
    await user.click(button(/^money/));
    expect(screen.getByText('1 template')).toBeTruthy();
    await expectNoViolations();
  });

  it('shows shortcuts as they are typed: with the sign that is set, also when it is set anew, with none where it is off', async () => {
    const { desk } = await openLibrary([order]);
    const row = screen.getByRole('button', { name: /^Where is my order/ });
    const typed = () => row.querySelector('.shortcut')?.textContent;
    expect(typed()).toBe(';order');
    for (const [inlinePrefix, shown] of [
      ['/', '/order'],
      ['', 'order'],
    ] as const) {
      desk.answers['settings.read'] = () => ok({ ...defaults, inlinePrefix });
      await act(async () => desk.change('settings'));
      expect(typed()).toBe(shown);
    }
  });

  it('deletes with a way back, to which the focus goes', async () => {
    const { user, kept } = await openLibrary([order, refund]);
    await user.click(button('Delete: Refund'));
    expect(kept.has('b')).toBe(false);
    expect(document.activeElement).toBe(button('Put back'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(kept.get('b')).toEqual(refund));
  });

  it('duplicates without the shortcut, which belongs to one', async () => {
    const { user, kept } = await openLibrary([order]);
    await user.click(button('Duplicate: Where is my order'));
    await user.click(button('Save'));
    expect(kept.get('new-1')).toMatchObject({ name: 'Where is my order (copy)', text: 'Hi there' });
    expect(kept.get('new-1')?.shortcut).toBeUndefined();
  });

  it('keeps favourites', async () => {
    const { user, kept } = await openLibrary([order]);
    await user.click(button('Favourite: Where is my order'));
    expect(kept.get('a')?.favourite).toBe(true);
  });

  it('takes a file in and reports what it could not carry', async () => {
    const { user, kept } = await openLibrary([order]);
    const csv = 'name,shortcut,text,team\nBye,order,See you,North\n,,No name,\n';
    await user.upload(
      screen.getByLabelText('Take in a file'),
      new File([csv], 'team.csv', { type: 'text/csv' }),
    );
    await screen.findByText('1 template was taken in.');
    expect([...kept.values()].map(({ name }) => name)).toEqual(['Where is my order', 'Bye']);
    const report = screen.getByText('3 things did not come along:').closest('div');
    const items = within(report as HTMLElement).getAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual([
      '“team” (row 1) is nothing that Aside knows; it was not taken.',
      '“Bye” (row 2) came without its shortcut order: another template has it.',
      'Row 3 was left out. It has no name.',
    ]);
  });

  it('says on a full disk what was taken in and what was not, and keeps what there was', async () => {
    const { user, kept, desk } = await openLibrary([order]);
    const put = desk.answers['library.put'];
    desk.answers['library.put'] = (payload) => (kept.size > 1 || !put ? fail('storage_full') : put(payload));
    const rows = Array.from({ length: 203 }, (_, at) => `Parcel ${at},Hi`);
    const file = new File([['name,text', ...rows].join('\n')], 'team.csv');
    await user.upload(screen.getByLabelText('Take in a file'), file);
    await screen.findByText(sentenceOf({ code: 'storage_full' }));
    screen.getByText('200 templates were taken in.');
    for (const at of [200, 201, 202]) screen.getByText(`“Parcel ${at}” was not taken in.`);
    expect(kept.size).toBe(201);
    expect(kept.get('a')).toEqual(order);
    screen.getByText('201 templates');
  });

  it('keeps what is to be deleted where the disk does not let it, and says so', async () => {
    const { user, kept, desk } = await openLibrary([order, refund]);
    desk.answers['library.remove'] = () => fail('storage_full');
    await user.click(button('Delete: Refund'));
    await screen.findByText(sentenceOf({ code: 'storage_full' }));
    expect(kept.size).toBe(2);
    screen.getByText('Refund');
    expect(screen.queryByRole('button', { name: 'Put back' })).toBeNull();
  });

  it('leaves a template its questions where a file says nothing of them', async () => {
    const fields: Template['fields'] = [{ name: 'size', kind: 'choice', choices: ['S', 'M'] }];
    const { user, kept } = await openLibrary([{ ...order, text: 'Size {{ size }}', fields }]);
    const csv = 'id,name,text\na,Which size,Size: {{ size }}\n';
    await user.upload(screen.getByLabelText('Take in a file'), new File([csv], 'older.csv'));
    await screen.findByText('1 template was taken in.');
    expect(kept.get('a')).toMatchObject({ name: 'Which size', text: 'Size: {{ size }}', fields });
  });

  it.each([
    ['import_unreadable', '[{"name": "half of'],
    ['import_newer', '{"format": "aside templates", "version": 99, "templates": []}'],
  ] as const)('takes nothing of a file that it can’t read, and says why: %s', async (code, text) => {
    const { user, kept } = await openLibrary([order]);
    const file = new File([text], 'team.json', { type: 'application/json' });
    await user.upload(screen.getByLabelText('Take in a file'), file);
    await screen.findByText(sentenceOf({ code }));
    expect([...kept.keys()]).toEqual(['a']);
  });
});

describe('saving the library as a file', () => {
  it('says that files of templates are not in it', async () => {
    const media = { id: crypto.randomUUID(), kind: 'image', name: 'lid.png', size: 3 } as const;
    const { user } = await openLibrary([{ ...order, media }, refund]);
    await user.click(button('Save as JSON'));
    await screen.findByText(/^The file of 1 template is not in it/);
    await expectNoViolations();
  });
});

describe('writing a template', () => {
  it('offers placeholders as one types, by keyboard alone', async () => {
    const { user, kept } = await openLibrary([]);
    await user.click(button('New template'));
    await user.keyboard('Status');
    const text = screen.getByRole('textbox', { name: 'Message' });
    await user.click(text);
    await user.keyboard('Hi {{{{ cus');
    expect(screen.getByRole('listbox')).toBeTruthy();
    await expectNoViolations();
    await user.keyboard('{Enter}!');
    expect((text as HTMLTextAreaElement).value).toMatch(/^Hi \{\{ customer\.name \| default: 'there' \}\}!$/);
    await user.click(button('Save'));
    expect(kept.get('new-1')).toMatchObject({ name: 'Status' });
  });

  it('shows how it comes out, and what it will ask, without reading documentation', async () => {
    const { user } = await openLibrary([]);
    await user.click(button('New template'));
    await user.click(button('A question'));
    await user.click(button('If the answer is …'));
    await screen.findByText(/^‹Order number›Good to hear\.$/);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Answer in the preview' }), 'no');
    await screen.findByText(/^‹Order number›Something else\.$/);
    const [kind] = screen.getAllByRole('combobox', { name: 'Answered by' });
    await user.selectOptions(kind as HTMLElement, 'Choosing one');
    const [choices] = screen.getAllByRole('textbox', { name: 'Choices' });
    await user.type(choices as HTMLElement, 'A-1{Enter}A-2');
    await screen.findByText(/^A-1Something else/);
    await expectNoViolations();
  });

  it('says nothing of a text before one could write it, and asks for it when it is to be saved', async () => {
    const { user, kept } = await openLibrary([]);
    await user.click(button('New template'));
    const text = screen.getByRole('textbox', { name: 'Message' });
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Sorry');
    expect(text.getAttribute('aria-invalid')).toBeNull();
    await user.click(button('Save'));
    screen.getByText('Write the message first.');
    expect(document.activeElement).toBe(text);
    expect(kept.size).toBe(0);
    await user.type(text, 'We are sorry.');
    await waitFor(() => expect(text.getAttribute('aria-invalid')).toBeNull());
    await user.click(button('Save'));
    expect([...kept.values()]).toMatchObject([{ name: 'Sorry', text: 'We are sorry.' }]);
  });

  it('leads out of a question by Enter, and keeps Enter for lines elsewhere', async () => {
    const { user } = await openLibrary([]);
    await user.click(button('New template'));
    await user.click(button('A question'));
    await user.keyboard('parcel{Enter}!{Enter}Bye');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' }).value).toBe(
      '{{ parcel }}!\nBye',
    );
  });

  it('offers a condition to who begins to type one', async () => {
    const { user } = await openLibrary([]);
    await user.click(button('New template'));
    await user.type(screen.getByRole('textbox', { name: 'Message' }), '{{%');
    screen.getByRole('option', { name: /If their name is known/ });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' }).value).toMatch(
      /^\{% if customer\.name %\}Nice to meet you\.\{% else %\}.*\{% endif %\}$/,
    );
  });

  it('shows a mistake where it is', async () => {
    const { user } = await openLibrary([{ ...hello, text: 'Hi {{ customer.name' }]);
    await user.click(button(/^Hello/));
    const text = screen.getByRole('textbox', { name: 'Message' });
    await waitFor(() => expect(text.getAttribute('aria-invalid')).toBe('true'));
    screen.getByText('“{{ customer.name” is opened and not closed. Write }} where it ends.');
  });

  it.each(['template_broken', 'template_part_unfit', 'text_too_long'] as const)(
    'says what is wrong with it as it would come out: %s',
    async (code) => {
      const { user, desk } = await openLibrary([hello]);
      desk.answers['templates.try'] = ({ template, variant }) => {
        const trial = tryTemplate(
          template,
          { variant, now: 0, locale: 'en', link: () => '' },
          exampleContext(),
        );
        return ok({ ...trial, rendered: fail(code) });
      };
      await user.click(button(/^Hello/));
      await screen.findByText(sentenceOf({ code }));
    },
  );

  it('is not saved with a shortcut that another one has, and says so', async () => {
    const { user, desk, kept } = await openLibrary([hello]);
    desk.answers['library.put'] = () => fail('shortcut_taken', { detail: 'order' });
    await user.click(button(/^Hello/));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '!');
    await user.click(button('Save'));
    await screen.findByText(sentenceOf({ code: 'shortcut_taken' }));
    expect(kept.get('c')).toEqual(hello);
  });

  it('stays open with all that was written where the disk is full', async () => {
    const { user, desk, kept } = await openLibrary([hello]);
    desk.answers['library.put'] = () => fail('storage_full');
    await user.click(button(/^Hello/));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '!');
    await user.click(button('Save'));
    await screen.findByText(sentenceOf({ code: 'storage_full' }));
    expect(contentOf(screen.getByRole('textbox', { name: 'Name' }))).toBe('Hello!');
    expect(kept.get('c')).toEqual(hello);
  });

  it('has words for each language', async () => {
    const { user, kept } = await openLibrary([order]);
    await user.click(button(/^Where is my order/));
    await user.click(button('Add a language'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'German');
    const text = screen.getByRole('textbox', { name: 'Message' });
    await user.clear(text);
    await user.type(text, 'Hallo');
    await user.click(button('Save'));
    expect(kept.get('a')).toMatchObject({ text: 'Hi there', variants: [{ language: 'de', text: 'Hallo' }] });
  });

  it('carries buttons and quick replies, and shows them as X draws them', async () => {
    const { user, kept } = await openLibrary([hello]);
    await user.click(button(/^Hello/));
    await user.click(button('Button'));
    await user.type(screen.getByRole('textbox', { name: /^Label/ }), 'Track it');
    await user.type(screen.getByRole('textbox', { name: /^Address/ }), 'https://acme.example/');
    await screen.findAllByText('Track it');
    await user.click(button('Save'));
    expect(kept.get('c')).toMatchObject({ buttons: [{ label: 'Track it', url: 'https://acme.example/' }] });
  });

  it('carries a file, which is shown, kept, and can be taken out again', async () => {
    const { user, kept, files } = await openLibrary([hello]);
    await user.click(button(/^Hello/));
    await user.upload(
      document.querySelector('.attach input[type=file]') as HTMLInputElement,
      new File([jpeg(2_000)], 'lid.jpg', { type: 'image/jpeg' }),
    );
    await screen.findByRole('region', { name: 'The file of this message' });
    screen.getByText('Goes to X when the message is sent.');
    await screen.findByRole('img', { name: /lid\.jpg/ });
    await expectNoViolations();
    await user.click(button('Save'));
    const media = kept.get('c')?.media;
    expect(media).toMatchObject({ kind: 'image', name: 'lid.jpg', size: 2_000 });
    expect(files.has(media?.id ?? '')).toBe(true);
    await user.click(button(/^Hello/));
    await user.click(await screen.findByRole('button', { name: 'Remove lid.jpg' }));
    await user.click(button('Save'));
    expect(kept.get('c')).not.toHaveProperty('media');
  });

  it('says of a file that X would not take why, and does not keep it', async () => {
    const { user, kept, files } = await openLibrary([hello]);
    await user.click(button(/^Hello/));
    await user.upload(
      document.querySelector('.attach input[type=file]') as HTMLInputElement,
      new File(['no picture'], 'lid.png', { type: 'image/png' }),
    );
    await screen.findByText(/^It is none of the kinds that X takes/);
    await user.click(button('Save'));
    expect(kept.get('c')).not.toHaveProperty('media');
    expect(files.size).toBe(0);
  });

  it('asks before what was changed is lost, and not otherwise', async () => {
    const { user, kept } = await openLibrary([hello]);
    await user.click(button(/^Hello/));
    await user.click(button('Cancel'));
    await user.click(button(/^Hello/));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '!');
    await user.click(button('Cancel'));
    await user.click(button('Go on writing'));
    await user.click(button('Cancel'));
    await user.click(button('Leave without saving'));
    expect(kept.get('c')).toEqual(hello);
    expect(screen.getByRole('heading', { name: 'Templates' })).toBeTruthy();
  });

  it('goes on where one was when the page was closed, until it is saved', async () => {
    const first = await openLibrary([hello]);
    await first.user.click(button(/^Hello/));
    await first.user.type(screen.getByRole('textbox', { name: 'Name' }), ' again');
    await first.user.type(screen.getByRole('textbox', { name: 'Message' }), ', and bye');
    cleanup();
    const second = await openLibrary([hello]);
    expect(contentOf(screen.getByRole('textbox', { name: 'Name' }))).toBe('Hello again');
    expect(contentOf(screen.getByRole('textbox', { name: 'Message' }))).toBe('Hello, and bye');
    await expectNoViolations();
    await second.user.click(button('Cancel'));
    await second.user.click(button('Go on writing'));
    await second.user.click(button('Save'));
    expect(second.kept.get('c')).toMatchObject({ name: 'Hello again' });
    cleanup();
    await openLibrary([]);
    expect(screen.getByRole('heading', { name: 'Templates' })).toBeTruthy();
  });

  it('keeps what can’t be saved yet, and forgets what one left without saving', async () => {
    const first = await openLibrary([]);
    await first.user.click(button('New template'));
    await act(() =>
      fireEvent.change(screen.getByRole('textbox', { name: 'Message' }), {
        target: { value: 'x'.repeat(10_001) },
      }),
    );
    cleanup();
    const second = await openLibrary([]);
    expect(contentOf(screen.getByRole('textbox', { name: 'Message' }))).toHaveLength(10_001);
    await second.user.click(button('Cancel'));
    await second.user.click(button('Leave without saving'));
    cleanup();
    await openLibrary([]);
    expect(screen.getByRole('heading', { name: 'Templates' })).toBeTruthy();
  });

  it('takes every name that Liquid takes: the question is put, saved, and there after a reload', async () => {
    const first = await openLibrary([{ ...hello, text: 'Order {{ order-number }}, {{ नाम }}' }]);
    await first.user.click(button(/^Hello/));
    const [question] = await screen.findAllByRole('textbox', { name: 'The question' });
    fireEvent.change(question as HTMLElement, { target: { value: 'Which order?' } });
    await screen.findByText(/^Order ‹Which order\?›, ‹नाम›$/);
    cleanup();
    const second = await openLibrary([hello]);
    expect(
      contentOf((await screen.findAllByRole('textbox', { name: 'The question' }))[0] as HTMLElement),
    ).toBe('Which order?');
    await second.user.click(button('Save'));
    await waitFor(() =>
      expect(second.kept.get('c')?.fields).toEqual([
        { name: 'order-number', kind: 'text', label: 'Which order?' },
      ]),
    );
  });

  it('says at the message how much is too long, and saves and loses nothing meanwhile', async () => {
    const { user, kept, desk } = await openLibrary([hello]);
    await user.click(button(/^Hello/));
    const text = () => screen.getByRole('textbox', { name: 'Message' });
    fireEvent.change(text(), { target: { value: `{{ order }}${'x'.repeat(10_000)}` } });
    await screen.findByText('11 characters too many');
    expect(isWrong(text())).toBe(true);
    await user.click(button('Save'));
    expect(document.activeElement).toBe(text());
    expect(desk.asked('library.put')).toEqual([]);
    expect(kept.get('c')).toEqual(hello);
    screen.getByRole('textbox', { name: 'The question' });
    await expectNoViolations();
    cleanup();
    await openLibrary([hello]);
    expect(contentOf(text())).toHaveLength(10_011);
  });

  it('is not saved with a choice between nothing, and goes to where the choices are written', async () => {
    const { user, kept } = await openLibrary([{ ...hello, text: 'By {{ day }}' }]);
    await user.click(button(/^Hello/));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Answered by' }), 'Choosing one');
    const choices = screen.getByRole('textbox', { name: 'Choices' });
    expect(isWrong(choices)).toBe(false);
    await user.click(button('Save'));
    await screen.findByText('Write at least one choice.');
    expect(document.activeElement).toBe(choices);
    expect(kept.get('c')).not.toHaveProperty('fields');
    await expectNoViolations();
    await user.type(choices, 'Monday');
    await user.click(button('Save'));
    await waitFor(() => expect(kept.get('c')?.fields).toMatchObject([{ name: 'day', choices: ['Monday'] }]));
  });

  it('marks the one quick reply that is wrong, and no other', async () => {
    const quickReplies = ['Yes', 'No {{ customer.name', 'Later'].map((label) => ({ label }));
    const { user, kept } = await openLibrary([{ ...hello, quickReplies }]);
    await user.click(button(/^Hello/));
    const reply = (at: number) => screen.getByRole('textbox', { name: `Quick reply ${at}` });
    await waitFor(() => expect(isWrong(reply(2))).toBe(true));
    expect([1, 3].map((at) => isWrong(reply(at)))).toEqual([false, false]);
    expect(descriptionOf(reply(2))).toContain('is opened and not closed');
    screen.getByText(/^Quick reply 2, label: .*is opened and not closed/);
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '!');
    await user.click(button('Save'));
    await waitFor(() => expect(document.activeElement).toBe(reply(2)));
    expect(kept.get('c')?.name).toBe('Hello');
  });

  it('opens the button that is wrong when it is to be saved', async () => {
    const buttons = [
      { label: 'Track', url: 'https://acme.example/' },
      { label: 'Call', url: 'http://acme.example/' },
    ];
    const { user } = await openLibrary([{ ...hello, buttons }]);
    await user.click(button(/^Hello/));
    await user.click(button('Save'));
    const address = await screen.findByRole('textbox', { name: /^Address/ });
    await waitFor(() => expect(document.activeElement).toBe(address));
    expect(isWrong(address)).toBe(true);
    await expectNoViolations();
  });

  it('says nothing of a button that was just begun', async () => {
    const { user } = await openLibrary([hello]);
    await user.click(button(/^Hello/));
    await user.click(button('Button'));
    await screen.findByText('Button 1, label: blank');
    expect(isWrong(screen.getByRole('textbox', { name: /^Label/ }))).toBe(false);
  });

  it('saves a label that is too long only with the name of the example', async () => {
    const label = `{{ customer.name }} ${'x'.repeat(30)}`;
    const { user, kept } = await openLibrary([{ ...hello, quickReplies: [{ label }] }]);
    await user.click(button(/^Hello/));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '!');
    await waitFor(() => expect(isWrong(screen.getByRole('textbox', { name: 'Quick reply 1' }))).toBe(true));
    await user.click(button('Save'));
    await waitFor(() => expect(kept.get('c')?.name).toBe('Hello!'));
  });

  it.each([
    ['emptied', ''],
    ['broken', 'Hola {{ customer.name'],
  ])('opens another wording that is %s when it is to be saved', async (_, text) => {
    const { user, kept, desk } = await openLibrary([{ ...hello, variants: [{ language: 'es', text }] }]);
    await user.click(button(/^Hello/));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '!');
    await user.click(button('Save'));
    await waitFor(() => expect(button('Spanish').getAttribute('aria-pressed')).toBe('true'));
    const message = screen.getByRole('textbox', { name: 'Message' });
    await waitFor(() => expect(document.activeElement).toBe(message));
    expect(isWrong(message)).toBe(true);
    expect(desk.asked('library.put')).toEqual([]);
    expect(kept.get('c')?.name).toBe('Hello');
  });

  it('keeps nothing of a template that was only looked at', async () => {
    const first = await openLibrary([hello]);
    await first.user.click(button(/^Hello/));
    cleanup();
    await openLibrary([hello]);
    expect(screen.getByRole('heading', { name: 'Templates' })).toBeTruthy();
  });

  it('says that a name is missing, and goes there', async () => {
    const { user, kept } = await openLibrary([]);
    await user.click(button('New template'));
    await user.click(button('Save'));
    expect(screen.getByText('Give it a name, so that you find it again.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
    expect(kept.size).toBe(0);
  });
});
