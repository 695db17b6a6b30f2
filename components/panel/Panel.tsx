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
import { Welcome } from './Welcome';
import './compose.css';
import './outbox.css';
import './panel.css';

/** The agent's desk beside the page. Draws at once; what the background knows follows. */
export function Panel() {
  const { said, saidTurn, tab, signedOut, byHand, broken } = usePanel((state) => ({
    said: state.said,
    saidTurn: state.saidTurn,
    tab: state.tab,
    signedOut: state.accounts?.length === 0,
    byHand: state.byHand,
    broken: state.accountsProblem !== undefined,
  }));
  return (
    <div className="panel">
      <Header />
      {signedOut && !byHand ? (
        <Welcome />
      ) : (
        <main className="sheet">
          {!signedOut && <Tabs />}
          <AccountsProblem />
          <StandingNotices />
          {tab === 'outbox' && !signedOut ? <Outbox /> : !broken && <Compose />}
        </main>
      )}
      <Announcer said={said} turn={saidTurn} />
    </div>
  );
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
