import { type FormEvent, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { useOptions } from '../context';

const fields = ['consumerKey', 'consumerSecret', 'accessToken', 'accessSecret'] as const;
const words = {
  consumerKey: ['keys.consumer_key', 'keys.consumer_key_hint'],
  consumerSecret: ['keys.consumer_secret', 'keys.consumer_secret_hint'],
  accessToken: ['keys.access_token', 'keys.access_token_hint'],
  accessSecret: ['keys.access_secret', 'keys.access_secret_hint'],
} as const;
const empty = { consumerKey: '', consumerSecret: '', accessToken: '', accessSecret: '' };

/** The keys as they are typed. They live here until X has taken them, and nowhere else in the page. */
export function KeysForm() {
  const { save, saving } = useOptions((state) => ({
    save: state.saveKeys,
    saving: state.keysBusy === 'saving',
  }));
  const [keys, setKeys] = useState(empty);
  const [asked, setAsked] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    const missing = fields.find((field) => keys[field].trim() === '');
    if (missing !== undefined) {
      event.currentTarget.querySelector<HTMLElement>(`[name="${missing}"]`)?.focus();
      return;
    }
    if (await save(keys)) {
      setKeys(empty);
      setAsked(false);
    }
  };
  return (
    <form className="stack" onSubmit={submit} noValidate autoComplete="off">
      {fields.map((field) => {
        const [label, hint] = words[field];
        return (
          <Field
            key={field}
            label={i18n.t(label)}
            hint={i18n.t(hint)}
            wrong={asked && keys[field].trim() === '' && i18n.t('keys.missing')}
          >
            {(ties) => (
              <input
                {...ties}
                name={field}
                className="input"
                dir="ltr"
                type={field.endsWith('Secret') ? 'password' : 'text'}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={200}
                value={keys[field]}
                onChange={({ target }) => setKeys({ ...keys, [field]: target.value })}
              />
            )}
          </Field>
        );
      })}
      <p className="hint">{i18n.t('keys.kept')}</p>
      <p className="hint">{i18n.t('keys.upload_asked')}</p>
      <div>
        <Button type="submit" look="primary" busy={saving}>
          {i18n.t(saving ? 'keys.saving' : 'keys.save')}
        </Button>
      </div>
    </form>
  );
}
