import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { oauth1Keys } from '../sandbox/oauth1/keys';
import {
  consentWindow,
  expectRow,
  openPanel,
  posts,
  pressSaveKeys,
  pressSend,
  pressSignIn,
  send,
  signIn,
  write,
} from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { say, saying } from './sentences';

// One whole working day: signed in, sent, token renewed, refused, signed out. Then every place is searched for what
// must not be there: the tokens and codes as the other end knows them.
let stage: DeskStage;
let said: string[] = [];

beforeAll(async () => {
  stage = await raiseDesk();
  await listen(stage.browser.context);
});
beforeEach(() => {
  said = [];
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** Every code and token that X has ever given out. */
function secrets(): string[] {
  const { codes, accessTokens, refreshTokens } = stage.sandbox.state.oauth;
  return [...codes.keys(), ...accessTokens.keys(), ...refreshTokens.keys()];
}

/** Writes down what the pages ask and are answered, what is announced to them, and what anybody logs. */
async function listen(context: BrowserContext): Promise<void> {
  context.on('console', (message) => said.push(`console: ${message.text()}`));
  context.on('weberror', (error) => said.push(`error: ${String(error.error())}`));
  await context.exposeFunction('writeDown', (what: string) => void said.push(what));
  await context.addInitScript(() => {
    if (location.protocol !== 'chrome-extension:') return;
    const { writeDown } = globalThis as unknown as { writeDown(what: string): void };
    const { runtime } = chrome;
    const original = runtime.sendMessage.bind(runtime) as (...message: unknown[]) => unknown;
    const watched = (...message: unknown[]) => {
      writeDown(`asked: ${JSON.stringify(message)}`);
      const answer = message.at(-1);
      if (typeof answer === 'function') {
        message[message.length - 1] = (...answered: unknown[]) => {
          writeDown(`answered: ${JSON.stringify(answered)}`);
          answer(...answered);
        };
        return original(...message);
      }
      const promised = Promise.resolve(original(...message));
      void promised.then((answered) => writeDown(`answered: ${JSON.stringify(answered)}`));
      return promised;
    };
    Object.defineProperty(runtime, 'sendMessage', { value: watched, configurable: true });
    // Whatever a listener returns is an answer.
    runtime.onMessage.addListener((message: unknown) => {
      writeDown(`heard: ${JSON.stringify(message)}`);
    });
    new BroadcastChannel('aside').addEventListener('message', ({ data }) =>
      writeDown(`announced: ${JSON.stringify(data)}`),
    );
  });
}

/** All that a page of the extension's origin can read of what is stored, sealed bytes as Latin-1. */
const readStored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('aside');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const { result: db } = opening;
    const parts = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
    ];
    for (const name of db.objectStoreNames) {
      const reading = db.transaction(name).objectStore(name).getAll();
      await new Promise((resolve) => reading.addEventListener('success', resolve));
      const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
      const readable = (_: string, value: unknown) => {
        if (value instanceof ArrayBuffer) return latin1(new Uint8Array(value));
        return value instanceof Uint8Array ? latin1(value) : value;
      };
      parts.push(`${name}: ${JSON.stringify(reading.result, readable)}`);
    }
    db.close();
    return parts.join('\n');
  });

