import { beforeEach, expect, it } from 'vitest';
import { newCard } from '@/lib/cards/card';
import { listCards, removeCard, saveCard } from '@/lib/platform/card-plans';
import { database } from '@/lib/platform/database';

const card = (last: number) =>
  newCard(`0b5d2c1e-6f1a-4c56-9a53-${String(last).padStart(12, '0')}`, '4242', 1);

beforeEach(async () => {
  await (await database()).clear('values');
});

it('keeps every card that is saved, also at the same instant', async () => {
  await Promise.all([saveCard(card(1)), saveCard(card(2)), saveCard({ ...card(1), name: 'Help' })]);
  expect((await listCards()).map(({ name }) => name)).toEqual(['', 'Help']);
  await removeCard(card(2).id);
  expect(await listCards()).toEqual([{ ...card(1), name: 'Help' }]);
});

it('takes 200 cards and says so at the next one', async () => {
  for (let index = 0; index < 200; index += 1) await saveCard(card(index));
  expect(await saveCard(card(200))).toMatchObject({ ok: false, problem: { code: 'cards_full' } });
  expect(await saveCard({ ...card(0), name: 'Still changed' })).toMatchObject({ ok: true });
});
