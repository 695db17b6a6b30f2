import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The page's files by their path on the server. */
export type Bundle = ReadonlyMap<string, { type: string; body: Uint8Array<ArrayBuffer> }>;

let made: Promise<Bundle> | undefined;

/** Bundles the page, in memory, once per process. React 18 as X has it, whatever the product itself is built with. */
export function bundlePage(): Promise<Bundle> {
  made ??= bundle();
  return made;
}

async function bundle(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: { app: fileURLToPath(new URL('app/main.tsx', import.meta.url)) },
    outdir: '/i/sandbox',
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    alias: { react: 'react-18', 'react-dom': 'react-dom-18' },
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    // The product's own settings would turn on what only its bundler knows.
    tsconfigRaw: {},
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [
      path.replaceAll('\\', '/').replace(/^[A-Z]:/i, ''),
      { type: path.endsWith('.css') ? 'text/css' : 'text/javascript', body: new Uint8Array(contents) },
    ]),
  );
}
