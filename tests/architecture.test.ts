import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Import {
  readonly from: string;
  /** A file of ours (from the root, without its ending), or a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const roots = ['entrypoints', 'components', 'lib'];

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesIn(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });

const files = roots.flatMap(filesIn);

const importPattern = /^(?:import|export)\s+(type\s+)?([^'";]*?from\s+)?'([^']+)'|import\('([^']+)'\)/gm;

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(importPattern)].map(([, type, names = '', plain, dynamic]) => {
    const to = plain ?? dynamic ?? '';
    const inner = to.startsWith('.') ? relative('.', join(dirname(from), to)) : to.replace(/^@\//, '');
    const braces = /^\{([^}]*)\}/.exec(names.trim())?.[1];
    const allTypes = braces
      ?.split(',')
      .every((name) => name.trim() === '' || name.trim().startsWith('type '));
    return { from, to: inner, typeOnly: type !== undefined || allTypes === true };
  }),
);

const within = (path: string, ...folders: string[]) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** The arrows of docs/architecture.md, "Who may import whom", as what must not be. */
const forbidden: [string, (one: Import) => boolean][] = [
  [
    'anybody imports an entrypoint',
    ({ from, to }) => within(to, 'entrypoints') && !within(from, 'entrypoints'),
  ],
  ['lib imports a component', ({ from, to }) => within(from, 'lib') && within(to, 'components')],
  [
    'a component reaches past types and pure parts of lib',
    ({ from, to, typeOnly }) =>
      within(from, 'components') &&
      within(to, 'lib') &&
      !typeOnly &&
      !within(
        to,
        'lib/message',
        'lib/deep-link',
        'lib/cards',
        'lib/templates/render',
        'lib/templates/template',
        'lib/templates/as-written',
        'lib/templates/parts',
        'lib/templates/starters',
        'lib/templates/placeholders',
        'lib/templates/search',
        'lib/templates/transfer',
        'lib/templates/transfer-json',
        'lib/templates/transfer-csv',
      ) &&
      !within(to, 'lib/platform/settings', 'lib/outbox/machine', 'lib/x-api/prices') &&
      !within(to, 'lib/media/check', 'lib/media/source'),
  ],
  [
    'lib/x-page imports React, the API, sign-in or the outbox',
    ({ from, to }) =>
      within(from, 'lib/x-page') &&
      (/^react/.test(to) || within(to, 'components', 'lib/x-api', 'lib/auth', 'lib/outbox')),
  ],
  [
    'a pure folder imports anything but lib/message',
    ({ from, to, typeOnly }) =>
      within(from, 'lib/message', 'lib/deep-link', 'lib/cards', 'lib/templates') &&
      !/^lib\/templates\/(store|library|usage|answers)\.ts$/.test(from) &&
      within(to, 'lib', 'components') &&
      !within(to, 'lib/message') &&
      // A template's links are those that buttons are made of.
      !(within(from, 'lib/templates') && ['lib/deep-link/intents', 'lib/deep-link/deep-link'].includes(to)) &&
      dirname(to) !== dirname(from) &&
      !typeOnly,
  ],
  [
    'the checks of files know anything but files',
    ({ from, to, typeOnly }) =>
      ['check', 'gif', 'limits', 'mp4', 'signature', 'source'].some(
        (name) => from === `lib/media/${name}.ts`,
      ) &&
      within(to, 'lib', 'components') &&
      dirname(to) !== 'lib/media' &&
      !typeOnly,
  ],
  [
    'the browser’s API is reached outside lib/platform',
    ({ from, to }) =>
      ['webextension-polyfill', 'wxt/browser', '@wxt-dev/browser'].includes(to) &&
      !within(from, 'lib/platform'),
  ],
  [
    'the page’s scripts load the polyfill or the schemas',
    ({ from, to, typeOnly }) =>
      within(from, 'lib/x-page', 'entrypoints/x-page.content', 'entrypoints/x-page-press.ts') &&
      !typeOnly &&
      (['webextension-polyfill', 'valibot'].includes(to) ||
        within(to, 'lib/platform/browser', 'lib/platform/messages')),
  ],
  [
    'twitter-api-v2 is used outside lib/x-api',
    ({ from, to }) => to === 'twitter-api-v2' && !within(from, 'lib/x-api'),
  ],
];

/** One break of each rule, in the same order: a rule that does not see it holds nothing. */
const breaks: [string, string][] = [
  ['lib/outbox/store.ts', 'entrypoints/background'],
  ['lib/outbox/store.ts', 'components/ui/Button'],
  ['components/ui/Button.tsx', 'lib/platform/desk'],
  ['lib/x-page/insert.ts', 'lib/auth/tokens'],
  ['lib/templates/render.ts', 'lib/platform/database'],
  ['lib/media/check.ts', 'lib/platform/files'],
  ['components/ui/Button.tsx', 'webextension-polyfill'],
  ['lib/x-page/insert.ts', 'valibot'],
  ['lib/outbox/sender.ts', 'twitter-api-v2'],
];

describe('who imports whom', () => {
  it('would be noticed', () => {
    forbidden.forEach(([name, isForbidden], index) => {
      const [from = '', to = ''] = breaks[index] ?? [];
      expect(isForbidden({ from, to, typeOnly: false }), name).toBe(true);
    });
  });

  it.each(forbidden)('never happens: %s', (_, isForbidden) => {
    expect(imports.filter(isForbidden).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('is read from all of our files, and every path in it leads somewhere', () => {
    expect(imports.length).toBeGreaterThan(200);
    const inner = imports.filter(({ to }) => within(to, ...roots));
    const missing = inner.filter(
      ({ to }) => !['', '.ts', '.tsx', '/index.ts'].some((end) => existsSync(to + end)),
    );
    expect(missing.filter(({ to }) => !/\.(css|svg)(\?inline)?$/.test(to))).toEqual([]);
  });
});

describe('what only one place may do', () => {
  const usersOf = (pattern: RegExp) =>
    files.filter((file) => pattern.test(readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')));

  it('touch `chrome` or `browser` directly: lib/platform', () => {
    const users = usersOf(
      /(?<![\w.'"-])(chrome|browser)\.(runtime|tabs|storage|identity|alarms|sidePanel|windows|action)\b/,
    );
    expect(users.filter((file) => !within(file, 'lib/platform', 'entrypoints/background/index.ts'))).toEqual(
      [],
    );
  });

  it('call fetch: lib/platform/fetch.ts', () => {
    expect(usersOf(/(?<![\w.])fetch\(/)).toEqual(['lib/platform/fetch.ts']);
  });

  it.each([
    ['sendDirectMessage', 'lib/x-api/direct-messages.ts'],
    ['sendLegacyMessage', 'lib/x-api/legacy/messages.ts'],
  ])('send a Direct Message (%s): the outbox', (name, definition) => {
    const may = ['entrypoints/background/index.ts', 'lib/outbox/', definition];
    const users = usersOf(new RegExp(`\\b${name}\\b`));
    expect(users).toContain(definition);
    expect(users.filter((file) => !may.some((place) => file.startsWith(place)))).toEqual([]);
  });

  it('press a button of X: nobody', () => {
    const files = usersOf(/tweetButton|dm-composer-send-button|dmComposerSendButton/);
    expect(files.filter((file) => file !== 'lib/x-page/selectors.ts')).toEqual([]);
    expect(usersOf(/\.(submit|requestSubmit)\(/)).toEqual([]);
    // The one exception, for a person who asked for a private reply: X's own reply button of that post.
    expect(usersOf(/\.click\(/).filter((file) => within(file, 'lib/x-page'))).toEqual([
      'lib/x-page/reply-privately.ts',
    ]);
  });

  it('set HTML from text: nobody', () => {
    expect(
      usersOf(
        /\.(inner|outer)HTML\s*=|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function\(/,
      ),
    ).toEqual([]);
  });
});
