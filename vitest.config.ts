import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { nodeAliases, polyfillAlias } from './wxt.config';

const library = fileURLToPath(new URL('node_modules/twitter-api-v2/dist/esm/index.js', import.meta.url));

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        // Node would load the library's CommonJS build with the real https: use what the extension is built from.
        resolve: {
          alias: [...nodeAliases, polyfillAlias, { find: /^twitter-api-v2$/, replacement: library }],
        },
        test: {
          name: 'unit',
          include: ['tests/{components,lib}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          setupFiles: ['tests/setup.ts'],
          environment: 'node',
          server: { deps: { inline: ['twitter-api-v2', 'twitter-text', /@wxt-dev\/i18n/] } },
        },
      },
      {
        test: {
          name: 'sandbox',
          include: ['tests/sandbox/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What comes at all comes within this, on a slow machine too; one second is too little for a browser.
          expect: { poll: { timeout: 10_000 } },
          // Two cores: one browser at a time keeps each test's timing its own.
          fileParallelism: false,
        },
      },
    ],
  },
});
