import 'fake-indexeddb/auto';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

// The real English sentences, as the browser would answer: a test reads what a person reads.
const sentences = generateChromeMessages(await parseMessagesFile('locales/en.yml'));
fakeBrowser.i18n.getMessage = (key: string, given: string | (string | number)[] = []) => {
  const values = Array.isArray(given) ? given : [given];
  const message = sentences[key]?.message ?? '';
  return message.replace(/\$([1-9])/g, (_: string, place: string) => String(values[Number(place) - 1] ?? ''));
};

vi.mock('webextension-polyfill', () => ({ default: fakeBrowser }));
vi.stubGlobal('chrome', fakeBrowser);
