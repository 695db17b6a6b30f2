import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Handle } from '../ui/Handle';
import { Icon } from '../ui/Icon';
import { Select } from '../ui/Select';
import { usePanel } from './context';
import { SendsMeter } from './SendsMeter';
import { accountOf } from './session';

export function Header() {
  const { account, openOptions } = usePanel((state) => ({
    account: accountOf(state),
    openOptions: state.openOptions,
  }));
  return (
    <header className="header">
      <span className="avatar" aria-hidden="true">
        {account ? account.handle.slice(0, 1).toUpperCase() : <Icon name="bubbles" />}
      </span>
      <div className="grow">
        <WhoSends />
        <SendsMeter />
      </div>
      <Button look="icon-only" aria-label={i18n.t('panel.settings')} onClick={openOptions}>
        <Icon name="settings" />
      </Button>
    </header>
  );
}

function WhoSends() {
  const { accounts, account, choose } = usePanel((state) => ({
    accounts: state.accounts,
    account: accountOf(state),
    choose: state.chooseAccount,
  }));
  if (account === undefined) return <h1 className="clip">{i18n.t('app.name')}</h1>;
  if (accounts?.length === 1) {
    return (
      <h1 className="clip">
        <span className="unseen">{i18n.t('panel.signed_in_as', { handle: '' })}</span>
        <Handle handle={account.handle} />
      </h1>
    );
  }
  return (
    <>
      <h1 className="unseen">{i18n.t('panel.signed_in_as', { handle: account.handle })}</h1>
      <Select
        aria-label={i18n.t('panel.account')}
        value={account.id}
        onChange={(event) => choose(event.target.value)}
      >
        {accounts?.map((one) => (
          <option key={one.id} value={one.id}>
            @{one.handle}
          </option>
        ))}
      </Select>
    </>
  );
}
