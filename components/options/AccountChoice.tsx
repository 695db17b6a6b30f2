import { i18n } from '#i18n';
import { Field } from '../ui/Field';
import { Handle } from '../ui/Handle';
import { Select } from '../ui/Select';
import { useOptions } from './context';

/** Which account a part of the page is about; says so where there is only one, and what to do where there is none. */
export function AccountChoice() {
  const { accounts, account, choose } = useOptions((state) => ({
    accounts: state.auth?.accounts,
    account: state.chosenAccount(),
    choose: state.chooseAccount,
  }));
  if (accounts === undefined) return null;
  if (account === undefined) {
    return (
      <p>
        {i18n.t('options.nobody_for_this')} <a href="#sign-in">{i18n.t('options.part_sign_in')}</a>
      </p>
    );
  }
  if (accounts.length === 1) {
    return (
      <p className="soft">
        {i18n.t('options.for_account')} <Handle handle={account.handle} />
      </p>
    );
  }
  return (
    <Field label={i18n.t('options.account')}>
      {(ties) => (
        <Select {...ties} value={account.id} onChange={({ target }) => choose(target.value)}>
          {accounts.map(({ id, handle }) => (
            <option key={id} value={id}>
              @{handle}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
