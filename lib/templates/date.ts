/** A day that shows itself as people of `locale` write it, and that `| date:` can write otherwise. */
class LocalDate extends Date {
  readonly #locale: string;

  constructor(at: number, locale: string) {
    super(at);
    this.#locale = locale;
  }

  override toString(): string {
    return this.toLocaleDateString(this.#locale, { dateStyle: 'long' });
  }
}

/** `at` in Unix ms, shown in this computer's own time zone. */
export const dateAt = (at: number, locale: string): Date => new LocalDate(at, locale);

/** A day as a date field gives it, `2026-11-21`; undefined for anything else. */
export function dateOf(answer: string, locale: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(answer) ?? [];
  if (!year || !month || !day) return undefined;
  return new LocalDate(new Date(Number(year), Number(month) - 1, Number(day)).getTime(), locale);
}

/** `locale` if the browser knows such a one, else English. */
export function knownLocale(...locales: readonly (string | undefined)[]): string {
  for (const locale of locales) {
    try {
      const [canonical] = Intl.getCanonicalLocales(locale);
      if (canonical) return canonical;
    } catch {
      // Looks like one, but is none.
    }
  }
  return 'en';
}
