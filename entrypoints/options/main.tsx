import { createRoot } from 'react-dom/client';
import { LibraryContext } from '../../components/library/context';
import { createLibraryStore, startLibrary } from '../../components/library/store';
import { OptionsContext } from '../../components/options/context';
import { Options } from '../../components/options/Options';
import { createOptionsStore, startOptions } from '../../components/options/store';
import { writeLanguage } from '../../components/ui/language';
import { ask, askPage, onChanged, openOptions } from '../../lib/platform/desk';
import { keepFile, readFile } from '../../lib/platform/files';
import { askForUpload } from '../../lib/platform/permissions';
import { unsavedTemplateOf } from '../../lib/platform/unsaved';
import { forgetUnsent } from '../../lib/platform/unsent';
import { prices } from '../../lib/x-api/prices';
import '../../components/theme.css';
import '../../components/ui/ui.css';

const desk = { ask, askForUpload, askPage, onChanged, openOptions };
const files = { keep: keepFile, read: async (id: string) => (await readFile(id))?.bytes };
const store = createOptionsStore({ desk, files, prices, forgetUnsent });
const library = createLibraryStore({
  desk,
  files,
  newId: () => crypto.randomUUID(),
  unsaved: unsavedTemplateOf('options'),
  say: (what) => store.getState().say(what),
});

const root = document.getElementById('root');
if (root !== null) {
  writeLanguage(document.documentElement);
  createRoot(root).render(
    <OptionsContext value={store}>
      <LibraryContext value={library}>
        <Options />
      </LibraryContext>
    </OptionsContext>,
  );
}

const { signal } = new AbortController();
void startOptions(store, desk, signal);
void startLibrary(library, desk, signal);
