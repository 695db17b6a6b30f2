import { lazy } from 'react';
import { createRoot } from 'react-dom/client';
import { PanelContext } from '../../components/panel/context';
import { Panel } from '../../components/panel/Panel';
import { createPanelStore, startPanel } from '../../components/panel/store';
import { writeLanguage } from '../../components/ui/language';
import { ask, askPage, onChanged, openOptions, putIntoChat } from '../../lib/platform/desk';
import { keepFile, readFile } from '../../lib/platform/files';
import { askForUpload } from '../../lib/platform/permissions';
import { signedIn } from '../../lib/platform/signed-in';
import { forgetUnsent, keepUnsent, readUnsent } from '../../lib/platform/unsent';
import { priceOfSend } from '../../lib/x-api/prices';
import '../../components/theme.css';
import '../../components/ui/ui.css';

const desk = { ask, askForUpload, askPage, onChanged, openOptions };
const files = { keep: keepFile, read: async (id: string) => (await readFile(id))?.bytes };
const store = createPanelStore({
  desk,
  prices: { v2: priceOfSend('v2'), 'v1.1': priceOfSend('v1.1') },
  newId: () => crypto.randomUUID(),
  putIntoChat,
  files,
  signedIn,
  unsent: { read: readUnsent, keep: keepUnsent, forget: forgetUnsent },
});

// The page's life is the panel's: nothing is left to end but the page itself.
const { signal } = new AbortController();

/** The panel stands sooner without it. */
const Library = lazy(async () => {
  const [{ openLibrary }, { unsavedTemplateOf }] = await Promise.all([
    import('../../components/library/open'),
    import('../../lib/platform/unsaved'),
  ]);
  const setup = {
    desk,
    files,
    newId: () => crypto.randomUUID(),
    unsaved: unsavedTemplateOf('panel'),
    say: (what: string) => store.getState().say(what),
  };
  return { default: openLibrary(setup, signal) };
});

const root = document.getElementById('root');
if (root !== null) {
  writeLanguage(document.documentElement);
  createRoot(root).render(
    <PanelContext value={store}>
      <Panel library={Library} />
    </PanelContext>,
  );
}

void startPanel(store, desk, signal);
const tellNetwork = () => store.getState().setOnline(navigator.onLine);
tellNetwork();
window.addEventListener('online', tellNetwork);
window.addEventListener('offline', tellNetwork);
