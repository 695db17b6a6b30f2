import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CardPlan, newCard, usedButtons } from '../../../lib/cards/card';
import { cardRules, checkCard, isWrong } from '../../../lib/cards/check';
import { anyPlan, planOf, video } from './plans';

const rulesOf = (...given: Parameters<typeof checkCard>) =>
  checkCard(...given).map(({ field, index, rule }) => `${field}${index ?? ''}: ${rule}`);
const image = planOf().file;
const button = (label: string, welcomeMessageId = '844385345234') => ({ label, welcomeMessageId });

describe('a card', () => {
  it('that X would take breaks no rule', () => {
    expect(checkCard(planOf())).toEqual([]);
    expect(
      checkCard(planOf({ kind: 'video', file: video, poster: image && { ...image, height: 675 } })),
    ).toEqual([]);
  });

  it('that was only just begun says what is missing, and no more', () => {
    expect(rulesOf(newCard('x', '', 0))).toEqual([
      'name: name_missing',
      'recipient: recipient_missing',
      'file: image_missing',
      'button0: button_missing',
    ]);
  });

  it.each([
    ['a name of 81 characters', planOf({ name: 'x'.repeat(81) }), 'name: name_long'],
    ['a handle for the account', planOf({ recipientId: '@acme_help' }), 'recipient: recipient_malformed'],
    ['a post of 257', planOf({ post: 'x'.repeat(257) }), 'post: post_long'],
    ['a post of 129 Japanese characters', planOf({ post: '私'.repeat(129) }), 'post: post_long'],
    ['a GIF', planOf({ file: { name: 'a.gif', type: 'image/gif', size: 9 } }), 'file: image_type'],
    ['an image over 3 MB', planOf({ file: image && { ...image, size: 3_000_001 } }), 'file: image_large'],
    [
      'an image of 764 px',
      planOf({ file: image && { ...image, width: 764, height: 400 } }),
      'file: image_narrow',
    ],
    ['a square image', planOf({ file: image && { ...image, width: 900, height: 900 } }), 'file: image_ratio'],
    ['a PNG that moves', planOf({ file: image && { ...image, animated: true } }), 'file: image_animated'],
    [
      'half an image',
      planOf({ file: { name: 'a.png', type: 'image/png', size: 9 } }),
      'file: image_unreadable',
    ],
    ['no video', planOf({ kind: 'video', file: undefined }), 'file: video_missing'],
    ['a WebM', planOf({ kind: 'video', file: { ...video, type: 'video/webm' } }), 'file: video_type'],
    ['a video of 1 GB', planOf({ kind: 'video', file: { ...video, size: 1e9 } }), 'file: video_large'],
    ['a square video', planOf({ kind: 'video', file: { ...video, height: 1280 } }), 'file: video_ratio'],
    ['a long video', planOf({ kind: 'video', file: { ...video, seconds: 15.1 } }), 'file: video_long'],
    [
      'a square poster',
      planOf({ kind: 'video', file: video, poster: image && { ...image, height: 1200 } }),
      'poster: video_ratio',
    ],
    ['a label of 21', planOf({ buttons: [button('x'.repeat(21))] }), 'label0: label_advised'],
    ['a label of 25', planOf({ buttons: [button('x'.repeat(25))] }), 'label0: label_long'],
    ['no label', planOf({ buttons: [button('Track'), button(' ')] }), 'label1: label_missing'],
    ['no welcome message', planOf({ buttons: [button('Track', '')] }), 'welcome0: welcome_missing'],
    [
      'a link for an id',
      planOf({ buttons: [button('Track', 'https://x.com')] }),
      'welcome0: welcome_malformed',
    ],
    ['a gap', planOf({ buttons: [button('One'), button('', ''), button('Three')] }), 'button1: button_gap'],
    ['an empty first', planOf({ buttons: [button('', ''), button('Two')] }), 'button0: button_missing'],
  ])('with %s is told so, at that field', (_, plan, finding) => {
    expect(rulesOf(plan)).toEqual([finding]);
  });

  it.each([
    ['1.91:1 as X itself rounds it', 800, 418],
    ['5:2', 1000, 400],
  ])('may have an image of %s', (_, width, height) => {
    expect(rulesOf(planOf({ file: image && { ...image, width, height } }))).toEqual([]);
  });

  it('may have 24 emoji on a button, and an empty line after the last', () => {
    expect(rulesOf(planOf({ buttons: [button('📦'.repeat(24)), button('', '')] }))).toEqual([
      'label0: label_advised',
    ]);
  });

  it('is told where a welcome message is not of this account, if all of them are known', () => {
    expect(rulesOf(planOf(), new Set(['844385345234']))).toEqual([]);
    expect(rulesOf(planOf(), new Set(['1']))).toEqual(['welcome0: welcome_unknown']);
  });

  it('is told apart: what X refuses, and what is good to know', () => {
    const found = checkCard(planOf({ kind: 'video', file: { ...video, seconds: 30 }, name: '' }));
    expect(found.filter(isWrong).map(({ rule }) => rule)).toEqual(['name_missing']);
  });

  it('is checked whatever it holds; what breaks no rule has all that X requires', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(v.is(CardPlan, plan)).toBe(true);
        const findings = checkCard(plan);
        if (findings.some(isWrong)) return;
        expect(plan.name.trim().length).toBeGreaterThan(0);
        expect(
          usedButtons(plan).every(({ label, welcomeMessageId }) => label.trim() && welcomeMessageId.trim()),
        ).toBe(true);
        expect(usedButtons(plan).length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

it('every rule and every source has its sentence, and there is none too many', () => {
  const sentences = readFileSync('locales/en.yml', 'utf8');
  const under = (heading: string) =>
    [
      ...(new RegExp(`^${heading}:\n((?:  .*\n)+)`, 'm').exec(sentences)?.[1] ?? '').matchAll(
        /^ {2}(\w+):/gm,
      ),
    ].map(([, name]) => name);
  expect(under('card_rule').sort()).toEqual(Object.keys(cardRules).sort());
  expect(under('card_source').sort()).toEqual(
    [...new Set(Object.values(cardRules).map(([, source]) => source))].sort(),
  );
});
