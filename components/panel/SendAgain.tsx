import { useState } from 'react';
import { i18n } from '#i18n';
import type { OutboxRow } from '../../lib/outbox/row';
import { Button } from '../ui/Button';
import { nameOf } from './compose';
import { usePanel } from './context';

/** Sending what may have arrived: asked twice, since a customer would read it twice. */
export function SendAgain({ row }: { row: OutboxRow }) {
  const [asking, setAsking] = useState(false);
  const { act, busy } = usePanel((state) => ({ act: state.act, busy: row.id in state.rowBusy }));
  const name = nameOf(row);
  if (!asking) {
    const action = i18n.t('outbox.send_again');
    return (
      <Button
        look="quiet"
        busy={busy}
        aria-label={i18n.t('outbox.row_action', { action, name })}
        onClick={() => setAsking(true)}
      >
        {action}
      </Button>
    );
  }
  return (
    <fieldset className="sure">
      <legend className="small">{i18n.t('outbox.send_again_sure')}</legend>
      <Button look="quiet" busy={busy} onClick={() => act('retry', row.id)}>
        {i18n.t('outbox.send_again_yes')}
      </Button>
      <Button look="quiet" onClick={() => setAsking(false)}>
        {i18n.t('outbox.send_again_no')}
      </Button>
    </fieldset>
  );
}
