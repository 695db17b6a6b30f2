import { i18n } from '#i18n';

/** Tells the page the language and direction of its sentences, which may not be those of the browser. */
export function writeLanguage(page: HTMLElement): void {
  page.lang = i18n.t('ui.language');
  page.dir = i18n.t('ui.direction');
}