it('no token and no code is anywhere but in the vault, sealed, and on its way to api.x.com', async () => {
  const opening = consentWindow(stage);
  const options = await pressSignIn(stage);
  const consent = await opening;
  await consent.getByRole('button', { name: 'Authorize app' }).click();
  await options.getByText(say('options.signed_in', { handle: 'acme_help' })).waitFor();

  const panel = await openPanel(stage);
  await send(panel, 'A message');
  await panel.getByRole('button', { name: 'Send now: ' }).click();
  await expectRow(panel, 'A message', saying('outbox.sent'));
  await panel.getByRole('tab', { name: say('panel.compose') }).click();
  await write(panel, 'Another');
  stage.sandbox.state.expireAccessTokens();
  await pressSend(panel);
  await panel.getByRole('tab', { name: say('panel.outbox') }).click();
  await panel.getByRole('button', { name: 'Send now: ' }).click();
  await expectRow(panel, 'Another', saying('outbox.sent'));
  const page = await stage.browser.context.newPage();
  await page.goto('https://x.com/home');

  const worker = await stage.browser.worker();
  await worker.evaluate(() => console.log('The background logs'));

  const stored = await readStored(options);
  const shown = await Promise.all([options, panel, page].map((one) => one.content()));
  expect(secrets()).toHaveLength(5);
  // That the search would find something: what may be seen is seen.
  expect(stored).toContain('grants: [{"account":{"id":"4242"');
  await expect.poll(() => said.join('\n')).toContain('console: The background logs');
  expect(said.join('\n')).toContain('answered: ');
  expect(said.join('\n')).toContain('announced: {"topic":"outbox"}');
  expect(said.join('\n')).toContain('acme_help');
  for (const secret of secrets()) {
    expect(stored).not.toContain(secret);
    expect(said.filter((line) => line.includes(secret))).toEqual([]);
    for (const html of shown) expect(html).not.toContain(secret);
    // An access token in the header of a call, the rest in the body of the token endpoint; never in an address.
    for (const { host, path, headers, body } of stage.sandbox.log) {
      expect(path).not.toContain(secret);
      const { authorization = '', ...other } = headers;
      expect(JSON.stringify(other)).not.toContain(secret);
      if (host !== 'api.x.com') expect(authorization + body).not.toContain(secret);
      else if (path !== '/2/oauth2/token') expect(body).not.toContain(secret);
    }
  }
  expect(posts(stage).map(({ status }) => status)).toEqual([201, 401, 201]);
  // What content scripts could read is not even there.
  expect(await options.evaluate(() => 'storage' in chrome)).toBe(false);
});

it('no key of an app of one’s own is anywhere but sealed, in one message, and on its way to X', async () => {
  await signIn(stage);
  const options = await stage.browser.openExtensionPage('options.html#keys');
  said = [];
  await pressSaveKeys(options);
  const wanted = { name: say('probe.check_again'), exact: true };
  await options.getByRole('button', wanted).waitFor();
  await options.goto(options.url().replace('#keys', '#templates'));
  const exports = await Promise.all(
    (['library.export_json', 'library.export_csv'] as const).map(async (name) => {
      const coming = options.waitForEvent('download');
      await options.getByRole('button', { name: say(name), exact: true }).click();
      return readFile(await (await coming).path(), 'utf8');
    }),
  );
  const stored = await readStored(options);
  const shown = await options.content();
  const { accessSecret, consumerSecret, ...named } = oauth1Keys;
  const calls = JSON.stringify(stage.sandbox.log);
  for (const secret of Object.values(oauth1Keys)) {
    // That the search would find something: they are in the one message that brings them.
    const carry = said.filter((line) => line.includes(secret));
    expect(carry.map((line) => line.slice(0, 28))).toEqual(['asked: [{"name":"keys.save",']);
    for (const text of [stored, shown, ...exports]) expect(text).not.toContain(secret);
  }
  expect(stored).toContain('appKeys: [{');
  expect([calls.includes(accessSecret), calls.includes(consumerSecret)]).toEqual([false, false]);
  for (const { host, path, headers, body } of stage.sandbox.log) {
    const { authorization: _, ...other } = headers;
    for (const key of Object.values(named)) {
      if (!/^(api|upload)\.x\.com$/.test(host)) expect(JSON.stringify(headers)).not.toContain(key);
      expect(JSON.stringify([path, other, body])).not.toContain(key);
    }
  }
});

it('a page of x.com can’t ask the extension for anything, and hears nothing of it', async () => {
  const page = await stage.browser.context.newPage();
  await page.goto('https://x.com/home');
  expect(await page.evaluate(() => typeof chrome === 'undefined' || chrome.runtime === undefined)).toBe(true);
  const options = await stage.browser.openExtensionPage('options.html#sending');
  for (const one of [page, options]) {
    await one.evaluate(() => {
      const heard: unknown[] = Object.assign(globalThis, { heard: [] }).heard;
      new BroadcastChannel('aside').addEventListener('message', ({ data }) => heard.push(data));
    });
  }
  const heardBy = (one: Page) => one.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
  await options.getByLabel(say('options.undo_seconds')).fill('7');
  await expect.poll(() => heardBy(options)).toEqual([{ topic: 'settings' }]);
  expect(await heardBy(page)).toEqual([]);
  await page.evaluate(() => new BroadcastChannel('aside').postMessage({ topic: 'outbox' }));
  expect(await heardBy(options)).toEqual([{ topic: 'settings' }]);
});
