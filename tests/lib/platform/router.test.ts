import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { newCard } from '../../../lib/cards/card';
import { ok } from '../../../lib/message/problem';
import { type MessageName, messages } from '../../../lib/platform/messages';
import { pageHosts } from '../../../lib/platform/page-hosts';
import { createRouter, type Handlers, type Sender } from '../../../lib/platform/router';

const own = {
  id: 'hghnmbnmeemfhhpnpiaiekielbpmkmmo',
  origin: 'chrome-extension://hghnmbnmeemfhhpnpiaiekielbpmkmmo',
};
const names = Object.keys(messages) as MessageName[];

const desk: Sender = { id: own.id, url: `${own.origin}/sidepanel.html`, origin: own.origin };
const page: Sender = {
  id: own.id,
  url: 'https://x.com/home',
  origin: 'https://x.com',
  frameId: 0,
  tab: { id: 7, windowId: 1 },
};

const id = '00000000-0000-4000-8000-000000000001';
const fitting: { [N in MessageName]: unknown } = {
  'templates.list': {},
  'templates.render': { templateId: 'a', context: {}, answers: {} },
  'starters.add': { trade: 'shop' },
  'templates.try': { template: { id: 'a', name: '', text: 'Hi' }, variant: 0 },
  'templates.shortcuts': {},
  'commands.list': {},
  'templates.used': { templateId: 't', context: {}, answers: {} },
  'templates.favour': { templateId: 't', favourite: true },
  'library.page': { limit: 50 },
  'library.read': { id: 'a' },
  'library.put': { templates: [{ id: 'a', name: 'A', text: 'Hi' }] },
  'library.remove': { ids: ['a'] },
  'link.build': { context: { ownId: '4242' } },
  'panel.open': { context: {} },
  'reply.render': { context: {}, answers: {} },
  'post.weigh': { text: 'Hi' },
  'replies.check': { text: 'Hi', context: {} },
  'replies.noted': { text: 'Hi', context: {} },
  'page.loadPress': {},
  'draft.take': {},
  'settings.read': {},
  'settings.write': { settings: {} },
  'cards.list': {},
  'cards.save': { card: newCard(id, '4242', 1) },
  'cards.remove': { id: 'a' },
  'auth.state': {},
  'auth.signIn': { clientId: 'abc' },
  'auth.signOut': { accountId: '4242' },
  'person.find': { accountId: '4242', who: { handle: 'casey_c' } },
  'keys.save': {
    accountId: '4242',
    keys: { consumerKey: 'a', consumerSecret: 'b', accessToken: 'c', accessSecret: 'd' },
  },
  'keys.forget': { accountId: '4242' },
  'keys.state': { accountId: '4242' },
  'legacy.probe': { accountId: '4242' },
  'welcome.list': { accountId: '4242' },
  'welcome.create': { accountId: '4242', name: 'Opening hours', content: { text: 'Hi' } },
  'welcome.update': { accountId: '4242', id: '7', content: { text: 'Hi' } },
  'welcome.remove': { accountId: '4242', id: '7' },
  'welcome.setDefault': { accountId: '4242', from: { id: '1', welcome_message_id: '7' }, to: '8' },
  'profiles.list': { accountId: '4242' },
  'profiles.create': { accountId: '4242', name: 'Kim', mediaId: '5' },
  'people.block': { accountId: '4242', personId: '1001' },
  'people.unblock': { accountId: '4242', personId: '1001' },
  'event.remove': { accountId: '4242', eventId: '9' },
  'transport.standing': { accountId: '4242' },
  'outbox.enqueue': { id, accountId: '4242', recipient: { id: '1' }, message: { text: 'Hi' } },
  'outbox.view': { limit: 50 },
  'outbox.sendNow': { id },
  'outbox.cancel': { id },
  'outbox.edit': { id, message: { text: 'Hi' } },
  'outbox.retry': { id },
  'outbox.sendAsText': { id },
  'outbox.sendAgain': { id },
  'outbox.lookAgain': { id },
  'outbox.markSent': { id },
  'outbox.clear': {},
  'outbox.resume': { accountId: '4242' },
  'media.attach': { accountId: '4242', fileId: id },
  'media.view': { accountId: '4242', fileId: id },
  'media.cancel': { accountId: '4242', fileId: id },
  'media.retry': { accountId: '4242', fileId: id },
};

function border() {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        reached.push(name);
        return Promise.resolve(ok(null));
      },
    ]),
  ) as unknown as Handlers;
  return { reached, ...createRouter(handlers, own) };
}

const mayCome = (name: MessageName, context: 'page' | 'desk') =>
  (messages[name].from as readonly string[]).includes(context);

