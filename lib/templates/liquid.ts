import { AssignTag, CaseTag, type Context, Drop, IfTag, Liquid, UnlessTag, type Value } from 'liquidjs';
import { markValue } from './address';

/** Says what a name stands for. `asCondition`: a condition asks, not a place that shows it. */
export type Read = (name: string, asCondition: boolean) => unknown;

/** Names as Liquid looks them up: `customer` leads to the names that begin with it, the rest is read. */
export class Names extends Drop {
  // Private for real: what is a plain property, a template could read.
  readonly #read: Read;
  readonly #prefixes: ReadonlySet<string>;
  readonly #path: string;

  constructor(read: Read, prefixes: ReadonlySet<string>, path = '') {
    super();
    this.#read = read;
    this.#prefixes = prefixes;
    this.#path = path;
    // A template must not reach what every object has, and may use such a word for a field of its own.
    for (const name of Object.getOwnPropertyNames(Object.prototype)) Object.defineProperty(this, name, {});
  }

  override liquidMethodMissing(key: string | number, context: Context): unknown {
    const path = this.#path === '' ? String(key) : `${this.#path}.${key}`;
    if (this.#prefixes.has(path)) return new Names(this.#read, this.#prefixes, path);
    return this.#read(path, context.getRegister(inCondition) === true);
  }
}

const inCondition = 'aside.condition';

function markCondition(value: Value): void {
  const evaluate = value.value.bind(value);
  value.value = function* (context, lenient) {
    context.setRegister(inCondition, true);
    const found: unknown = yield* evaluate(context, lenient);
    context.setRegister(inCondition, false);
    if (found instanceof Names) throw new Error('a name that is but the beginning of others');
    return found;
  };
}

class If extends IfTag {
  constructor(...given: ConstructorParameters<typeof IfTag>) {
    super(...given);
    for (const { value } of this.branches) markCondition(value);
  }
}

class Unless extends UnlessTag {
  constructor(...given: ConstructorParameters<typeof UnlessTag>) {
    super(...given);
    for (const { value } of this.branches) markCondition(value);
  }
}

class Case extends CaseTag {
  constructor(...given: ConstructorParameters<typeof CaseTag>) {
    super(...given);
    markCondition(this.value);
  }
}

/** Liquid's own is lenient where conditions are, and what it assigned would then be shown as a blank. */
class Assign extends AssignTag {
  constructor(...given: ConstructorParameters<typeof AssignTag>) {
    super(...given);
    const { value } = this as unknown as { value: Value };
    const evaluate = value.value.bind(value);
    value.value = (context) => evaluate(context, false);
  }
}

const made = new Map<string, Liquid>();

/** What these filters made is encoded already; `raw`, Liquid's own, says that it is to stay as it is. */
const encoders = ['url_encode', 'cgi_escape', 'uri_escape'];

/**
 * Liquid with the month and day names of a language. No includes, no file access; work and memory are bounded.
 * `marking`: what is filled in is marked for `joinAddress`.
 */
export function liquidFor(locale: string, marking = false): Liquid {
  const key = `${locale} ${marking}`;
  const kept = made.get(key);
  if (kept) return kept;
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    // For `| default:`; a condition reads through `Names`, which asks where it matters.
    lenientIf: true,
    ownPropertyOnly: true,
    templates: {},
    locale,
    parseLimit: 20_000,
    memoryLimit: 1_000_000,
    ...(marking && { outputEscape: markValue }),
  });
  liquid.registerTag('if', If);
  liquid.registerTag('unless', Unless);
  liquid.registerTag('case', Case);
  liquid.registerTag('assign', Assign);
  for (const name of marking ? encoders : []) {
    const filter = liquid.filters[name];
    if (typeof filter === 'function') liquid.registerFilter(name, { raw: true, handler: filter });
  }
  made.set(key, liquid);
  return liquid;
}
