// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AttachFile } from '../../../components/media/AttachFile';
import { createAttaching } from '../../../components/media/attaching';
import type { UploadView } from '../../../lib/media/upload';
import type { Media } from '../../../lib/message/message';
import { fail, ok } from '../../../lib/message/problem';
import { film, gif, jpeg } from '../../lib/media/files';
import { expectNoViolations } from '../axe';
import { acme, defaults, type FakeDesk, fakeDesk } from '../desk';

vi.setConfig({ testTimeout: 30_000 });

const id = '00000000-0000-4000-8000-000000000001';
const uploading = (sent: number, more: Partial<UploadView> = {}): UploadView => ({
  state: 'uploading',
  sent,
  size: 1_000,
  ...more,
});

let urls: Set<string>;
beforeEach(() => {
  urls = new Set();
  URL.createObjectURL = () => {
    const url = `blob:aside/${urls.size + 1}`;
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => void urls.delete(url);
});
afterEach(cleanup);

interface Wanted {
  readonly agreed?: boolean;
  readonly upload?: UploadView | null;
  readonly media?: Media;
  readonly accountId?: string | undefined;
  readonly there?: boolean;
}

async function open({ agreed = true, upload = null, media, there = true, ...rest }: Wanted = {}) {
  const accountId = 'accountId' in rest ? rest.accountId : acme.id;
  let settings = { ...defaults, sharedMediaAgreed: agreed };
  let view = upload;
  const desk: FakeDesk = fakeDesk({
    'settings.read': () => ok(settings),
    'settings.write': ({ settings: wanted }) => {
      settings = wanted;
      return ok(wanted);
    },
    'media.attach': () => {
      view ??= uploading(0);
      return ok(view);
    },
    'media.view': () => ok(view),
    'media.cancel': () => {
      view = view && { ...view, state: 'cancelled' };
      return ok(null);
    },
    'media.retry': () => {
      view = uploading(0);
      return ok(view);
    },
  });
  const said: string[] = [];
  const keep = vi.fn(async ({ kind, name, bytes }: { kind: Media['kind']; name: string; bytes: Blob }) =>
    ok({ id, kind, name, size: bytes.size }),
  );
  const files = { keep, read: async () => (there ? new Blob([jpeg()]) : undefined) };
  const attaching = createAttaching({ desk, files, say: (what) => said.push(what) });
  const changes: (Media | undefined)[] = [];
  function Mounted() {
    const [held, setHeld] = useState(media);
    const change = (now: Media | undefined) => {
      changes.push(now);
      setHeld(now);
    };
    return (
      <main>
        <label>
          Text <textarea />
        </label>
        <AttachFile attaching={attaching} media={held} accountId={accountId} change={change} />
      </main>
    );
  }
  await act(async () => void render(<Mounted />));
  const tell = async (now: UploadView) => {
    view = now;
    await act(() => attaching.getState().look());
  };
  return { desk, said, keep, changes, attaching, tell, user: userEvent.setup() };
}

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'hat.jpg') => new File([bytes], name);
const input = () =>
  document.querySelector<HTMLInputElement>('input[type="file"]') ?? document.createElement('input');
const choose = async (file: File) => {
  await act(async () => void fireEvent.change(input(), { target: { files: [file] } }));
  await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
};
/** What stands on the page, whatever spaces the language's numbers bring. */
const read = (element: HTMLElement) => (element.textContent ?? '').replace(/\s+/gu, ' ');
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('choosing a file', () => {
  it('keeps it, shows it, and uploads it', async () => {
    const { desk, changes, said } = await open();
    await expectNoViolations();
    await choose(fileOf(jpeg(2_000)));
    expect(changes).toEqual([{ id, kind: 'image', name: 'hat.jpg', size: 2_000 }]);
    expect(desk.asked('media.attach')).toEqual([{ accountId: acme.id, fileId: id }]);
    expect(read(document.body)).toContain('hat.jpg');
    expect(document.querySelector('img')?.src).toBe('blob:aside/1');
    expect(screen.getByRole('progressbar', { name: /hat\.jpg/ })).toBeDefined();
    expect(said[0]).toContain('hat.jpg');
    await expectNoViolations();
  });

  it.each(['drop', 'paste'] as const)('takes one by %s', async (way) => {
    const { changes } = await open();
    const transfer = { types: ['Files'], files: [fileOf(gif(3), 'wave.gif')], dropEffect: 'none' };
    if (way === 'drop') {
      expect(fireEvent.dragOver(document.body, { dataTransfer: transfer })).toBe(false);
      expect(button('Drop the file to add it')).toBeDefined();
      fireEvent.drop(document.body, { dataTransfer: transfer });
    } else fireEvent.paste(document.body, { clipboardData: transfer });
    await waitFor(() => expect(changes).toMatchObject([{ kind: 'gif', name: 'wave.gif' }]));
  });

  it('leaves pasted text to the field it is pasted into, whatever comes with it', async () => {
    const { changes } = await open();
    const transfer = { types: ['text/plain', 'Files'], files: [fileOf(jpeg())] };
    const field = screen.getByRole('textbox', { name: 'Text' });
    expect(fireEvent.paste(field, { clipboardData: transfer })).toBe(true);
    expect(changes).toEqual([]);
  });

  it('says every rule that a file breaks, with its value, and keeps nothing of it', async () => {
    const { keep, changes, desk, said } = await open();
    await choose(fileOf(film({ seconds: 300, width: 1920, height: 1080 }), 'tour.mp4'));
    const shown = read(document.body);
    expect(shown).toContain('A video may last 140 seconds; this one lasts 300.');
    expect(shown).toContain('1280 × 1024 at most, either way up; this one is 1920 × 1080.');
    expect(said.at(-1)).toContain('tour.mp4 was not added.');
    expect(keep).not.toHaveBeenCalled();
    expect(changes).toEqual([]);
    expect(desk.asked('media.attach')).toEqual([]);
    await expectNoViolations();
  });

  it('writes sizes over a limit so that they read as over it', async () => {
    await open();
    await choose(fileOf(jpeg(5 * 1024 * 1024 + 1)));
    expect(read(document.body)).toContain('A photo may have 5 MB; this one has 5.1 MB.');
  });

  it('refuses several at once', async () => {
    const { changes } = await open();
    const transfer = { types: ['Files'], files: [fileOf(jpeg()), fileOf(jpeg())], dropEffect: 'none' };
    fireEvent.drop(document.body, { dataTransfer: transfer });
    await waitFor(() => expect(read(document.body)).toContain('A message carries one file.'));
    expect(changes).toEqual([]);
  });

  it('says that the disk is full', async () => {
    const { keep, changes } = await open();
    keep.mockResolvedValue(fail('storage_full') as never);
    await choose(fileOf(jpeg()));
    expect(read(document.body)).toContain('The disk is full');
    expect(changes).toEqual([]);
  });
});

