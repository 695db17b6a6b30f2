import { browser } from 'wxt/browser';

/** The language that the browser speaks, two letters: of our sentences it shows those in this one. */
export const languageInPage = (): string => browser.i18n.getUILanguage().slice(0, 2);

/** One of our sentences. At the first the browser reads them all, and the page waits for it (10 ms): not as it loads. */
export const sentenceInPage = (key: 'problem_internal'): string =>
  // WXT knows only the sentences that it makes itself; ours are made by its i18n module.
  browser.i18n.getMessage(key as never);
