import { useState } from 'react';

/**
 * What stands in a field whose value is kept in another form: as it was typed for as long as it means the value,
 * else as the value is written.
 */
export function useTyped(value: string, mean: (typed: string) => string, write: (value: string) => string) {
  const [typed, setTyped] = useState(() => write(value));
  return [mean(typed) === value ? typed : write(value), setTyped] as const;
}
