import { fileURLToPath } from 'node:url';
import { printResults, type Row, saveResults } from './results';

const file = fileURLToPath(new URL('../../bench-results.json', import.meta.url));

/** Each measures and answers with its rows. Loaded when it is its turn: one alone need not wait for the others. */
const benches: Readonly<Record<string, () => Promise<Row[]>>> = {
  page: async () => (await import('./page')).bench(),
  outbox: async () => (await import('./outbox')).bench(),
  tokens: async () => (await import('./tokens')).bench(),
  chaos: async () => (await import('./chaos')).bench(),
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
  const rows = await bench();
  saveResults(file, rows);
  printResults(rows);
}
// A browser's pipe may still be open: what was to be measured is measured.
process.exit(0);
