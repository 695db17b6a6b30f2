import { i18n } from '#i18n';
import type { Template } from './template';

/** Trades that have starters of their own; one is chosen at first run. */
export const trades = ['shop', 'airline', 'software', 'telecom'] as const;
export type Trade = (typeof trades)[number];

/** What a new installation comes with, in the browser's language. */
export const starters = (): Template[] =>
  (['private', 'order', 'refund', 'status', 'details'] as const).map((name) => ({
    id: `starter-${name}`,
    shortcut: name,
    name: i18n.t(`starter.${name}.name`),
    text: i18n.t(`starter.${name}.text`),
    ...(name === 'refund' && { fields: asks('order') }),
    ...(name === 'status' && { fields: asks('status') }),
  }));

/** A question in words of the language: its name in the text is the language's own, too. */
const asks = (...questions: ('order' | 'status' | 'flight' | 'product' | 'task')[]) =>
  questions.map((question) => ({
    name: i18n.t(`starter.question.${question}.name`),
    label: i18n.t(`starter.question.${question}.label`),
    kind: 'text' as const,
  }));

/** What a trade adds to that. The same ids each time: taking them twice makes no doubles. */
export const startersFor = (trade: Trade): Template[] =>
  written[trade]().map((template) => ({
    ...template,
    id: `starter-${trade}-${template.shortcut}`,
    tags: [i18n.t(`starter.trade.${trade}`)],
  }));

type Written = Omit<Template, 'id'>;

const written: Record<Trade, () => Written[]> = {
  shop: () => [
    plain('shop.track', 'track'),
    plain('shop.damaged', 'damaged'),
    {
      ...plain('shop.return', 'return'),
      buttons: [{ label: i18n.t('starter.shop.return.button'), url: '{{ return_page }}' }],
      fields: [{ name: 'return_page', label: i18n.t('starter.page_address'), kind: 'text' }],
    },
    {
      ...plain('shop.choose', 'choose'),
      fields: asks('order'),
      quickReplies: [
        { label: i18n.t('starter.shop.choose.refund'), metadata: 'refund' },
        { label: i18n.t('starter.shop.choose.exchange'), metadata: 'exchange' },
        { label: i18n.t('starter.shop.choose.person'), metadata: 'person' },
      ],
    },
  ],
  airline: () => [
    plain('airline.delay', 'delay'),
    plain('airline.bag', 'bag'),
    {
      ...plain('airline.rebook', 'rebook'),
      fields: asks('flight'),
      quickReplies: [
        { label: i18n.t('starter.airline.rebook.next'), metadata: 'next' },
        { label: i18n.t('starter.airline.rebook.tomorrow'), metadata: 'tomorrow' },
        { label: i18n.t('starter.airline.rebook.refund'), metadata: 'refund' },
      ],
    },
    {
      ...plain('airline.claim', 'claim'),
      buttons: [{ label: i18n.t('starter.airline.claim.button'), url: '{{ claim_page }}' }],
      fields: [{ name: 'claim_page', label: i18n.t('starter.page_address'), kind: 'text' }],
    },
  ],
  software: () => [
    { ...plain('software.outage', 'outage'), fields: asks('product', 'status') },
    plain('software.bug', 'bug'),
    plain('software.login', 'login'),
    {
      ...plain('software.guide', 'guide'),
      buttons: [{ label: i18n.t('starter.software.guide.button'), url: '{{ guide_page }}' }],
      fields: [...asks('task'), { name: 'guide_page', label: i18n.t('starter.page_address'), kind: 'text' }],
    },
  ],
  telecom: () => [
    plain('telecom.line', 'line'),
    plain('telecom.bill', 'bill'),
    {
      ...plain('telecom.restart', 'restart'),
      quickReplies: [
        { label: i18n.t('starter.telecom.restart.works'), metadata: 'works' },
        { label: i18n.t('starter.telecom.restart.down'), metadata: 'down' },
        { label: i18n.t('starter.telecom.restart.call'), metadata: 'call' },
      ],
    },
    {
      ...plain('telecom.visit', 'visit'),
      fields: [
        { name: 'visit_day', label: i18n.t('starter.telecom.visit.day'), kind: 'date' },
        {
          name: 'visit_time',
          label: i18n.t('starter.telecom.visit.time'),
          kind: 'choice',
          choices: [i18n.t('starter.telecom.visit.morning'), i18n.t('starter.telecom.visit.afternoon')],
        },
      ],
    },
  ],
};

const plain = (
  key:
    | `shop.${'track' | 'damaged' | 'return' | 'choose'}`
    | `airline.${'delay' | 'bag' | 'rebook' | 'claim'}`
    | `software.${'outage' | 'bug' | 'login' | 'guide'}`
    | `telecom.${'line' | 'bill' | 'restart' | 'visit'}`,
  shortcut: string,
): Written => ({
  name: i18n.t(`starter.${key}.name`),
  text: i18n.t(`starter.${key}.text`),
  shortcut,
});
