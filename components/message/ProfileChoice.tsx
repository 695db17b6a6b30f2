import { i18n } from '#i18n';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';

interface Props {
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
  readonly value: string | undefined;
  readonly choose: (id: string | undefined) => void;
}

/** Who the message seems to come from, for accounts that have custom profiles at X. */
export function ProfileChoice({ profiles, value, choose }: Props) {
  // One that a template brought and that is not listed is still the one that is chosen.
  const unknown = value !== undefined && profiles.every(({ id }) => id !== value);
  if (profiles.length === 0 && !unknown) return null;
  return (
    <Field label={i18n.t('parts.profile')} hint={i18n.t('parts.profile_hint')}>
      {(ties) => (
        <Select {...ties} value={value ?? ''} onChange={(event) => choose(event.target.value || undefined)}>
          <option value="">{i18n.t('parts.profile_none')}</option>
          {unknown && <option value={value}>{value}</option>}
          {profiles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
