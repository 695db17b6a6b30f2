import { createRoot } from 'react-dom/client';
import { OptionsContext } from '../../components/options/context';
import { Options } from '../../components/options/Options';
import { createOptionsStore, startOptions } from '../../components/options/store';
import { writeLanguage } from '../../components/ui/language';
import { ask, askPage, onChanged, openOptions } from '../../lib/platform/desk';
import { forgetUnsent } from '../../lib/platform/unsent';
import { prices } from '../../lib/x-api/prices';
import '../../components/theme.css';
import '../../components/ui/ui.css';

const desk = { ask, askPage, onChanged, openOptions };
const store = createOptionsStore({ desk, prices, forgetUnsent });

const root = document.getElementById('root');
if (root !== null) {
  writeLanguage(document.documentElement);
  createRoot(root).render(
    <OptionsContext value={store}>
      <Options />
    </OptionsContext>,
  );
}

void startOptions(store, desk, new AbortController().signal);
