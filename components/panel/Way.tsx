import { i18n } from '#i18n';
import type { Transport } from '../../lib/message/transport';
import { Button } from '../ui/Button';
import { Disclosure } from '../ui/Disclosure';
import { Elsewhere } from '../ui/Elsewhere';
import { Icon } from '../ui/Icon';
import { usePanel } from './context';
import { useOutlook } from './outlook';

const titles: Record<Transport, 'transport.by_v2' | 'transport.by_legacy' | 'transport.by_page'> = {
  v2: 'transport.by_v2',
  'v1.1': 'transport.by_legacy',
  page: 'transport.by_page',
};

/** By which way the message goes, why, and what the customer will not get by it: said before it is sent. */
export function Way() {
  const { transport, reason, rendering } = useOutlook();
  const { withoutLegacy, setWithoutLegacy, encrypted, setEncrypted, signedIn } = usePanel((state) => ({
    withoutLegacy: state.withoutLegacy,
    setWithoutLegacy: state.setWithoutLegacy,
    encrypted: state.encrypted,
    setEncrypted: state.setEncrypted,
    signedIn: state.accounts?.length !== 0,
  }));
  const lost = rendering?.losses ?? [];
  const wantsKeys = reason === 'no_keys' || reason === 'not_probed' || reason === 'legacy_refused';
  return (
    <section className={lost.length > 0 ? 'way lossy' : 'way'} aria-label={i18n.t('transport.title')}>
      <p className="way-line">
        <Icon name={lost.length > 0 ? 'warn' : 'info'} />
        <span>
          <strong>{i18n.t(titles[transport])}.</strong>{' '}
          {reason === 'plain' && !encrypted ? null : i18n.t(`transport.why.${reason}`)}
        </span>
      </p>
      {lost.length > 0 && (
        <>
          <p className="small">{i18n.t('transport.loses')}:</p>
          <ul className="losses small">
            {lost.map((loss) => (
              <li key={loss}>{i18n.t(`loss.${loss}`)}</li>
            ))}
          </ul>
        </>
      )}
      <div className="actions">
        {wantsKeys && (
          <Elsewhere href="/options.html#keys">
            {i18n.t(reason === 'no_keys' ? 'transport.keys' : 'transport.keys_check')}
          </Elsewhere>
        )}
        {reason === 'native' && (
          <Button look="quiet" onClick={() => setWithoutLegacy(true)}>
            {i18n.t('transport.as_text')}
          </Button>
        )}
        {withoutLegacy && (
          <Button look="quiet" onClick={() => setWithoutLegacy(false)}>
            {i18n.t('transport.natively')}
          </Button>
        )}
      </div>
      {signedIn && (
        <Disclosure title={i18n.t('transport.other')} open={encrypted}>
          <label className="tick">
            <input
              type="checkbox"
              checked={encrypted}
              onChange={(event) => setEncrypted(event.target.checked)}
            />
            {i18n.t('transport.encrypted')}
          </label>
          <p className="hint">{i18n.t('transport.encrypted_hint')}</p>
        </Disclosure>
      )}
    </section>
  );
}
