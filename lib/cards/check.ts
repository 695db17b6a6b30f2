import { weighPost } from '../message/post-weight';
import { type CardFile, type CardPlan, usedButtons } from './card';
import { cardLimits } from './limits';

/**
 * Every rule for a card: where it is from, and whether X refuses what breaks it (`wrong`) or it is good to know
 * (`advice`). Each has a sentence, `card_rule.<rule>`, and each source has one, `card_source.<source>`.
 */
export const cardRules = {
  name_missing: ['wrong', 'ads_api'],
  name_long: ['wrong', 'ads_api'],
  recipient_missing: ['wrong', 'ads_api'],
  recipient_malformed: ['wrong', 'ads_api'],
  post_long: ['wrong', 'ad_spec'],
  image_missing: ['advice', 'ads_api'],
  image_type: ['wrong', 'ad_spec'],
  image_large: ['wrong', 'ad_spec'],
  image_unreadable: ['wrong', 'ad_spec'],
  image_narrow: ['wrong', 'ad_spec'],
  image_ratio: ['wrong', 'ad_spec'],
  image_animated: ['wrong', 'ad_spec'],
  video_missing: ['wrong', 'ads_api'],
  video_type: ['wrong', 'ad_spec'],
  video_large: ['wrong', 'ad_spec'],
  video_unreadable: ['advice', 'ad_spec'],
  video_ratio: ['wrong', 'ad_spec'],
  video_long: ['advice', 'ad_spec'],
  button_missing: ['wrong', 'ads_api'],
  button_gap: ['wrong', 'ads_api'],
  label_missing: ['wrong', 'ads_api'],
  label_long: ['wrong', 'ad_spec'],
  label_advised: ['advice', 'clients'],
  welcome_missing: ['wrong', 'ads_api'],
  welcome_malformed: ['wrong', 'ads_api'],
  welcome_unknown: ['advice', 'ads_api'],
} as const satisfies Record<string, readonly ['wrong' | 'advice', CardSource]>;
type CardRule = keyof typeof cardRules;

/** X's Ads API, X's ad specifications, or what known clients of the Ads API do. */
type CardSource = 'ads_api' | 'ad_spec' | 'clients';

export type CardField = 'name' | 'recipient' | 'post' | 'file' | 'poster' | 'button' | 'label' | 'welcome';

/** One rule that a card breaks, and where. `index` is that of the button, from 0. */
export interface Finding {
  readonly field: CardField;
  readonly index?: number;
  readonly rule: CardRule;
}

/** Everything that a card breaks. `known`: ids of the recipient's welcome messages, where all of them are known. */
export function checkCard(plan: CardPlan, known?: ReadonlySet<string>): Finding[] {
  return [
    ...checkName(plan.name),
    ...checkRecipient(plan.recipientId),
    ...when(weighPost(plan.post) > cardLimits.post, { field: 'post', rule: 'post_long' }),
    ...checkFiles(plan),
    ...checkButtons(plan, known),
  ];
}

export const isWrong = ({ rule }: Finding): boolean => cardRules[rule][0] === 'wrong';

/** Characters as people count them, so that an emoji of one sign is one. */
export const countLabel = (label: string): number => [...label.trim()].length;

const when = (broken: boolean, finding: Finding): Finding[] => (broken ? [finding] : []);
const isId = (text: string) => /^[0-9]{1,19}$/u.test(text.trim());

function checkName(name: string): Finding[] {
  if (name.trim() === '') return [{ field: 'name', rule: 'name_missing' }];
  return when(name.trim().length > cardLimits.name, { field: 'name', rule: 'name_long' });
}

function checkRecipient(id: string): Finding[] {
  if (id.trim() === '') return [{ field: 'recipient', rule: 'recipient_missing' }];
  return when(!isId(id), { field: 'recipient', rule: 'recipient_malformed' });
}

function checkFiles({ kind, file, poster }: CardPlan): Finding[] {
  if (kind === 'image') {
    if (file === undefined) return [{ field: 'file', rule: 'image_missing' }];
    return checkImage('file', file, cardLimits.imageRatios);
  }
  return [
    ...(file === undefined ? [{ field: 'file', rule: 'video_missing' } as const] : checkVideo(file)),
    ...(poster === undefined ? [] : checkImage('poster', poster, [cardLimits.videoRatio])),
  ];
}

function checkImage(field: 'file' | 'poster', file: CardFile, ratios: readonly number[]): Finding[] {
  const { type, size, width, height, animated } = file;
  if (type !== 'image/jpeg' && type !== 'image/png') return [{ field, rule: 'image_type' }];
  return [
    ...when(size > cardLimits.imageSize, { field, rule: 'image_large' }),
    ...when(width === undefined || height === undefined, { field, rule: 'image_unreadable' }),
    ...when(width !== undefined && width < cardLimits.imageWidth, { field, rule: 'image_narrow' }),
    ...when(!fits(file, ratios), { field, rule: field === 'file' ? 'image_ratio' : 'video_ratio' }),
    ...when(animated === true, { field, rule: 'image_animated' }),
  ];
}

function checkVideo(file: CardFile): Finding[] {
  const { type, size, width, seconds = 0 } = file;
  if (type !== 'video/mp4' && type !== 'video/quicktime') return [{ field: 'file', rule: 'video_type' }];
  return [
    ...when(size >= cardLimits.videoSize, { field: 'file', rule: 'video_large' }),
    ...when(width === undefined, { field: 'file', rule: 'video_unreadable' }),
    ...when(!fits(file, [cardLimits.videoRatio]), { field: 'file', rule: 'video_ratio' }),
    ...when(seconds > cardLimits.videoSeconds, { field: 'file', rule: 'video_long' }),
  ];
}

function fits({ width, height }: CardFile, ratios: readonly number[]): boolean {
  if (width === undefined || height === undefined) return true;
  return ratios.some((ratio) => Math.abs(width / height / ratio - 1) <= cardLimits.ratioTolerance);
}

function checkButtons(plan: CardPlan, known?: ReadonlySet<string>): Finding[] {
  const used = usedButtons(plan);
  if (used.length === 0) return [{ field: 'button', index: 0, rule: 'button_missing' }];
  return used.flatMap(({ label, welcomeMessageId }, index) => {
    const id = welcomeMessageId.trim();
    if (label.trim() === '' && id === '') {
      return [{ field: 'button', index, rule: index === 0 ? 'button_missing' : 'button_gap' } as const];
    }
    const long = countLabel(label);
    return [
      ...when(long === 0, { field: 'label', index, rule: 'label_missing' }),
      ...when(long > cardLimits.label, { field: 'label', index, rule: 'label_long' }),
      ...when(long > cardLimits.labelAdvised && long <= cardLimits.label, {
        field: 'label',
        index,
        rule: 'label_advised',
      }),
      ...when(id === '', { field: 'welcome', index, rule: 'welcome_missing' }),
      ...when(id !== '' && !isId(id), { field: 'welcome', index, rule: 'welcome_malformed' }),
      ...when(isId(id) && known !== undefined && !known.has(id), {
        field: 'welcome',
        index,
        rule: 'welcome_unknown',
      }),
    ];
  });
}
