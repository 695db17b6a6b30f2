import { beforeEach, expect, it } from 'vitest';
import { database } from '@/lib/platform/database';
import { checkReply, noteInserted } from '@/lib/platform/replies';

const post = { text: 'It never came', url: 'https://x.com/casey_c/status/1' };
const context = (ownId: string | undefined, name = 'Casey') => ({
  ownId,
  customer: { handle: 'casey_c', name },
  post,
});

beforeEach(async () => {
  await (await database()).clear('values');
});

it('warns at the fourth reply in the same words, whoever they go to', async () => {
  for (const name of ['Casey', 'Kim', 'Alex']) {
    expect((await checkReply(`Hi ${name}, sorry`, context('4242', name))).warn).toBe(false);
    await noteInserted(`Hi ${name}, sorry`, context('4242', name));
  }
  expect(await checkReply('Hi Sam, sorry', context('4242', 'Sam'))).toEqual({ same: 3, warn: true });
  expect((await checkReply('Hello Sam', context('4242', 'Sam'))).warn).toBe(false);
});

it('says nothing of a chat, and counts neither a chat nor a post of one’s own', async () => {
  const reply = context('4242');
  const chat = { ...reply, post: undefined, conversation: { id: '1001-4242', personId: '1001' } };
  const drawer = { ...reply, post: undefined };
  const home = { ownId: '4242' };
  for (const elsewhere of [chat, drawer, home])
    for (let round = 0; round < 4; round++) await noteInserted('Hi, how can we help?', elsewhere);
  expect((await checkReply('Hi, how can we help?', reply)).same).toBe(0);

  for (let round = 0; round < 3; round++) await noteInserted('Sorry', reply);
  expect(await checkReply('Sorry', chat)).toEqual({ same: 0, warn: false });
  for (let round = 0; round < 20; round++) await noteInserted('Thanks', chat);
  expect(await checkReply('Sorry', reply)).toEqual({ same: 3, warn: true });
});

it('keeps each account to itself, and nothing where no account is known', async () => {
  for (let round = 0; round < 3; round++) {
    await noteInserted('Sorry', context('1'));
    await noteInserted('Sorry', context(undefined));
  }
  expect((await checkReply('Sorry', context('1'))).same).toBe(3);
  expect((await checkReply('Sorry', context('2'))).same).toBe(0);
  expect((await checkReply('Sorry', context(undefined))).same).toBe(0);
});

it('counts each of several that come at the same instant, the very first ones too', async () => {
  await Promise.all([1, 2, 3].map(() => noteInserted('Sorry', context('4242'))));
  expect(await checkReply('Sorry', context('4242'))).toEqual({ same: 3, warn: true });
});

it('keeps no word of what was written', async () => {
  await noteInserted('Unmistakable sentence', context('4242', 'Unmistakable'));
  const kept = JSON.stringify(await (await database()).get('values', 'replies'));
  expect(kept).not.toMatch(/unmistakable|sentence|casey/i);
});
