import type { ComponentType } from 'react';
import { i18n } from '#i18n';
import { Announcer } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { ProblemNotice } from '../ui/ProblemNotice';
import { Compose } from './Compose';
import { usePanel } from './context';
import { Header } from './Header';
import { Outbox } from './Outbox';
import { StandingNotices } from './StandingNotices';
import { Tabs } from './Tabs';
import { Templates } from './Templates';
import { Welcome } from './Welcome';
import './compose.css';
import './outbox.css';
import './panel.css';

/** The agent's desk beside the page. Draws at once; what the background knows follows. `library`: see `openLibrary`. */
export function Panel({ library }: { library: ComponentType }) {
  const { said, saidTurn } = usePanel((state) => ({ said: state.said, saidTurn: state.saidTurn }));
  return (
    <div className="panel">
      <Header />
      <main className="sheet">
        <Tabs />
        <AccountsProblem />
        <StandingNotices />
        <Part library={library} />
      </main>
      <Announcer said={said} turn={saidTurn} />
    </div>
  );
}

/** The part that is open. Templates need nobody to be signed in. */
function Part({ library }: { library: ComponentType }) {
  const { tab, signedOut, byHand, broken } = usePanel((state) => ({
    tab: state.tab,
    signedOut: state.signedOut,
    byHand: state.byHand,
    broken: state.accountsProblem !== undefined,
  }));
  if (tab === 'templates') return <Templates library={library} />;
  if (signedOut && !byHand) return <Welcome />;
  if (tab === 'outbox' && !signedOut) return <Outbox />;
  return broken ? null : <Compose />;
}

function AccountsProblem() {
  const { problem, load } = usePanel((state) => ({
    problem: state.accountsProblem,
    load: state.loadAccounts,
  }));
  if (problem === undefined) return null;
  return (
    <div className="notices" role="alert">
      <ProblemNotice
        problem={problem}
        actions={
          <Button look="quiet" onClick={load}>
            {i18n.t('ui.try_again')}
          </Button>
        }
      />
    </div>
  );
}
