type Work = (lock: { name: string } | null) => unknown;

/**
 * The Web Locks that Node 20 lacks: exclusive, first come first served, `ifAvailable`. With new ones in their place
 * (the browser stopped the worker) whoever waits is dead and never gets its turn.
 */
export function fakeLocks() {
  const held = new Map<string, Promise<unknown>>();
  const locks = {
    async request(name: string, options: { ifAvailable?: boolean } | Work, then?: Work): Promise<unknown> {
      const work = typeof options === 'function' ? options : then;
      const ifAvailable = typeof options === 'function' ? false : options.ifAvailable;
      const before = held.get(name);
      if (before && ifAvailable) return work?.(null);
      const run = (async () => {
        await before?.catch(() => {});
        if (before && (navigator.locks as unknown) !== locks) await new Promise(() => {});
        return work?.({ name });
      })();
      held.set(name, run);
      try {
        return await run;
      } finally {
        if (held.get(name) === run) held.delete(name);
      }
    },
  };
  return locks;
}
