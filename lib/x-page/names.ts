import { languageInPage } from '../platform/words-in-page';

/**
 * What our buttons are called: `page` of locales/*.yml (tests/lib/x-page/names.test.ts holds them to it). They stand
 * here too because the browser reads all our sentences from the disk at the first that is asked for, and every page of
 * X would wait for that.
 */
export const names = {
  en: {
    link: 'Private message link',
    templates: 'Templates',
    panel: 'Send with buttons',
    reply: 'Reply privately',
  },
  es: {
    link: 'Enlace de mensaje privado',
    templates: 'Plantillas',
    panel: 'Enviar con botones',
    reply: 'Responder en privado',
  },
  ar: {
    link: 'رابط رسالة خاصة',
    templates: 'القوالب',
    panel: 'إرسال مع أزرار',
    reply: 'الرد في رسالة خاصة',
  },
};

type Names = typeof names.en;

/** What a button is called in the browser's language; in English where we don't speak it. */
export const nameOf = (button: keyof Names): string =>
  ((names as Record<string, Names>)[languageInPage()] ?? names.en)[button];
