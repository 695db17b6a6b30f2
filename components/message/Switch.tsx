import { useId } from 'react';

interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly words: (option: T) => string;
  readonly value: T;
  readonly choose: (option: T) => void;
}

/** One of a few, side by side. */
export function Switch<T extends string>({ label, options, words, value, choose }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="switch">
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option}>
          <input
            type="radio"
            className="unseen"
            name={name}
            checked={option === value}
            onChange={() => choose(option)}
          />
          <span>{words(option)}</span>
        </label>
      ))}
    </fieldset>
  );
}
