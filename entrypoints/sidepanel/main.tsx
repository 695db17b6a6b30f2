import { createRoot } from 'react-dom/client';
import { PanelContext } from '../../components/panel/context';
import { Panel } from '../../components/panel/Panel';
import { createPanelStore, startPanel } from '../../components/panel/store';
import { writeLanguage } from '../../components/ui/language';
import { ask, askPage, onChanged, openOptions } from '../../lib/platform/desk';
import { keepFile, readFile } from '../../lib/platform/files';
import { askForUpload } from '../../lib/platform/permissions';
import { forgetUnsent, keepUnsent, readUnsent } from '../../lib/platform/unsent';
import { prices } from '../../lib/x-api/prices';
import '../../components/theme.css';
import '../../components/ui/ui.css';

const desk = { ask, askForUpload, askPage, onChanged, openOptions };
const store = createPanelStore({
  desk,
  price: prices.directMessage,
  newId: () => crypto.randomUUID(),
  files: { keep: keepFile, read: async (id) => (await readFile(id))?.bytes },
  unsent: { read: readUnsent, keep: keepUnsent, forget: forgetUnsent },
});

const root = document.getElementById('root');
if (root !== null) {
  writeLanguage(document.documentElement);
  createRoot(root).render(
    <PanelContext value={store}>
      <Panel />
    </PanelContext>,
  );
}

// The page's life is the panel's: nothing is left to end but the page itself.
void startPanel(store, desk, new AbortController().signal);
const tellNetwork = () => store.getState().setOnline(navigator.onLine);
tellNetwork();
window.addEventListener('online', tellNetwork);
window.addEventListener('offline', tellNetwork);
