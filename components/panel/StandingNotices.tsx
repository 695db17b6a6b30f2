import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { usePanel } from './context';

/** What stands in the way of sending just now, whichever part is open. */
export function StandingNotices() {
  const { accounts, online, openOptions } = usePanel((state) => ({
    accounts: state.accounts,
    online: state.online,
    openOptions: state.openOptions,
  }));
  const ended = accounts?.filter((account) => account.state === 'again');
  return (
    <div className="notices" role="status">
      {!online && <Notice tone="warn">{i18n.t('panel.offline')}</Notice>}
      {ended?.map((account) => (
        <Notice
          key={account.id}
          tone="warn"
          actions={
            <Button look="quiet" onClick={openOptions}>
              {i18n.t('panel.again_button')}
            </Button>
          }
        >
          {i18n.t('panel.again', { handle: account.handle })}
        </Notice>
      ))}
    </div>
  );
}
