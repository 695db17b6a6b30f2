import * as v from 'valibot';
import { announce, type Topic } from './changes';
import { database } from './database';
import { Settings } from './settings';

/** One named value in the database: read back through its schema, with a default for what is missing or broken. */
export interface Value<T> {
  read(): Promise<T>;
  write(value: T): Promise<void>;
}

export function defineValue<T>(
  name: string,
  schema: v.GenericSchema<unknown, T>,
  empty: T,
  /** What our own pages are told of; absent: nobody shows it. */
  topic?: Topic,
): Value<T> {
  return {
    async read() {
      const db = await database();
      const stored = v.safeParse(schema, await db.get('values', name));
      return stored.success ? stored.output : empty;
    },
    async write(value) {
      const db = await database();
      await db.put('values', value, name);
      if (topic) announce(topic);
    },
  };
}

export const settings = defineValue('settings', Settings, v.parse(Settings, {}), 'settings');
