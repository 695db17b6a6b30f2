import { fileURLToPath } from 'node:url';
import { printResults, type Row, saveResults } from './results';

const file = fileURLToPath(new URL('../../bench-results.json', import.meta.url));

/**
 * Each measures, step by step, and every step's rows are kept as soon as it is through. Loaded when it is its turn:
 * one alone need not wait for the others.
 */
const benches: Readonly<Record<string, () => Promise<readonly (() => Promise<Row[]>)[]>>> = {
  page: async () => (await import('./page')).steps,
  picker: async () => (await import('./picker')).steps,
  panel: async () => (await import('./panel')).steps,
  outbox: async () => (await import('./outbox')).steps,
  tokens: async () => (await import('./tokens')).steps,
  rich: async () => (await import('./rich')).steps,
  chaos: async () => (await import('./chaos')).steps,
};

const [wanted] = process.argv.slice(2);
const names = wanted === undefined ? Object.keys(benches) : [wanted];
for (const name of names) {
  const bench = benches[name];
  if (!bench) {
    console.error(`There is no bench "${name}". There are: ${Object.keys(benches).join(', ')}.`);
    process.exit(1);
  }
  console.log(`\n${name}`);
  for (const step of await bench()) {
    const rows = await step();
    saveResults(file, rows);
    printResults(rows);
  }
}
// A browser's pipe may still be open: what was to be measured is measured.
process.exit(0);
