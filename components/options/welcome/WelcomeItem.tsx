import { useState } from 'react';
import { i18n } from '#i18n';
import { buildDeepLink } from '../../../lib/deep-link/deep-link';
import type { WelcomeMessage } from '../../../lib/x-api/legacy/welcome-messages';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { Icon } from '../../ui/Icon';
import { useFocusFirst } from '../../ui/useFocusFirst';
import { useKeptFocus } from '../../ui/useKeptFocus';
import { useOptions } from '../context';
import { textOf, titleOf } from './as-message';

/** One welcome message: what it says, whether it is the default, and what one can do with it. */
export function WelcomeItem({ welcome, isDefault }: { welcome: WelcomeMessage; isDefault: boolean }) {
  const { accountId, inLinks, busy, makeDefault, change } = useOptions((state) => {
    const accountId = state.chosenAccount()?.id ?? '';
    return {
      accountId,
      inLinks: state.settings?.welcomeMessageFor[accountId] === welcome.id,
      busy: state.welcomeBusy === 'choosing',
      makeDefault: state.makeDefault,
      change: state.changeWelcome,
    };
  });
  const [asking, setAsking] = useState(false);
  const kept = useKeptFocus<HTMLLIElement>(`${asking} ${isDefault}`);
  const title = titleOf(welcome);
  const named = (action: string) => i18n.t('greeting.action', { action, name: title });
  return (
    <li className="card stack welcome-item" aria-label={title} {...kept}>
      <div className="section-head">
        <strong className="clip grow">
          <bdi>{title}</bdi>
        </strong>
        {isDefault && (
          <span className="small standing good">
            <Icon name="check" />
            {i18n.t('greeting.is_default')}
          </span>
        )}
        {inLinks && <span className="small soft">{i18n.t('greeting.in_links')}</span>}
      </div>
      {welcome.name !== undefined && (
        <p className="clip soft" dir="auto">
          {textOf(welcome)}
        </p>
      )}
      <Parts welcome={welcome} />
      {asking ? (
        <Sure
          welcome={welcome}
          title={title}
          isDefault={isDefault}
          inLinks={inLinks}
          close={() => setAsking(false)}
        />
      ) : (
        <div className="actions">
          {!isDefault && (
            <Button
              busy={busy}
              aria-label={named(i18n.t('greeting.make_default'))}
              onClick={() => makeDefault(welcome.id)}
            >
              {i18n.t('greeting.make_default')}
            </Button>
          )}
          <Button aria-label={named(i18n.t('greeting.change'))} onClick={() => change(welcome)}>
            {i18n.t('greeting.change')}
          </Button>
          <Button aria-label={named(i18n.t('greeting.remove'))} onClick={() => setAsking(true)}>
            {i18n.t('greeting.remove')}
          </Button>
        </div>
      )}
      <dl className="facts copies">
        <div>
          <dt>{i18n.t('greeting.id')}</dt>
          <dd>
            <code>{welcome.id}</code> <CopyButton text={welcome.id} name={named(i18n.t('greeting.id'))} />
          </dd>
        </div>
        <div>
          <dt>{i18n.t('greeting.link')}</dt>
          <dd>
            <CopyButton
              text={buildDeepLink({ recipientId: accountId, welcomeMessageId: welcome.id })}
              name={named(i18n.t('greeting.link'))}
            />
          </dd>
        </div>
      </dl>
    </li>
  );
}

function Parts({ welcome: { message_data: data } }: { welcome: WelcomeMessage }) {
  const parts = [
    data.attachment && i18n.t('greeting.has_file'),
    data.ctas?.length && i18n.t('greeting.has_buttons', data.ctas.length),
    data.quick_reply?.options.length && i18n.t('greeting.has_replies', data.quick_reply.options.length),
  ].filter(Boolean);
  return parts.length > 0 ? <p className="small soft">{parts.join(' · ')}</p> : null;
}

interface SureProps {
  readonly welcome: WelcomeMessage;
  readonly title: string;
  readonly isDefault: boolean;
  readonly inLinks: boolean;
  readonly close: () => void;
}

function Sure({ welcome, title, isDefault, inLinks, close }: SureProps) {
  const remove = useOptions((state) => state.removeWelcome);
  const no = useFocusFirst<HTMLButtonElement>();
  const yes = () => {
    close();
    void remove(welcome.id);
  };
  return (
    <fieldset className="sure">
      <legend>
        {i18n.t('greeting.remove_sure', { name: title })} {i18n.t('greeting.remove_links')}{' '}
        {isDefault && <strong>{i18n.t('greeting.remove_default')} </strong>}
        {inLinks && <strong>{i18n.t('greeting.remove_in_links')}</strong>}
      </legend>
      <Button look="danger" onClick={yes}>
        {i18n.t('greeting.remove_yes')}
      </Button>
      <Button ref={no} onClick={close}>
        {i18n.t('greeting.remove_no')}
      </Button>
    </fieldset>
  );
}
