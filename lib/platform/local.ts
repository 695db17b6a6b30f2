import * as v from 'valibot';

/** A value that one of our own pages keeps for itself. */
export interface Local<T> {
  /** Undefined where nothing is kept, or nothing that can be read. */
  read(): T | undefined;
  keep(value: T): void;
  forget(): void;
}

/** Kept in the extension pages' own localStorage, where content scripts can't read; there at once, without asking. */
export function defineLocal<T>(key: string, schema: v.GenericSchema<unknown, T>): Local<T> {
  return {
    read() {
      try {
        const stored = v.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? 'null'));
        return stored.success ? stored.output : undefined;
      } catch {
        return undefined;
      }
    },
    keep(value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // A full disk: it is still in front of the person, only closing the page would lose it.
      }
    },
    forget: () => localStorage.removeItem(key),
  };
}
