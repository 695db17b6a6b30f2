import { useState } from 'react';
import { i18n } from '#i18n';
import type { Account } from '../../lib/auth/account';
import { Button } from '../ui/Button';
import { Elsewhere } from '../ui/Elsewhere';
import { Handle } from '../ui/Handle';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { ProblemNotice } from '../ui/ProblemNotice';
import { useFocusFirst } from '../ui/useFocusFirst';
import { useKeptFocus } from '../ui/useKeptFocus';
import { AccountTemplates } from './AccountTemplates';
import { useOptions } from './context';
import { Saving } from './Saving';
import { SignInOutcome } from './SignInOutcome';

/** Who is signed in. */
export function Accounts() {
  const { accounts, signIn, signingIn } = useOptions((state) => ({
    accounts: state.auth?.accounts,
    signIn: state.signIn,
    signingIn: state.signingIn,
  }));
  const kept = useKeptFocus<HTMLElement>(String(accounts?.length));
  return (
    <section className="section" aria-labelledby="accounts" {...kept}>
      <div className="section-head">
        <h2 id="accounts">{i18n.t('options.accounts')}</h2>
        <Saving of="accounts" />
      </div>
      {accounts === undefined && (
        <div className="skeleton tall">
          <span className="unseen">{i18n.t('options.loading')}</span>
        </div>
      )}
      {accounts?.length === 0 && <p className="soft">{i18n.t('options.accounts_none')}</p>}
      <ul className="accounts">
        {accounts?.map((account) => (
          <OneAccount key={account.id} account={account} />
        ))}
      </ul>
      <SignOutOutcome />
      {accounts !== undefined && accounts.length > 0 && (
        <div className="stack">
          <SignInOutcome />
          <div>
            <Button busy={signingIn} onClick={signIn}>
              {i18n.t(signingIn ? 'options.signing_in' : 'options.add_account')}
            </Button>
          </div>
          <p className="hint">{i18n.t('options.add_account_how')}</p>
        </div>
      )}
    </section>
  );
}

function OneAccount({ account }: { account: Account }) {
  const { signIn, signingIn, leaving } = useOptions((state) => ({
    signIn: state.signIn,
    signingIn: state.signingIn,
    leaving: state.signingOut === account.id,
  }));
  const [asking, setAsking] = useState(false);
  const kept = useKeptFocus<HTMLLIElement>(String(asking));
  const again = account.state === 'again';
  return (
    <li className="card account" aria-label={`@${account.handle}`} {...kept}>
      <span className="avatar" aria-hidden="true">
        {account.handle.slice(0, 1).toUpperCase()}
      </span>
      <div className="grow">
        <p className="clip">
          <bdi>
            <strong>{account.name}</strong>
          </bdi>{' '}
          <span className="soft">
            <Handle handle={account.handle} />
          </span>
        </p>
        <p className={again ? 'small standing warn' : 'small standing good'}>
          <Icon name={again ? 'warn' : 'check'} />
          {i18n.t(again ? 'options.account_again' : 'options.account_ok')}
        </p>
      </div>
      {!asking && (
        <Button
          busy={leaving}
          aria-label={i18n.t('options.sign_out_of', { handle: account.handle })}
          onClick={() => setAsking(true)}
        >
          {i18n.t(leaving ? 'options.signing_out' : 'options.sign_out')}
        </Button>
      )}
      {again && (
        <div className="whole stack">
          <p className="small">{i18n.t('options.account_again_why')}</p>
          <div>
            <Button look="primary" busy={signingIn} onClick={signIn}>
              {i18n.t('options.account_again_button')}
            </Button>
          </div>
        </div>
      )}
      <AccountTemplates account={account} />
      {asking && <Sure account={account} close={() => setAsking(false)} />}
    </li>
  );
}

function Sure({ account, close }: { account: Account; close: () => void }) {
  const signOut = useOptions((state) => state.signOut);
  const no = useFocusFirst<HTMLButtonElement>();
  const yes = () => {
    close();
    void signOut(account.id);
  };
  return (
    <fieldset className="whole sure">
      <legend>{i18n.t('options.sign_out_sure', { handle: account.handle })}</legend>
      <Button look="danger" onClick={yes}>
        {i18n.t('options.sign_out_yes')}
      </Button>
      <Button ref={no} onClick={close}>
        {i18n.t('options.sign_out_no')}
      </Button>
    </fieldset>
  );
}

function SignOutOutcome() {
  const { problem, signedOut } = useOptions((state) => ({
    problem: state.signOutProblem,
    signedOut: state.signedOut,
  }));
  return (
    <>
      <div role="alert">{problem && <ProblemNotice problem={problem} />}</div>
      <div role="status">
        {signedOut?.revoked === true && <Notice tone="good">{i18n.t('options.signed_out')}</Notice>}
        {signedOut?.revoked === false && (
          <Notice
            tone="warn"
            actions={
              <Elsewhere href="https://x.com/settings/connected_apps">
                {i18n.t('options.connected_apps')}
              </Elsewhere>
            }
          >
            {i18n.t('options.signed_out_only_here')}
          </Notice>
        )}
      </div>
    </>
  );
}