describe('shared media', () => {
  it('is explained before the first file leaves, and agreed to once', async () => {
    const { desk, user } = await open({ agreed: false });
    await choose(fileOf(jpeg()));
    expect(read(document.body)).toContain('Whoever has the address of this file can open it');
    expect(desk.asked('media.attach')).toEqual([]);
    await expectNoViolations();
    await user.click(button('I understand, upload it'));
    expect(desk.asked('settings.write')).toMatchObject([{ settings: { sharedMediaAgreed: true } }]);
    expect(desk.asked('media.attach')).toHaveLength(1);
    await waitFor(() => expect(screen.getByRole('progressbar')).toBeDefined());
  });

  it('is no matter where a file is only kept, as in a template', async () => {
    const { desk } = await open({ agreed: false, accountId: undefined });
    await choose(fileOf(jpeg()));
    expect(read(document.body)).not.toContain('Whoever has the address');
    expect(desk.asked('media.attach')).toEqual([]);
    expect(desk.asked('media.view')).toEqual([]);
    await expectNoViolations();
  });
});

describe('on its way', () => {
  const media: Media = { id, kind: 'video', name: 'tour.mp4', size: 1_000 };

  it('shows how far it is, and reads a quarter aloud, not each percent', async () => {
    const { tell, said } = await open({ media, upload: uploading(0) });
    for (const sent of [100, 200, 260, 300, 510, 760, 990]) await tell(uploading(sent));
    expect(screen.getByRole('progressbar', { name: 'Uploading tour.mp4 to X' }).getAttribute('value')).toBe(
      '99',
    );
    expect(said).toEqual(['25 percent uploaded.', '50 percent uploaded.', '75 percent uploaded.']);
    await tell({ ...uploading(1_000), state: 'processing', percent: 40 });
    expect(screen.getByRole('progressbar', { name: 'X is making tour.mp4 ready' })).toBeDefined();
    await expectNoViolations();
    await tell({ ...uploading(1_000), state: 'ready', reusableUntil: Date.now() + 3_600_000 });
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(read(document.body)).toContain('it goes again without being uploaded again');
    expect(said.at(-1)).toBe('The file is at X and goes with the message.');
    await expectNoViolations();
  });

  it('is cancelled, and begun again', async () => {
    const { desk, user } = await open({ media, upload: uploading(500) });
    await user.click(button('Cancel upload'));
    expect(desk.asked('media.cancel')).toEqual([{ accountId: acme.id, fileId: id }]);
    expect(read(document.body)).toContain('The upload was cancelled.');
    await user.click(button('Upload again'));
    expect(screen.getByRole('progressbar')).toBeDefined();
  });

  it('says what X said when it failed, and what it waits for', async () => {
    const { tell } = await open({ media, upload: uploading(500) });
    await tell(
      uploading(500, { problem: { code: 'x_unavailable', status: 503 }, retryAt: Date.now() + 120_000 }),
    );
    expect(read(document.body)).toContain('Aside tries again at');
    await expectNoViolations();
    await tell({
      ...uploading(1_000),
      state: 'failed',
      problem: { code: 'media_failed', detail: 'InvalidMedia' },
    });
    expect(read(document.body)).toContain('X could not work with this file.');
    expect(button('Upload again')).toBeDefined();
    await expectNoViolations();
  });

  it('is removed by keyboard, stops, lets go of its address, and keeps the focus here', async () => {
    const { desk, changes, user, said } = await open({ media, upload: uploading(500) });
    button('Remove tour.mp4').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(changes).toEqual([undefined]));
    expect(desk.asked('media.cancel')).toHaveLength(1);
    await waitFor(() => expect(urls.size).toBe(0));
    expect(document.activeElement).not.toBe(document.body);
    await waitFor(() => expect(said.at(-1)).toBe('The file was removed.'));
    expect(button('Add photo, GIF or video')).toBeDefined();
  });

  it('says that a file is no longer kept', async () => {
    await open({ media, there: false });
    expect(read(document.body)).toContain('Aside no longer has this file.');
    await expectNoViolations();
  });
});
