import { i18n } from '#i18n';
import { Accounts } from './Accounts';
import { useOptions } from './context';
import { Guide } from './Guide';

/** Who is signed in, and how one signs in. */
export function SignInPart() {
  const hasAccounts = useOptions((state) => (state.auth?.accounts.length ?? 0) > 0);
  // Who is signed in already comes for that; who is not, for the steps. Keys let both change places unharmed.
  const accounts = <Accounts key="accounts" />;
  const guide = <Guide key="guide" collapsed={hasAccounts} />;
  return (
    <>
      <p className="soft">{i18n.t('options.intro')}</p>
      {hasAccounts ? [accounts, guide] : [guide, accounts]}
    </>
  );
}
