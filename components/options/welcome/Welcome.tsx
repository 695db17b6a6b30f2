import { useEffect } from 'react';
import { i18n } from '#i18n';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { AccountChoice } from '../AccountChoice';
import { useOptions } from '../context';
import { WelcomeEditor } from './WelcomeEditor';
import { WelcomeList } from './WelcomeList';
import { Outcome } from './WelcomeOutcome';
import './welcome.css';

/** What customers read before the first word: to write, to choose, to put into links. */
export function Welcome() {
  const { account, keys, loadKeys, loadWelcome } = useOptions((state) => {
    const account = state.chosenAccount();
    return {
      account,
      keys: account && state.keysOf[account.id]?.keys,
      loadKeys: state.loadKeys,
      loadWelcome: state.loadWelcome,
    };
  });
  const accountId = account?.id;
  const present = keys?.present === true;
  useEffect(() => {
    if (accountId !== undefined) void loadKeys();
  }, [accountId, loadKeys]);
  useEffect(() => {
    if (accountId !== undefined && present) void loadWelcome(accountId);
  }, [accountId, present, loadWelcome]);
  const refused = keys?.probe?.families.find(
    ({ family, state }) => family === 'welcome_messages' && state !== 'works' && state !== 'unreachable',
  );
  return (
    <>
      <section className="section" aria-labelledby="welcome-title">
        <h2 id="welcome-title">{i18n.t('greeting.title')}</h2>
        <p>{i18n.t('greeting.what')}</p>
        <p className="soft">{i18n.t('greeting.public')}</p>
        <AccountChoice />
        {keys?.present === false && (
          <Notice
            tone="info"
            actions={
              <>
                <a href="#keys">{i18n.t('greeting.give_keys')}</a>
                <a href="#cards">{i18n.t('greeting.plan_cards')}</a>
              </>
            }
          >
            {i18n.t('greeting.no_keys')}
          </Notice>
        )}
        {refused && (
          <Notice tone="warn" actions={<a href="#keys">{i18n.t('greeting.see_answer')}</a>}>
            {i18n.t(`probe.state_${refused.state}_why`)} {i18n.t('greeting.refused')}
          </Notice>
        )}
        <Outcome />
        {present && <Standing />}
      </section>
      {present && <WelcomeEditor />}
    </>
  );
}

function Standing() {
  const { known, write, accountId, load, writing } = useOptions((state) => {
    const accountId = state.chosenAccount()?.id ?? '';
    return {
      accountId,
      known: state.welcomeOf[accountId],
      write: state.writeWelcome,
      load: state.loadWelcome,
      writing: state.welcomeDraft !== undefined,
    };
  });
  return (
    <>
      {known === undefined && (
        <div className="skeleton tall">
          <span className="unseen">{i18n.t('greeting.loading')}</span>
        </div>
      )}
      <div role="alert">
        {known?.problem && (
          <ProblemNotice
            problem={known.problem}
            actions={
              <Button look="quiet" onClick={() => load(accountId)}>
                {i18n.t('ui.try_again')}
              </Button>
            }
          />
        )}
      </div>
      {known?.list && <WelcomeList list={known.list} />}
      <Stashed />
      {known?.list && !writing && (
        <div>
          <Button look="primary" onClick={() => write({ name: '', content: { text: '' } })}>
            {i18n.t('greeting.write')}
          </Button>
        </div>
      )}
    </>
  );
}

function Stashed() {
  const { stashed, goBack } = useOptions((state) => ({
    stashed: state.welcomeStashed !== undefined,
    goBack: state.goBackToWelcome,
  }));
  if (!stashed) return null;
  return (
    <Notice
      tone="info"
      actions={
        <Button look="quiet" onClick={goBack}>
          {i18n.t('panel.stashed_back')}
        </Button>
      }
    >
      {i18n.t('panel.stashed')}
    </Notice>
  );
}
