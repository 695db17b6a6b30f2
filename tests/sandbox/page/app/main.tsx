import { createRoot } from 'react-dom/client';
import { App } from './App';
import { Boundary } from './Boundary';
import { catchErrors } from './errors';
import { handle } from './handle';
import { applyTheme, followSystemTheme } from './look';
import { readRoute } from './route';
import { listenForShortcuts } from './shell/shortcuts';
import { getState } from './store';
import './styles/all.css';

catchErrors();
window.__sandbox = handle;
applyTheme(getState().look.theme);
followSystemTheme();
readRoute();
window.addEventListener('popstate', readRoute);
listenForShortcuts();

const root = document.getElementById('react-root');
if (root) {
  createRoot(root).render(
    <Boundary>
      <App />
    </Boundary>,
  );
}
