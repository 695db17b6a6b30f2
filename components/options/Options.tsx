import { type ReactNode, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { Library } from '../library/Library';
import { Announcer } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ProblemNotice } from '../ui/ProblemNotice';
import { Cards } from './cards/Cards';
import { useOptions } from './context';
import { Keys } from './keys/Keys';
import { LinkSettings } from './LinkSettings';
import { May } from './May';
import { Nav, nameOfPart } from './Nav';
import { type Part, usePart } from './part';
import { SendingSettings } from './SendingSettings';
import { Shortcuts } from './Shortcuts';
import { SignInPart } from './SignInPart';
import { Welcome } from './welcome/Welcome';
import './options.css';

const contents: Record<Part, () => ReactNode> = {
  'sign-in': SignInPart,
  templates: Library,
  links: LinkSettings,
  sending: SendingSettings,
  keys: Keys,
  welcome: Welcome,
  shortcuts: Shortcuts,
  cards: Cards,
  may: May,
};

/** The settings, a part at a time. */
export function Options() {
  const { said, saidTurn } = useOptions((state) => ({ said: state.said, saidTurn: state.saidTurn }));
  const part = usePart();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(part);
  useEffect(() => {
    document.title = `${nameOfPart(part)} – ${i18n.t('options.title')}`;
    // Whoever went there goes on in it, by keyboard and by ear; not when the page has only just opened.
    if (shown.current === part) return;
    shown.current = part;
    main.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, [part]);
  const Content = contents[part];
  return (
    <div className="page">
      <header className="page-head">
        <span className="avatar" aria-hidden="true">
          <Icon name="bubbles" />
        </span>
        <h1>{i18n.t('options.title')}</h1>
      </header>
      <Nav open={part} />
      <main className="page-body" ref={main} tabIndex={-1} aria-label={nameOfPart(part)}>
        <LoadProblem />
        <Content />
      </main>
      <Announcer said={said} turn={saidTurn} />
    </div>
  );
}

function LoadProblem() {
  const { problem, loadAuth, loadSettings } = useOptions((state) => ({
    problem: state.authProblem ?? state.settingsProblem,
    loadAuth: state.loadAuth,
    loadSettings: state.loadSettings,
  }));
  const load = () => Promise.all([loadAuth(), loadSettings()]);
  return (
    <div role="alert">
      {problem && (
        <ProblemNotice
          problem={problem}
          actions={
            <Button look="quiet" onClick={load}>
              {i18n.t('ui.try_again')}
            </Button>
          }
        />
      )}
    </div>
  );
}
