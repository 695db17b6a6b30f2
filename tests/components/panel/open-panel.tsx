import { act, cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lazy } from 'react';
import { afterEach, vi } from 'vitest';
import { openLibrary } from '../../../components/library/open';
import type { Files } from '../../../components/media/attaching';
import { PanelContext } from '../../../components/panel/context';
import { Panel } from '../../../components/panel/Panel';
import { createPanelStore, type PanelStore, startPanel } from '../../../components/panel/store';
import { ok } from '../../../lib/message/problem';
import { signedIn } from '../../../lib/platform/signed-in';
import { unsavedTemplateOf } from '../../../lib/platform/unsaved';
import type { Unsent } from '../../../lib/platform/unsent';
import type { FakeDesk } from '../desk';

// axe and roles take their time in jsdom, more so on a machine that does other things too.
vi.setConfig({ testTimeout: 30_000 });

let end = new AbortController();
afterEach(() => {
  cleanup();
  end.abort();
});

const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export interface OpenPanel {
  readonly store: PanelStore;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly unsent: { kept: Unsent | undefined };
}

/** The whole panel, open on what `desk` answers. `kept`: what was typed before it was closed the last time. */
export async function openPanel(desk: FakeDesk, kept?: Unsent): Promise<OpenPanel> {
  end = new AbortController();
  const unsent = { kept };
  let ids = 0;
  const files: Files = {
    keep: async ({ kind, name, bytes }) => ok({ id: uuidOf(++ids), kind, name, size: bytes.size }),
    read: async () => undefined,
  };
  const store = createPanelStore({
    desk,
    prices: { v2: 0.015 },
    newId: () => uuidOf(++ids),
    putIntoChat: (wanted) => desk.putIntoChat(wanted),
    files,
    signedIn,
    unsent: {
      read: () => unsent.kept,
      keep: (now) => {
        unsent.kept = now;
      },
      forget: () => {
        unsent.kept = undefined;
      },
    },
  });
  const say = (what: string) => store.getState().say(what);
  const library = lazy(async () => ({
    default: openLibrary(
      { desk, files, newId: () => uuidOf(++ids), unsaved: unsavedTemplateOf('panel'), say },
      end.signal,
    ),
  }));
  render(
    <PanelContext value={store}>
      <Panel library={library} />
    </PanelContext>,
  );
  await act(() => startPanel(store, desk, end.signal));
  return { store, user: userEvent.setup(), unsent };
}
