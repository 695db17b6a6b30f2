/** The value below which `share` (0 to 1) of the values lie; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

interface Pairs {
  readonly a: number[];
  readonly b: number[];
}

/** Measures two things side by side, A-B-B-A, so that a slow minute of the machine meets both; a warm-up is dropped. */
export async function alternate(
  pairs: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
): Promise<Pairs> {
  await a();
  await b();
  const measured: Pairs = { a: [], b: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    if (pair % 2 === 0) {
      measured.a.push(await a());
      measured.b.push(await b());
    } else {
      measured.b.push(await b());
      measured.a.push(await a());
    }
  }
  return measured;
}

/** The median of the differences of each pair: what `a` has on top of `b`. */
export const medianDifference = ({ a, b }: Pairs): number =>
  median(a.map((value, at) => value - (b[at] ?? Number.NaN)));

/** The middle half of the differences, for the note: how sure the median is. */
export function spread({ a, b }: Pairs): string {
  const differences = a.map((value, at) => value - (b[at] ?? Number.NaN));
  return `quartiles ${quantile(differences, 0.25).toFixed(2)} to ${quantile(differences, 0.75).toFixed(2)}`;
}
