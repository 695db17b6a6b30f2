import type { ChangeEvent, InputHTMLAttributes, ReactNode } from 'react';
import { Count } from './Count';
import { Field } from './Field';

interface Props extends Pick<InputHTMLAttributes<HTMLInputElement>, 'inputMode' | 'onPaste' | 'onBlur'> {
  readonly label: ReactNode;
  readonly value: string;
  readonly write: (value: string) => void;
  readonly hint?: ReactNode;
  readonly wrong?: ReactNode;
  /** Characters; shown as a count. Nothing is ever cut. */
  readonly limit?: number;
  /** More than one line. */
  readonly tall?: boolean;
  /** Names it for who puts the focus here (`data-part`). */
  readonly part?: string;
}

/** A text field with its hint, its count and what is wrong with it. */
export function CountedField({ label, value, write, hint, wrong, limit, tall, part, ...input }: Props) {
  const under = (hint || limit !== undefined) && (
    <span className={hint ? 'under' : 'under only'}>
      {hint && <span className="grow">{hint}</span>}
      {limit !== undefined && (
        <span className={value.trim().length > limit ? 'bad' : undefined}>
          <Count count={value.trim().length} limit={limit} />
        </span>
      )}
    </span>
  );
  const change = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => write(event.target.value);
  return (
    <Field label={label} hint={under} wrong={wrong}>
      {(ties) =>
        tall ? (
          <textarea
            {...ties}
            className="input low"
            dir="auto"
            value={value}
            data-part={part}
            onChange={change}
          />
        ) : (
          <input
            {...ties}
            {...input}
            className="input"
            dir="auto"
            value={value}
            data-part={part}
            onChange={change}
          />
        )
      }
    </Field>
  );
}
