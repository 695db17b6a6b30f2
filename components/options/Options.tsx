import { i18n } from '#i18n';
import { Announcer } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ProblemNotice } from '../ui/ProblemNotice';
import { Accounts } from './Accounts';
import { useOptions } from './context';
import { Guide } from './Guide';
import { LinkSettings } from './LinkSettings';
import { May } from './May';
import { SendingSettings } from './SendingSettings';
import './options.css';

/** Signing in, step by step; accounts; settings; what Aside may do. */
export function Options() {
  const { said, saidTurn, hasAccounts } = useOptions((state) => ({
    said: state.said,
    saidTurn: state.saidTurn,
    hasAccounts: (state.auth?.accounts.length ?? 0) > 0,
  }));
  // Who is signed in already comes for that; who is not, for the steps. Keys let both change places unharmed.
  const accounts = <Accounts key="accounts" />;
  const guide = <Guide key="guide" collapsed={hasAccounts} />;
  return (
    <div className="page">
      <header className="page-head">
        <span className="avatar" aria-hidden="true">
          <Icon name="bubbles" />
        </span>
        <h1>{i18n.t('options.title')}</h1>
        <p className="soft">{i18n.t('options.intro')}</p>
      </header>
      <main className="page-body">
        <LoadProblem />
        {hasAccounts ? [accounts, guide] : [guide, accounts]}
        <LinkSettings />
        <SendingSettings />
        <May />
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
