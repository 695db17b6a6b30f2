import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of a built extension that speaks `language` in a browser that speaks English: its sentences lie where the
 * English ones are looked for. Browsers take a language only where they were built with it (Debian's Chromium was not
 * with Arabic), and of an extension's sentences only those of their own; everything but the sentences is the build's.
 */
export function putInLanguage(language: 'ar' | 'es', extensionDir: string): string {
  const copy = mkdtempSync(join(tmpdir(), `aside-${language}-`));
  cpSync(extensionDir, copy, { recursive: true });
  cpSync(join(copy, '_locales', language), join(copy, '_locales', 'en'), { recursive: true });
  return copy;
}
