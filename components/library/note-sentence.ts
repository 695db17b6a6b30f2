import { i18n } from '#i18n';
import type { TransferNote } from '../../lib/templates/transfer';

/** What an import says of one row, with the template's name where it has one. */
export function noteSentence({ what, row, name = '', detail = '', reason, most }: TransferNote): string {
  const given = { row: String(row ?? ''), name, detail };
  if (what !== 'left_out') return i18n.t(`transfer.${what}`, given);
  const why = reasonSentence(reason, detail, String(most ?? ''));
  return i18n.t(name ? 'transfer.left_out' : 'transfer.left_out_nameless', { ...given, detail: why });
}

function reasonSentence(reason: TransferNote['reason'], detail: string, most: string): string {
  switch (reason) {
    case 'too_long':
    case 'too_many':
      return i18n.t(`transfer.reason.${reason}`, { detail, most });
    case 'unfit':
      return i18n.t('transfer.reason.unfit', { detail });
    default:
      return i18n.t(`transfer.reason.${reason ?? 'no_template'}`);
  }
}
