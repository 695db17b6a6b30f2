import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../../ui/Button';
import { Elsewhere } from '../../ui/Elsewhere';
import { writeTime } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { useFocusFirst } from '../../ui/useFocusFirst';
import { useKeptFocus } from '../../ui/useKeptFocus';
import { AccountChoice } from '../AccountChoice';
import { useOptions } from '../context';
import { KeysForm } from './KeysForm';
import { ProbeTable } from './ProbeTable';
import './keys.css';

/** The four keys of one's own app, what they are for, and what X lets them do. */
export function Keys() {
  const { account, standing, load } = useOptions((state) => {
    const account = state.chosenAccount();
    return { account, standing: account && state.keysOf[account.id], load: state.loadKeys };
  });
  useEffect(() => {
    if (account !== undefined) void load();
  }, [account?.id, load]);
  const saved = standing?.keys?.present === true;
  return (
    <>
      <section className="section" aria-labelledby="keys-title">
        <h2 id="keys-title">{i18n.t('keys.title')}</h2>
        <p>{i18n.t('keys.what')}</p>
        <p className="soft">{i18n.t('keys.legacy')}</p>
        <AccountChoice />
        <div role="alert">{standing?.problem && <ProblemNotice problem={standing.problem} />}</div>
        {saved && <Saved savedAt={standing.keys?.savedAt} />}
        {account !== undefined && standing?.keys && (
          <KeysGuide key={`${account.id} ${saved}`} collapsed={saved} />
        )}
        <Outcome />
      </section>
      {saved && <ProbeTable />}
    </>
  );
}

function KeysGuide({ collapsed }: { collapsed: boolean }) {
  const guide = (
    <div className="stack keys-guide">
      <h3>{i18n.t('keys.where')}</h3>
      <ol className="substeps">
        <li>{i18n.t('keys.where_open')}</li>
        <li>{i18n.t('keys.where_permissions')}</li>
        <li>{i18n.t('keys.where_consumer')}</li>
        <li>{i18n.t('keys.where_access')}</li>
      </ol>
      <p>
        <Elsewhere href="https://console.x.com">{i18n.t('options.step_app_console')}</Elsewhere>
      </p>
      <KeysForm />
    </div>
  );
  if (!collapsed) return guide;
  return (
    <details className="details">
      <summary>
        <span className="turn">
          <Icon name="right" />
        </span>
        {i18n.t('keys.replace')}
      </summary>
      {guide}
    </details>
  );
}

function Saved({ savedAt }: { savedAt?: number }) {
  const { forget, busy } = useOptions((state) => ({
    forget: state.forgetKeys,
    busy: state.keysBusy === 'forgetting',
  }));
  const [asking, setAsking] = useState(false);
  const kept = useKeptFocus<HTMLDivElement>(String(asking));
  return (
    <div className="stack" {...kept}>
      <p className="standing good">
        <Icon name="check" />
        {savedAt === undefined
          ? i18n.t('keys.here')
          : i18n.t('keys.here_since', { time: writeTime(savedAt, Date.now()) })}
      </p>
      {asking ? (
        <Sure forget={forget} close={() => setAsking(false)} />
      ) : (
        <div>
          <Button busy={busy} onClick={() => setAsking(true)}>
            {i18n.t('keys.forget')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Sure({ forget, close }: { forget: () => Promise<void>; close: () => void }) {
  const no = useFocusFirst<HTMLButtonElement>();
  const yes = () => {
    close();
    void forget();
  };
  return (
    <fieldset className="sure">
      <legend>{i18n.t('keys.forget_sure')}</legend>
      <Button look="danger" onClick={yes}>
        {i18n.t('keys.forget_yes')}
      </Button>
      <Button ref={no} onClick={close}>
        {i18n.t('keys.forget_no')}
      </Button>
    </fieldset>
  );
}

function Outcome() {
  const problem = useOptions((state) => state.keysProblem);
  return <div role="alert">{problem && <ProblemNotice problem={problem} />}</div>;
}
