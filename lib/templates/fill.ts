import { type Liquid, type Template as Parsed, UndefinedVariableError } from 'liquidjs';
import type { PageContext } from '../message/page-context';
import { ProblemError } from '../message/problem';
import { joinAddress } from './address';
import { dateAt, dateOf, knownLocale } from './date';
import { liquidFor, Names, type Read } from './liquid';
import { explainMistake, findMistake, findUnfitName } from './mistakes';
import {
  cursorName,
  dateName,
  labelOf,
  linkName,
  ownWordFor,
  prefixesOf,
  suppliedNames,
  suppliedValues,
} from './names';
import type { Template, TemplateField } from './template';

/** What a private message link may carry; filled. */
export interface LinkWords {
  readonly text?: string;
  readonly welcomeMessageId?: string;
}

export interface RenderInput {
  readonly context: PageContext;
  /** What the agent answered, by name such as `order_number` or `customer.name`; blank: nothing, and meant so. */
  readonly answers: Readonly<Record<string, string>>;
  /** Builds the agent's own private message link; absent where the account is not known. */
  readonly link?: (words: LinkWords | undefined) => string;
  readonly agentName?: string;
  /** Unix ms. */
  readonly now: number;
  /** The agent's, BCP 47; a wording that names its language is dated in that. */
  readonly locale: string;
  /** Which wording: 0 the template's own, then its variants; absent: by the language of the post. */
  readonly variant?: number;
}

/** Fills the texts of one template and gathers what has to be asked. */
export interface Filler {
  /** `part` names the text in a problem, such as `buttons.0.label`. Throws `ProblemError`. */
  fill(part: string, source: string, more?: { readonly cursor?: string }): string;
  /** The same for the address of a page. */
  fillAddress(part: string, source: string): string;
  /** What had no value, in the order in which it was met. */
  asked(): TemplateField[];
}

/** A template can't keep the browser busy longer than this, ms. */
const timeForAll = 300;
const mostQuestions = 50;

export function makeFiller(template: Template, language: string | undefined, input: RenderInput): Filler {
  const locale = knownLocale(language, input.locale);
  const values = suppliedValues(input.context, input.agentName, input.answers);
  const answered = new Set(Object.keys(input.answers).map(ownWordFor));
  // With nothing to choose from there would be no answer: it is typed.
  const fields = new Map(
    template.fields?.map((field) => {
      const kind = field.kind === 'choice' && !field.choices?.length ? 'text' : field.kind;
      return [field.name, { ...field, kind }];
    }),
  );
  const asked = new Map<string, { readonly optional: boolean }>();
  const deadline = performance.now() + timeForAll;

  const shown = (name: string): unknown => {
    const value = values.get(name);
    if (name === dateName && value === undefined) return dateAt(input.now, locale);
    return value && (fields.get(name)?.kind === 'date' ? (dateOf(value, locale) ?? value) : value);
  };
  const buildLink = (): string | undefined => {
    const { text, welcomeMessageId } = template.link ?? {};
    if (!input.link) return undefined;
    return input.link(
      template.link && { text: text === undefined ? undefined : fill('link.text', text), welcomeMessageId },
    );
  };

  const fillBy = (liquid: Liquid, part: string, source: string, cursor = ''): string => {
    const mistaken = (detail: string) => new ProblemError({ code: 'template_broken', detail, part });
    const broken = (message: string) => mistaken(explainMistake(message, source));
    const ask = (name: string, optional: boolean) => {
      const unfit = findUnfitName(name);
      if (unfit) throw mistaken(unfit);
      asked.set(name, { optional });
    };
    const { parsed, names } = parse(source);
    // What read met last: of an undefined name, and of a question on which the rest of the text depends.
    let missed: string | undefined;
    let stopped = false;

    const read: Read = (written, asCondition) => {
      const name = ownWordFor(written);
      if (name === cursorName) return asCondition ? null : cursor;
      const value = name === linkName ? buildLink() : shown(name);
      if (value !== undefined) return value;
      if (asCondition) {
        if (suppliedNames.has(name) || answered.has(name)) return null;
        ask(name, (fields.get(name)?.kind ?? 'text') === 'text');
        stopped = true;
        throw new Error(`${name} is asked for first`);
      }
      if (name === linkName) throw new ProblemError({ code: 'own_account_unknown' });
      if (asked.has(name)) return '?';
      if (fields.has(name) && !answered.has(name)) {
        // Somebody made a question of it, so it is one, and its default is what a blank answer means.
        ask(name, hasDefault(written, source));
        return '?';
      }
      missed = written;
      return undefined;
    };

    for (;;) {
      try {
        const globals = new Names(read, prefixesOf(names));
        const renderLimit = Math.max(deadline - performance.now(), 1);
        return String(liquid.renderSync(parsed, Object.create(null), { globals, renderLimit }));
      } catch (error) {
        const cause = rootOf(error);
        if (cause instanceof ProblemError) throw cause;
        if (stopped) return '';
        const isMissing =
          missed !== undefined && error instanceof UndefinedVariableError && nameIn(cause) === missed;
        if (isMissing && asked.size < mostQuestions) ask(ownWordFor(missed ?? ''), false);
        // A mark in place of an answer may fit no filter: the questions first.
        else if (asked.size > 0 && performance.now() < deadline) return '';
        else throw broken(messageOf(error));
      }
    }

    function parse(text: string): { parsed: Parsed[]; names: string[] } {
      const mistake = findMistake(text);
      if (mistake) throw mistaken(mistake);
      try {
        // Intercom's word for the same.
        const parsed = liquid.parse(
          text.replaceAll('\u0000', '').replace(/\|\s*fallback\s*:/g, '| default:'),
        );
        const names = liquid.globalFullVariablesSync(parsed);
        return { parsed, names: names.map((name) => name.replace(/\.(size|first|last)$/, '')) };
      } catch (error) {
        throw broken(messageOf(error));
      }
    }
  };

  const fill: Filler['fill'] = (part, source, { cursor } = {}) =>
    fillBy(liquidFor(locale), part, source, cursor);

  return {
    fill,
    fillAddress: (part, source) => joinAddress(fillBy(liquidFor(locale, true), part, source)),
    asked: () =>
      [...asked].map(([name, { optional }]) => {
        const { label = labelOf(name), kind, choices } = fields.get(name) ?? {};
        return {
          name,
          label,
          ...(kind && { kind }),
          ...(choices && { choices }),
          ...(optional && { optional }),
        };
      }),
  };
}

/** Whether a `default` follows `name` in `source`. A name may hold signs that mean something in a pattern. */
const hasDefault = (name: string, source: string) =>
  new RegExp(
    `(?<![\\w.?\u0080-\uffff-])${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}\\s*\\|\\s*(default|fallback)\\s*:`,
  ).test(source);

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function rootOf(error: unknown): unknown {
  const inner = error instanceof Error && 'originalError' in error ? error.originalError : undefined;
  return inner === undefined ? error : rootOf(inner);
}

const nameIn = (cause: unknown) =>
  cause instanceof Error && 'variableName' in cause ? cause.variableName : undefined;
