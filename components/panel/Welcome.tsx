import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { usePanel } from './context';

/** Nobody is signed in: what that is needed for, and what works without. */
export function Welcome() {
  const { openOptions, write } = usePanel((state) => ({
    openOptions: state.openOptions,
    write: state.writeByHand,
  }));
  return (
    <div className="sheet" role="tabpanel" aria-labelledby="tab-compose">
      <div className="part welcome">
        <section className="stack">
          <h2>{i18n.t('panel.welcome')}</h2>
          <p>{i18n.t('panel.welcome_why')}</p>
          <p className="soft">{i18n.t('panel.welcome_leads')}</p>
        </section>
        <section className="card stack">
          <h2>{i18n.t('panel.welcome_without')}</h2>
          <ul className="stack ticked">
            {(['panel.welcome_link', 'panel.welcome_templates', 'panel.welcome_by_hand'] as const).map(
              (key) => (
                <li key={key}>
                  <Icon name="check" />
                  <span>{i18n.t(key)}</span>
                </li>
              ),
            )}
          </ul>
          <Button look="quiet" onClick={write}>
            {i18n.t('panel.welcome_write')}
          </Button>
        </section>
      </div>
      <div className="footer">
        <Button look="primary" className="grow" onClick={openOptions}>
          {i18n.t('panel.welcome_sign_in')}
        </Button>
      </div>
    </div>
  );
}
