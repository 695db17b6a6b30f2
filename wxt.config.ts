import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { pageHosts } from './lib/platform/page-hosts';
import { hasDisplay } from './tests/browser/display';
import { findChromium, findFirefox } from './tests/browser/find';

const shim = (file: string) => fileURLToPath(new URL(`lib/x-api/node/${file}.ts`, import.meta.url));

/**
 * Stand-ins for the five Node modules that twitter-api-v2 imports (docs/architecture.md, "twitter-api-v2 in a
 * worker"). Tests use the same list, so that what they run is what is built.
 */
export const nodeAliases = ['https', 'crypto', 'fs', 'zlib', 'events'].map((name) => ({
  find: new RegExp(`^${name}$`),
  replacement: shim(name),
}));

/** twitter-text asks for polyfills of 2015, which every browser has had for long: they would be half of its weight. */
export const polyfillAlias = { find: /^core-js\/modules\/.*$/, replacement: shim('no-polyfill') };

/** The search library hangs three functions on itself that nobody here calls: a kilobyte of every picker. */
const bareSearch = {
  name: 'bare-search',
  transform: (code: string, id: string) =>
    id.includes('@leeoniya/ufuzzy')
      ? code
          .replace(/^uFuzzy\.latinize = [\s\S]*^uFuzzy\.highlight = highlight;$/m, '')
          .replace('const latinize = (', 'const latinize = /* @__PURE__ */ (')
      : undefined,
};

/** What a page's HTML holds is painted before the styles have come, which the script waits for. */
const stylesLast = {
  name: 'styles-last',
  transformIndexHtml: {
    order: 'post',
    handler(html: string) {
      const links = /\s*<link rel="stylesheet" crossorigin[^>]*>/g;
      return html.replace(links, '').replace('</body>', `${html.match(links)?.join('') ?? ''}</body>`);
    },
  },
} as const;

const chrome = findChromium();
const firefox = findFirefox();

/** On a Mac, Alt with a letter writes a sign. */
const keys = (letter: string) => ({ default: `Alt+Shift+${letter}`, mac: `MacCtrl+Shift+${letter}` });

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module'],
  imports: false,
  // `npm run dev`: without a display it builds and reloads, and says which folder to load.
  webExt: {
    disabled: !hasDisplay,
    binaries: { ...(chrome && { chrome: chrome.path }), ...(firefox && { firefox }) },
    chromiumArgs: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    startUrls: ['https://x.com/home'],
  },
  vite: () => ({
    resolve: { alias: [...nodeAliases, polyfillAlias] },
    plugins: [bareSearch, stylesLast],
    // What browsers of 2024 know by themselves needs no stand-ins in every page of X.
    build: { cssTarget: ['chrome123', 'firefox142'] },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_app_name__',
    description: '__MSG_app_description__',
    default_locale: 'en',
    // Fixes the Chromium id to hghnmbnmeemfhhpnpiaiekielbpmkmmo, and with it the sign-in redirect URL.
    key:
      browser === 'firefox'
        ? undefined
        : 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwKBWXnuzaI6SaqH2VesvdjjqQf+o0dJ1HSvljA8M0za3joO7zc7+nyw7+DYajGoeYUyN5gauqbS9tfXL5XrMUAzPFqIlyUd3qSVmqkH5Z2rE0jc4sv71s+IuJSW6anWA7AhrS8Zzrd2FsNwRojd+Em3TzdV+5TxCLUJ4aONYaAnFKbibQfh64HT1o0alaujDVkXOYdpSfHJB1w4pSTN98a0WcXZX5uoELmI/QOxGkhaHczDpgt1icy2tqS7cNX7vAUfzaXpSIKN/d3pGuSxrAS0WY2F6m/08HO4gcX5ViujPIGzCEceWVbk54hpQEQlbt6pqyv6TrefNdXa05zpSIwIDAQAB',
    permissions: [
      'alarms',
      'contextMenus',
      'identity',
      'scripting',
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    host_permissions: [...pageHosts.map((host) => `https://${host}/*`), 'https://api.x.com/*'],
    // Asked for only when somebody gives OAuth 1.0a keys: v1.1 takes files at a host of its own.
    optional_host_permissions: ['https://upload.x.com/*'],
    // Alt and Shift with a letter: X has plain letters, browsers have Ctrl. Each may be set otherwise.
    commands: {
      link: { suggested_key: keys('L'), description: '__MSG_page_link__' },
      templates: { suggested_key: keys('K'), description: '__MSG_page_templates__' },
      reply: { suggested_key: keys('Y'), description: '__MSG_page_reply__' },
      panel: { suggested_key: keys('O'), description: '__MSG_action_title__' },
    },
    action: { default_title: '__MSG_action_title__' },
    browser_specific_settings:
      browser === 'firefox'
        ? {
            gecko: {
              id: 'aside@aside.example',
              strict_min_version: '142.0',
              // What the agent writes goes to X, and so does the sign-in; nothing goes anywhere else.
              data_collection_permissions: { required: ['personalCommunications', 'authenticationInfo'] },
            },
          }
        : undefined,
  }),
});
