import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { names } from '../../lib/x-page/names';

/**
 * A copy of a built extension that speaks `language` in a browser that speaks English: its sentences lie where the
 * English ones are looked for. Browsers take a language only where they were built with it (Debian's Chromium was not
 * with Arabic), and of an extension's sentences only those of their own; everything but the sentences is the build's.
 */
export function putInLanguage(language: 'ar' | 'es', extensionDir: string): string {
  const copy = mkdtempSync(join(tmpdir(), `aside-${language}-`));
  cpSync(extensionDir, copy, { recursive: true });
  cpSync(join(copy, '_locales', language), join(copy, '_locales', 'en'), { recursive: true });
  const scripts = ['content-scripts', 'chunks'].flatMap((dir) =>
    readdirSync(join(copy, dir)).map((file) => join(copy, dir, file)),
  );
  for (const script of scripts) nameButtons(script, language);
  return copy;
}

/** The names of our buttons are in the scripts themselves. */
function nameButtons(script: string, language: 'ar' | 'es'): void {
  let text = readFileSync(script, 'utf8');
  for (const [button, name] of Object.entries(names[language])) {
    const english = names.en[button as keyof typeof names.en];
    text = text.replaceAll(`\`${english}\``, `\`${name}\``);
  }
  writeFileSync(script, text);
}
