import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { Answer } from '../../lib/platform/messages';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { useOptions } from './context';
import { titleOf } from './welcome/as-message';

/** The welcome message that an account's links ask for: chosen from X's list, or by id where that can't be read. */
export function LinkWelcome({ accountId, handle }: { accountId: string; handle: string }) {
  const { chosen, list, load, save } = useOptions((state) => ({
    chosen: state.settings?.welcomeMessageFor[accountId] ?? '',
    list: state.welcomeOf[accountId]?.list,
    load: state.loadWelcomeWithKeys,
    save: state.chooseForLinks,
  }));
  useEffect(() => void load(accountId), [load, accountId]);
  const label = i18n.t('options.link_welcome_for', { handle });
  const choose = (id: string) => void save(accountId, id);
  return list === undefined ? (
    <ById label={label} chosen={chosen} choose={choose} />
  ) : (
    <FromList label={label} chosen={chosen} choose={choose} list={list} />
  );
}

interface Props {
  readonly label: string;
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

function FromList({ label, chosen, choose, list }: Props & { list: Answer['welcome.list'] }) {
  const isListed = chosen === '' || list.messages.some(({ id }) => id === chosen);
  return (
    <Field label={label} hint={i18n.t('options.link_welcome_hint')}>
      {(ties) => (
        <Select {...ties} value={chosen} onChange={({ target }) => choose(target.value)}>
          <option value="">{i18n.t('options.link_welcome_usual')}</option>
          {!isListed && <option value={chosen}>{i18n.t('options.link_welcome_gone', { id: chosen })}</option>}
          {list.messages.map((welcome) => (
            <option key={welcome.id} value={welcome.id}>
              {titleOf(welcome)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function ById({ label, chosen, choose }: Props) {
  // What is no id stays in front of the person and is not saved.
  const [unfit, setUnfit] = useState<string>();
  const write = (typed: string) => {
    const id = typed.trim();
    const fits = /^[0-9]{0,19}$/u.test(id);
    setUnfit(fits ? undefined : typed);
    if (fits) choose(id);
  };
  return (
    <Field
      label={label}
      hint={i18n.t('options.link_welcome_id_hint')}
      wrong={unfit !== undefined && <span role="status">{i18n.t('options.link_welcome_wrong')}</span>}
    >
      {(ties) => (
        <input
          {...ties}
          className="input"
          dir="ltr"
          inputMode="numeric"
          value={unfit ?? chosen}
          onChange={({ target }) => write(target.value)}
        />
      )}
    </Field>
  );
}
