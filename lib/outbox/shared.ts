interface Held<K, T> {
  readonly key: K;
  value: Promise<T>;
  changed: boolean;
}

/** What several works change in one transaction: read once, changed in the order asked for, written once. */
export function share<K extends string | readonly string[], T>(
  load: (key: K) => Promise<T>,
  save: (key: K, value: T) => void,
) {
  const held = new Map<string, Held<K, T>>();
  const hold = (key: K): Held<K, T> => {
    const there = held.get(String(key));
    if (there) return there;
    const fresh = { key, value: load(key), changed: false };
    held.set(String(key), fresh);
    return fresh;
  };
  return {
    /** With every change asked for so far. */
    read: (key: K): Promise<T> => hold(key).value,
    change(key: K, change: (value: T) => T): void {
      const one = hold(key);
      one.changed = true;
      one.value = one.value.then(change);
      // Who flushes hears of a failure; where the transaction has ended before, nobody needs to.
      one.value.catch(() => {});
    },
    async flush(): Promise<void> {
      const all = [...held.values()];
      held.clear();
      await Promise.all(
        all.map(async ({ key, value, changed }) => {
          const kept = await value;
          if (changed) save(key, kept);
        }),
      );
    },
  };
}
