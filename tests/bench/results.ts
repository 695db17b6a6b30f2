import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

/** One figure. `n`: how many were measured. `note`: what exactly, and what it must be read with. */
const Row = v.object({
  name: v.string(),
  value: v.number(),
  unit: v.string(),
  n: v.number(),
  note: v.string(),
});
export type Row = v.InferOutput<typeof Row>;

/** Puts rows into the file of results: those of the same names are replaced, others stay. */
export function saveResults(file: string, rows: readonly Row[]): void {
  const kept = existsSync(file) ? v.parse(v.array(Row), JSON.parse(readFileSync(file, 'utf8'))) : [];
  const fresh = new Set(rows.map(({ name }) => name));
  const all = [...kept.filter(({ name }) => !fresh.has(name)), ...rows];
  all.sort((one, other) => (one.name < other.name ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(all, undefined, 2)}\n`);
}

export function printResults(rows: readonly Row[]): void {
  const wide = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, value, unit, n, note } of rows) {
    console.log(`${name.padEnd(wide)}  ${String(value).padStart(10)} ${unit.padEnd(9)} n=${n}`);
    console.log(`${' '.repeat(wide)}  ${note}`);
  }
}

/** Two digits behind the point, for people. */
export const round = (value: number): number => Math.round(value * 100) / 100;
