import 'fake-indexeddb/auto';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakeLocks } from './locks';

// The real English sentences, as the browser would answer: a test reads what a person reads.
const sentences = generateChromeMessages(await parseMessagesFile('locales/en.yml'));
fakeBrowser.i18n.getMessage = (key: string, given: string | (string | number)[] = []) => {
  const values = Array.isArray(given) ? given : [given];
  const message = sentences[key]?.message ?? '';
  return message.replace(/\$([1-9])/g, (_: string, place: string) => String(values[Number(place) - 1] ?? ''));
};
fakeBrowser.i18n.getUILanguage = () => 'en-US';

vi.mock('webextension-polyfill', () => ({ default: fakeBrowser }));
// Not by `stubGlobal`: a test that takes back its own stubs would take these too.
Object.assign(globalThis, { chrome: fakeBrowser });

// Node 20 has no navigator; jsdom's has no locks.
if (typeof navigator === 'undefined') {
  Object.defineProperty(globalThis, 'navigator', {
    value: { onLine: true },
    configurable: true,
    writable: true,
  });
}
Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true });
