import { i18n } from '#i18n';

/**
 * Numbers, money and times as the person's own browser writes them where it speaks the language of our sentences, and
 * else as that language does; always in the digits that the sentences themselves are written in, so that no sentence holds
 * two kinds.
 */
function locale(): Intl.Locale {
  const language = i18n.t('ui.language');
  const own = new Intl.Locale(navigator.language || language);
  return new Intl.Locale(own.language === language ? own : language, { numberingSystem: 'latn' });
}

export const writeNumber = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** US dollars; a price with tenths of a cent where it has them, as X's have, a sum with `digits` 2. */
export const writeDollars = (value: number, digits: 2 | 3 = 3): string =>
  new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(value);

/** Hour and minute of a Unix time in ms; with the day where that is not the day of `now`. */
export function writeTime(time: number, now: number): string {
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale(), {
    ...(!sameDay && { day: 'numeric', month: 'short' }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(time);
}

/** Day and time of a Unix time in ms. */
export const writeDayAndTime = (time: number): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(time);

/** Whole seconds until a Unix time in ms, never less than 0. */
export const secondsUntil = (time: number, now: number): number =>
  Math.max(0, Math.ceil((time - now) / 1_000));

/**
 * Megabytes of 1,048,576 bytes, in which X counts files, or kilobytes of 1,024 below one. Rounded up, so
 * that what is over a limit reads as over it.
 */
export function writeSize(bytes: number): string {
  const isSmall = bytes < 1_048_576;
  const value = isSmall ? Math.ceil(bytes / 1_024) : Math.ceil((bytes / 1_048_576) * 10) / 10;
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1,
  }).format(value);
}
