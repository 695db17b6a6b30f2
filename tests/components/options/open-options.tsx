import { act, cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, vi } from 'vitest';
import { LibraryContext } from '../../../components/library/context';
import { createLibraryStore, startLibrary } from '../../../components/library/store';
import type { Files } from '../../../components/media/attaching';
import { OptionsContext } from '../../../components/options/context';
import { Options } from '../../../components/options/Options';
import { createOptionsStore, startOptions } from '../../../components/options/store';
import { ok } from '../../../lib/message/problem';
import { unsavedTemplateOf } from '../../../lib/platform/unsaved';
import type { FakeDesk } from '../desk';

// axe and roles take their time in jsdom, more so on a machine that does other things too.
vi.setConfig({ testTimeout: 30_000 });

let end = new AbortController();
afterEach(() => {
  cleanup();
  end.abort();
});

/** The whole options page, open on what `desk` answers, at one of its parts. */
export async function openOptions(desk: FakeDesk, part = 'sign-in') {
  history.replaceState(null, '', `#${part}`);
  end = new AbortController();
  const forgotten: string[] = [];
  const files = {
    keep: async ({ kind, name, bytes }: Parameters<Files['keep']>[0]) =>
      ok({ id: crypto.randomUUID(), kind, name, size: bytes.size }),
    read: async () => undefined,
  };
  const store = createOptionsStore({
    desk,
    files,
    prices: { directMessage: 0.015, person: 0.01 },
    forgetUnsent: (accountId) => forgotten.push(accountId),
  });
  const library = createLibraryStore({
    desk,
    files,
    newId: () => crypto.randomUUID(),
    unsaved: unsavedTemplateOf('options'),
    say: () => {},
  });
  render(
    <OptionsContext value={store}>
      <LibraryContext value={library}>
        <Options />
      </LibraryContext>
    </OptionsContext>,
  );
  await act(() =>
    Promise.all([startOptions(store, desk, end.signal), startLibrary(library, desk, end.signal)]),
  );
  return { user: userEvent.setup(), forgotten };
}
