import { Liquid, UndefinedVariableError } from 'liquidjs';
import type { PageContext } from '../message/page-context';
import { fail, ok, type Result } from '../message/problem';
import type { Rendered } from './template';

/**
 * Liquid, the words that users of help desks know. A placeholder without a value is an error (never a blank),
 * unless the template says `| default:`. No includes, no file access; work and memory are bounded.
 */
const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 20_000,
  renderLimit: 200,
  memoryLimit: 1_000_000,
});

/** The placeholder that becomes the agent's own private message link. It can't be asked for. */
const linkPlaceholder = 'private_message_link';

export interface RenderInput {
  readonly context: PageContext;
  /** What the agent answered, by placeholder name such as `order_number` or `customer.name`. */
  readonly answers: Readonly<Record<string, string>>;
  /** The agent's own private message link, where the account is known. */
  readonly link?: string;
}

/**
 * Fills a template's text. Answers `ask` with the placeholders that have no value yet, in the order in which they
 * are met; fails with `template_broken` (detail: what Liquid said) or `own_account_unknown`.
 */
export function renderTemplate(text: string, input: RenderInput): Result<Rendered> {
  const scope = scopeOf(input);
  const missing: string[] = [];
  // Each round meets one placeholder more: filling it with a mark lets the next one show itself.
  for (let round = 0; round < 50; round += 1) {
    try {
      const rendered = String(liquid.parseAndRenderSync(text, scope));
      if (missing.length === 0) {
        if (rendered.trim() === '') return fail('text_empty');
        return ok({ state: 'ready', text: rendered.trim() });
      }
      if (missing.includes(linkPlaceholder)) return fail('own_account_unknown');
      return ok({ state: 'ask', fields: missing.map((name) => ({ name, label: labelOf(name) })) });
    } catch (error) {
      const name = undefinedVariable(error, text);
      if (name === undefined || missing.includes(name)) {
        return fail('template_broken', { detail: error instanceof Error ? error.message : String(error) });
      }
      missing.push(name);
      setIn(scope, name, '?');
    }
  }
  return fail('template_broken', { detail: 'more than 50 placeholders' });
}

/** The text in one line with its placeholders in angle quotes, for a list. Never fails. */
export function previewTemplate(text: string): string {
  return text
    .replace(/\{%-?.*?-?%\}/gs, ' ')
    .replace(/\{\{-?\s*([\w.]+).*?-?\}\}/gs, (_, name: string) => `‹${labelOf(name)}›`)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}

type Scope = { [name: string]: string | Scope };

function scopeOf({ context, answers, link }: RenderInput): Scope {
  const scope: Scope = {};
  const known: [string, string | undefined][] = [
    ['customer.handle', context.customer && `@${context.customer.handle}`],
    ['customer.name', context.customer?.name],
    ['post.url', context.post?.url],
    ['post.text', context.post?.text],
    ['account.handle', context.ownHandle && `@${context.ownHandle}`],
    [linkPlaceholder, link],
  ];
  for (const [name, value] of [...known, ...Object.entries(answers)]) {
    if (value?.trim()) setIn(scope, name, value.trim());
  }
  return scope;
}

function setIn(scope: Scope, path: string, value: string): void {
  const names = path.split('.');
  const last = names.pop() ?? path;
  let at = scope;
  for (const name of names) {
    const next = Object.hasOwn(at, name) ? at[name] : undefined;
    if (typeof next === 'object') {
      at = next;
    } else {
      const made: Scope = {};
      Object.defineProperty(at, name, { value: made, enumerable: true, configurable: true, writable: true });
      at = made;
    }
  }
  Object.defineProperty(at, last, { value, enumerable: true, configurable: true, writable: true });
}

/** The whole name of what had no value: of `customer.name` without a customer, Liquid itself says only `customer`. */
function undefinedVariable(error: unknown, text: string): string | undefined {
  if (!(error instanceof UndefinedVariableError)) return undefined;
  const { originalError } = error;
  if (!originalError || !('variableName' in originalError)) return undefined;
  const met = String(originalError.variableName);
  const names = liquid.globalFullVariablesSync(text);
  return names.includes(met) ? met : (names.find((name) => name.startsWith(`${met}.`)) ?? met);
}

/** `order_number` → `Order number`; `customer.name` → `Customer name`. */
function labelOf(name: string): string {
  const words = name.replace(/[._-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
