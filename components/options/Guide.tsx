import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { CopyButton } from '../ui/CopyButton';
import { Elsewhere } from '../ui/Elsewhere';
import { Field } from '../ui/Field';
import { writeDollars } from '../ui/format';
import { Icon } from '../ui/Icon';
import { useOptions } from './context';
import { SignInForm } from './SignInForm';

/** What signing in takes, in the order in which one does it. */
export function Guide({ collapsed }: { collapsed: boolean }) {
  const steps = (
    <ol className="steps">
      <Step title={i18n.t('options.step_app')}>
        <p>{i18n.t('options.step_app_what')}</p>
        <ol className="substeps">
          <li>{i18n.t('options.step_app_open')}</li>
          <li>{i18n.t('options.step_app_create')}</li>
          <li>{i18n.t('options.step_app_permissions')}</li>
          <li>{i18n.t('options.step_app_type')}</li>
        </ol>
        <p>
          <Elsewhere href="https://console.x.com">{i18n.t('options.step_app_console')}</Elsewhere>
        </p>
      </Step>
      <Step title={i18n.t('options.step_redirect')}>
        <p>{i18n.t('options.step_redirect_what')}</p>
        <RedirectUrl />
      </Step>
      <Step title={i18n.t('options.step_scopes')}>
        <p>{i18n.t('options.step_scopes_what')}</p>
        <Scopes />
      </Step>
      <Step title={i18n.t('options.step_cost')}>
        <p>{i18n.t('options.step_cost_what')}</p>
        <Costs />
      </Step>
      <Step title={i18n.t('options.step_client')}>
        <SignInForm />
      </Step>
    </ol>
  );
  if (!collapsed) {
    return (
      <section className="section" aria-labelledby="guide">
        <h2 id="guide">{i18n.t('options.sign_in')}</h2>
        <p className="soft">{i18n.t('options.sign_in_why')}</p>
        {steps}
      </section>
    );
  }
  return (
    <details className="section details">
      <summary>
        <span className="turn">
          <Icon name="right" />
        </span>
        <h2>{i18n.t('options.sign_in_guide')}</h2>
      </summary>
      {steps}
    </details>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="step">
      <h3>{title}</h3>
      {children}
    </li>
  );
}

function RedirectUrl() {
  const url = useOptions((state) => state.auth?.redirectUrl ?? '');
  const label = i18n.t('options.step_redirect_label');
  return (
    <div className="copied">
      <Field label={label}>
        {(ties) => (
          <input
            {...ties}
            className="input"
            readOnly
            dir="ltr"
            value={url}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      {url !== '' && <CopyButton text={url} name={label} />}
    </div>
  );
}

/** Each scope beside its reason. X, "OAuth 2.0 scopes". */
const scopes = [
  ['dm.write', 'options.scope_dm_write'],
  ['dm.read', 'options.scope_dm_read'],
  ['users.read', 'options.scope_users_read'],
  ['tweet.read', 'options.scope_tweet_read'],
  ['media.write', 'options.scope_media_write'],
  ['offline.access', 'options.scope_offline_access'],
] as const;

function Scopes() {
  return (
    <dl className="facts">
      {scopes.map(([scope, why]) => (
        <div key={scope}>
          <dt>
            <code>{scope}</code>
          </dt>
          <dd>{i18n.t(why)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Costs() {
  const { directMessage, person } = useOptions((state) => state.prices);
  return (
    <dl className="facts">
      <div>
        <dt>{i18n.t('ui.about_price', { price: writeDollars(directMessage) })}</dt>
        <dd>{i18n.t('options.cost_message')}</dd>
      </div>
      <div>
        <dt>{i18n.t('ui.about_price', { price: writeDollars(person) })}</dt>
        <dd>
          {i18n.t('options.cost_lookup')} {i18n.t('options.cost_lookup_note')}
        </dd>
      </div>
    </dl>
  );
}
