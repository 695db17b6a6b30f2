import * as v from 'valibot';
import { CardPlan } from '../cards/card';
import { cardLimits } from '../cards/limits';
import { fail, ok, type Result } from '../message/problem';
import { defineValue } from './values';

const plans = defineValue('cards', v.array(CardPlan), [], 'cards');

/** One change after the other: each reads what the one before has written. */
let line: Promise<unknown> = Promise.resolve();

function inLine<T>(work: () => Promise<T>): Promise<T> {
  const done = line.then(work);
  line = done.catch(() => {});
  return done;
}

/** Every card that is planned, the one begun last first. */
export const listCards = () => plans.read();

/** Keeps a card, new or changed; the others stay as they are. Problem: `cards_full`. */
export const saveCard = (card: CardPlan): Promise<Result<null>> =>
  inLine(async () => {
    const kept = await plans.read();
    const at = kept.findIndex(({ id }) => id === card.id);
    if (at < 0 && kept.length >= cardLimits.cards) return fail('cards_full');
    await plans.write(at < 0 ? [card, ...kept] : kept.with(at, card));
    return ok(null);
  });

export const removeCard = (id: string): Promise<Result<null>> =>
  inLine(async () => {
    await plans.write((await plans.read()).filter((card) => card.id !== id));
    return ok(null);
  });
