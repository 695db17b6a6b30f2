import { useState } from 'react';
import { i18n } from '#i18n';
import { Field } from '../ui/Field';
import { useOptions } from './context';
import { Saving } from './Saving';

/** How long a message can be taken back, and how long finished ones are kept. */
export function SendingSettings() {
  const { settings, change } = useOptions((state) => ({
    settings: state.settings,
    change: state.changeSettings,
  }));
  if (settings === undefined) return null;
  return (
    <section className="section" aria-labelledby="sending">
      <div className="section-head">
        <h2 id="sending">{i18n.t('options.sending')}</h2>
        <Saving of="sending" />
      </div>
      <WholeNumber
        label={i18n.t('options.undo_seconds')}
        hint={i18n.t('options.undo_seconds_hint')}
        value={settings.undoSeconds}
        min={0}
        max={60}
        save={(undoSeconds) => change({ undoSeconds })}
      />
      <WholeNumber
        label={i18n.t('options.keep_days')}
        hint={i18n.t('options.keep_days_hint')}
        value={settings.keepDays}
        min={1}
        max={365}
        save={(keepDays) => change({ keepDays })}
      />
    </section>
  );
}

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly save: (value: number) => void;
}

function WholeNumber({ label, hint, value, min, max, save }: Props) {
  // What is no number yet stays as it was typed and is not saved.
  const [unfit, setUnfit] = useState<string>();
  const write = (typed: string) => {
    const number = /^\s*[0-9]{1,4}\s*$/u.test(typed) ? Number(typed) : Number.NaN;
    const fits = number >= min && number <= max;
    setUnfit(fits ? undefined : typed);
    if (fits) save(number);
  };
  const wrong = unfit !== undefined && (
    <span role="status">{i18n.t('options.number_between', { min, max })}</span>
  );
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(ties) => (
        <input
          {...ties}
          className="input short"
          inputMode="numeric"
          value={unfit ?? String(value)}
          onChange={(event) => write(event.target.value)}
        />
      )}
    </Field>
  );
}
