import { type Call, refuse } from './endpoint';

/** What one query parameter may be. */
export type Allowed = { oneOrMoreOf: readonly string[] } | { from: number; to: number } | { pattern: RegExp };

/**
 * Reads a query as X does: unknown parameters, unknown values, repeated values and empty lists are refused.
 * Returns the values by parameter, split at commas where a list is meant.
 */
export function readQuery(
  call: Call,
  allowed: Readonly<Record<string, Allowed>>,
): { values: Record<string, string[]> } | { refusal: Response } {
  const values: Record<string, string[]> = {};
  for (const [name, text] of call.url.searchParams) {
    const rule = allowed[name];
    const refuseThis = (message: string) => ({ refusal: refuse(call, message, { [name]: [text] }) });
    if (!rule)
      return refuseThis(`The query parameter [${name}] is not one of [${Object.keys(allowed).join(',')}]`);
    const given = 'oneOrMoreOf' in rule ? text.split(',') : [text];
    if (
      name in values ||
      new Set(given).size !== given.length ||
      !given.every((value) => fits(value, rule))
    ) {
      return refuseThis(`The \`${name}\` query parameter value [${text}] is not valid`);
    }
    values[name] = given;
  }
  return { values };
}

function fits(value: string, rule: Allowed): boolean {
  if ('oneOrMoreOf' in rule) return rule.oneOrMoreOf.includes(value);
  if ('pattern' in rule) return rule.pattern.test(value);
  return /^[0-9]+$/.test(value) && Number(value) >= rule.from && Number(value) <= rule.to;
}
