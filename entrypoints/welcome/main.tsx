import { createRoot } from 'react-dom/client';
import { writeLanguage } from '../../components/ui/language';
import { Welcome } from '../../components/welcome/Welcome';
import { ask, openOptions } from '../../lib/platform/desk';
import { pressPart } from '../../lib/x-page/press';
import { givePressPart } from '../../lib/x-page/press-part';
import { startPage } from '../../lib/x-page/start-page';
import '../../components/theme.css';
import '../../components/ui/ui.css';

// The composer on this page is worked on by the very code that works on X's. What X's page has and this one lacks:
// the cookie that says who posts, here for nobody in particular.
Object.defineProperty(document, 'cookie', { get: () => 'twid=u%3D1' });
givePressPart(pressPart);

const root = document.getElementById('root');
if (root !== null) {
  writeLanguage(document.documentElement);
  createRoot(root).render(
    <Welcome addStarters={(trade) => ask('starters.add', { trade })} openOptions={openOptions} />,
  );
}
startPage(new AbortController().signal, () => true);
