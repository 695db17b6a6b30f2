import * as v from 'valibot';
import { cardLimits } from './limits';

/** What is known of a file that was chosen on this computer. The file itself is neither kept nor sent. */
export const CardFile = v.object({
  name: v.pipe(v.string(), v.maxLength(255)),
  /** MIME type by its first bytes; empty where they are of no kind that we know. */
  type: v.pipe(v.string(), v.maxLength(100)),
  /** Bytes. */
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** In px; absent where it could not be read. */
  width: v.optional(v.pipe(v.number(), v.minValue(1))),
  height: v.optional(v.pipe(v.number(), v.minValue(1))),
  animated: v.optional(v.boolean()),
  /** Length of a video. */
  seconds: v.optional(v.pipe(v.number(), v.minValue(0))),
});
export type CardFile = v.InferOutput<typeof CardFile>;

const CardButton = v.object({
  label: v.pipe(v.string(), v.maxLength(200)),
  welcomeMessageId: v.pipe(v.string(), v.maxLength(40)),
});
export type CardButton = v.InferOutput<typeof CardButton>;

/** A card as it is being planned: kept however unfinished it is. What X would refuse, `checkCard` says. */
export const CardPlan = v.object({
  id: v.pipe(v.string(), v.uuid()),
  kind: v.picklist(['image', 'video']),
  name: v.pipe(v.string(), v.maxLength(300)),
  /** Numeric id of the account that the messages go to, as it was typed. */
  recipientId: v.pipe(v.string(), v.maxLength(40)),
  /** The words of the post above the card. */
  post: v.pipe(v.string(), v.maxLength(5_000)),
  file: v.optional(CardFile),
  /** What stands in place of a video until it plays. */
  poster: v.optional(CardFile),
  buttons: v.pipe(v.array(CardButton), v.minLength(1), v.maxLength(cardLimits.buttons)),
  /** Unix ms. */
  updatedAt: v.number(),
});
export type CardPlan = v.InferOutput<typeof CardPlan>;

export const emptyButton: CardButton = { label: '', welcomeMessageId: '' };

export const newCard = (id: string, recipientId: string, now: number): CardPlan => ({
  id,
  kind: 'image',
  name: '',
  recipientId,
  post: '',
  buttons: [emptyButton],
  updatedAt: now,
});

const isEmpty = ({ label, welcomeMessageId }: CardButton) =>
  label.trim() === '' && welcomeMessageId.trim() === '';

/** The buttons up to the last one that has anything in it. */
export function usedButtons({ buttons }: CardPlan): readonly CardButton[] {
  const last = buttons.findLastIndex((button) => !isEmpty(button));
  return buttons.slice(0, last + 1);
}