describe('the border of the background', () => {
  it.each(names)('%s: our own pages and content script get through where the map says so', async (name) => {
    for (const [context, sender] of [
      ['desk', desk],
      ['page', page],
    ] as const) {
      const { route, reached } = border();
      const answer = await route({ name, payload: fitting[name] }, sender);
      expect(answer.ok).toBe(mayCome(name, context));
      expect(reached).toEqual(mayCome(name, context) ? [name] : []);
    }
  });

  it('lets a page of X neither send, nor read the outbox, nor touch a sign-in', () => {
    const open = names.filter((name) => mayCome(name, 'page'));
    expect(open.sort()).toEqual([
      'link.build',
      'page.loadPress',
      'panel.open',
      'post.weigh',
      'replies.check',
      'replies.noted',
      'reply.render',
      'templates.favour',
      'templates.list',
      'templates.render',
      'templates.shortcuts',
      'templates.used',
    ]);
  });

  it.each<[string, Sender]>([
    ['another extension', { ...desk, id: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }],
    ['a page without our content script', { ...page, id: undefined }],
    ['a frame inside X', { ...page, frameId: 3 }],
    ['a page elsewhere', { ...page, url: 'https://evil.example/', origin: 'https://evil.example' }],
    [
      'a look-alike host',
      { ...page, url: 'https://x.com.evil.example/', origin: 'https://x.com.evil.example' },
    ],
    ['X without TLS', { ...page, url: 'http://x.com/home', origin: 'http://x.com' }],
    ['a page that names our address but has another origin', { ...desk, origin: 'https://x.com' }],
    ['a page of X that claims our origin without our address', { ...page, origin: 'null' }],
    ['nobody in particular', {}],
    ['an address that is none', { id: own.id, url: '::::' }],
  ])('lets nothing through from %s', async (_, sender) => {
    for (const name of names) {
      const { route, reached, refusedCount } = border();
      expect(await route({ name, payload: fitting[name] }, sender)).toMatchObject({
        problem: { code: 'message_refused' },
      });
      expect(reached).toEqual([]);
      expect(refusedCount()).toBe(1);
    }
  });

  it('lets no payload through that does not fit, and never throws, whatever is sent by whomever', async () => {
    const sender = fc.oneof(
      fc.constant(desk),
      fc.constant(page),
      fc.record({ id: fc.string(), url: fc.string() }),
    );
    const envelope = fc.oneof(
      fc.anything(),
      fc.record({ name: fc.oneof(fc.constantFrom(...names), fc.string()), payload: fc.anything() }),
      fc.record({ name: fc.constantFrom('__proto__', 'constructor', 'toString'), payload: fc.anything() }),
    );
    await fc.assert(
      fc.asyncProperty(envelope, sender, async (message, from) => {
        const { route, reached } = border();
        const answer = await route(message, from);
        // Only messages without content fit by chance.
        for (const name of reached)
          expect(Object.keys(messages[name as MessageName].payload.entries)).toEqual([]);
        expect(typeof answer.ok).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses more than was asked for, and text that is too long', async () => {
    const { route, reached } = border();
    await route({ name: 'link.build', payload: { context: {}, extra: 1 } }, page);
    await route({ name: 'link.build', payload: { context: { ownId: '1; drop' } } }, page);
    const message = { text: 'x'.repeat(10_001) };
    await route({ name: 'outbox.edit', payload: { id, message } }, desk);
    const context = { customer: { handle: 'a', name: 'x'.repeat(1_000) } };
    await route({ name: 'templates.render', payload: { templateId: 'a', context, answers: {} } }, page);
    expect(reached).toEqual([]);
  });

  it('calls the handler in the message’s own task, which opening the side panel needs', () => {
    const { route, reached } = border();
    void route({ name: 'panel.open', payload: { context: {} } }, page);
    expect(reached).toEqual(['panel.open']);
  });

  it('turns a handler that throws into a problem, never into silence', async () => {
    const broken = {
      'templates.list': vi.fn(() => Promise.reject(new Error('boom'))),
    } as unknown as Handlers;
    const { route } = createRouter(broken, own);
    expect(await route({ name: 'templates.list', payload: {} }, desk)).toMatchObject({
      problem: { code: 'internal', detail: 'boom' },
    });
  });

  it('knows the hosts of the content script, no more and no fewer', async () => {
    const { readFile } = await import('node:fs/promises');
    const source = await readFile('entrypoints/x-page.content/index.ts', 'utf8');
    const matches = [...source.matchAll(/'https:\/\/([a-z.]+)\/\*'/g)].map(([, host]) => host);
    expect(matches.sort()).toEqual([...pageHosts].sort());
  });
});
