import { i18n } from '#i18n';
import type { Template } from './template';

/** What a new installation comes with, in the browser's language. */
export const starters = (): Template[] => [
  {
    id: 'starter-private',
    shortcut: 'private',
    name: i18n.t('starter.private.name'),
    text: i18n.t('starter.private.text'),
  },
  {
    id: 'starter-order',
    shortcut: 'order',
    name: i18n.t('starter.order.name'),
    text: i18n.t('starter.order.text'),
  },
  {
    id: 'starter-refund',
    shortcut: 'refund',
    name: i18n.t('starter.refund.name'),
    text: i18n.t('starter.refund.text'),
  },
  {
    id: 'starter-status',
    shortcut: 'status',
    name: i18n.t('starter.status.name'),
    text: i18n.t('starter.status.text'),
  },
  {
    id: 'starter-details',
    shortcut: 'details',
    name: i18n.t('starter.details.name'),
    text: i18n.t('starter.details.text'),
  },
];
