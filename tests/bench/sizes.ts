import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes as they lie in the build, and as gzip makes them. */
interface Size {
  readonly bytes: number;
  readonly gzip: number;
}

export interface Sizes {
  /** Everything that the browser loads of us into a page of x.com by itself. */
  readonly initial: Size;
  /** With what the first press on one of our buttons loads. */
  readonly pressed: Size;
  /** The side panel's JavaScript. */
  readonly panel: Size;
}

interface Manifest {
  content_scripts?: { js?: string[]; css?: string[] }[];
}

/** Weighs a production build by what its own manifest and pages name. */
export function weighBuild(dir: string): Sizes {
  const read = (file: string) => readFileSync(join(dir, file));
  const weigh = (files: readonly string[]): Size => ({
    bytes: files.reduce((sum, file) => sum + read(file).length, 0),
    gzip: files.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0),
  });
  const manifest: Manifest = JSON.parse(read('manifest.json').toString());
  const initial = (manifest.content_scripts ?? []).flatMap(({ js = [], css = [] }) => [...js, ...css]);
  const panel = [
    ...read('sidepanel.html')
      .toString()
      .matchAll(/(?:src|href)="\/([^"]+\.js)"/g),
  ].flatMap(([, file]) => file ?? []);
  if (initial.length === 0 || panel.length === 0) throw new Error(`No scripts named in ${dir}.`);
  return {
    initial: weigh(initial),
    pressed: weigh([...initial, 'x-page-press.js']),
    panel: weigh([...new Set(panel)]),
  };
}
