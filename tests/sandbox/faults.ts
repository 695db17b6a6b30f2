import type { ErrorAnswer } from './errors';
import { matchRoute, type Route } from './route';

/** What goes wrong with one request. `committed`: only after its effect was done. */
export type Fault =
  /** The connection dies before anything was done. */
  | { kind: 'dropBefore' }
  /** The connection dies while the body comes, after about so many bytes of it; nothing was done. */
  | { kind: 'cutRequest'; bytes: number }
  /** It was done; the connection dies before an answer. */
  | { kind: 'dropAfter' }
  /** It was done; the answer's headers and half of its body arrive, then the connection dies. */
  | { kind: 'cutBody' }
  /** The answer waits `ms` milliseconds; without `committed` the effect waits with it. */
  | { kind: 'slow'; ms: number; committed?: boolean }
  /** No answer ever. */
  | { kind: 'hang'; committed?: boolean }
  /** Another answer instead. */
  | { kind: 'answer'; error: ErrorAnswer; committed?: boolean };

interface Rule {
  route: Route;
  fault: Fault;
  /** How many requests it still meets. */
  left: number;
  /** Chance of each to be met. */
  chance: () => boolean;
}

/** What is to go wrong: rules asked in order, the first that fits and has its turn decides. */
export class Faults {
  readonly #rules: Rule[] = [];

  /** The next `times` requests of this route meet the fault. */
  next(route: Route, fault: Fault, times = 1): void {
    this.#rules.push({ route, fault, left: times, chance: () => true });
  }

  /** Each request of this route meets the fault with this probability; the same seed gives the same sequence. */
  sometimes(route: Route, fault: Fault, probability: number, seed: number): void {
    const random = randomFrom(seed);
    this.#rules.push({ route, fault, left: Number.POSITIVE_INFINITY, chance: () => random() < probability });
  }

  /** What this request meets, used up with it. */
  take(method: string, path: string): Fault | undefined {
    for (const rule of this.#rules) {
      if (rule.left <= 0 || !matchRoute(rule.route, method, path) || !rule.chance()) continue;
      rule.left -= 1;
      return rule.fault;
    }
    return undefined;
  }

  clear(): void {
    this.#rules.length = 0;
  }
}

/** Mulberry32: numbers from 0 to 1, the same ones for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
