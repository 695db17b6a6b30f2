import { useState } from 'react';
import { i18n } from '#i18n';
import type { ProblemCode } from '../../lib/message/problem';
import type { OutboxRow } from '../../lib/outbox/row';
import { Button } from '../ui/Button';
import { Details } from '../ui/Details';
import { Elsewhere } from '../ui/Elsewhere';
import { writeDayAndTime, writeDollars } from '../ui/format';
import { factsOf } from '../ui/ProblemNotice';
import { usePanel } from './context';
import type { FateAction } from './fate';
import { nameOf } from './recipient';
import { SendAgain } from './SendAgain';

interface Props {
  readonly row: OutboxRow;
  readonly actions: readonly FateAction[];
  readonly undoable: boolean;
  readonly edit: () => void;
}

/** What a person can do to one message, and all that is known of it. */
export function RowActions({ row, actions, undoable, edit }: Props) {
  const { act, busy } = usePanel((state) => ({ act: state.act, busy: row.id in state.rowBusy }));
  const [asking, setAsking] = useState(false);
  const name = nameOf(row);
  const words: Record<FateAction, string> = {
    cancel: i18n.t(undoable ? 'outbox.undo' : 'outbox.take_back'),
    sendNow: i18n.t('outbox.send_now'),
    edit: i18n.t('outbox.edit'),
    lookAgain: i18n.t('outbox.look_again'),
    retry: i18n.t('outbox.retry'),
    sendAgain: i18n.t('outbox.send_again'),
    markSent: i18n.t('outbox.its_there'),
    sendAsText: i18n.t('transport.as_text'),
  };
  const press = (action: FateAction) => {
    if (action === 'edit') return edit();
    if (action === 'sendAgain') return setAsking(true);
    void act(action, row.id);
  };
  const refused = row.problem?.code === 'recipient_refuses' && row.state === 'failed';
  return (
    <div className="row-actions">
      {asking && row.state === 'unknown' ? (
        <SendAgain busy={busy} yes={() => act('sendAgain', row.id)} no={() => setAsking(false)} />
      ) : (
        actions.map((action) => (
          <Button
            key={action}
            look="quiet"
            busy={busy}
            aria-label={i18n.t('outbox.row_action', { action: words[action], name })}
            onClick={() => press(action)}
          >
            {words[action]}
          </Button>
        ))
      )}
      {refused && 'id' in row.recipient && row.recipient.handle !== undefined && (
        <Elsewhere href={`https://x.com/${row.recipient.handle}`}>{i18n.t('outbox.profile')}</Elsewhere>
      )}
      {row.state === 'failed' && row.problem && ofKeys.includes(row.problem.code) && (
        <Elsewhere href="/options.html#keys">{i18n.t('transport.keys_check')}</Elsewhere>
      )}
      <Details facts={tellFacts(row)} />
    </div>
  );
}

/** Their sentences speak of the keys. */
const ofKeys: readonly ProblemCode[] = ['keys_wrong', 'keys_of_another', 'keys_missing', 'app_permission'];

function tellFacts(row: OutboxRow): string[] {
  return [
    i18n.t('outbox.row_created', { time: writeDayAndTime(row.createdAt) }),
    i18n.t('outbox.row_recipient', { id: recipientIdOf(row) }),
    i18n.t('outbox.row_conversation', { id: row.sent?.conversationId ?? row.conversationId }),
    ...(row.sent?.eventId === undefined ? [] : [i18n.t('outbox.row_event', { id: row.sent.eventId })]),
    i18n.t('outbox.row_attempts', { count: row.attempts }),
    row.price === undefined
      ? i18n.t('ui.no_price')
      : i18n.t('outbox.row_price', { price: writeDollars(row.price) }),
    i18n.t('outbox.row_id', { id: row.id }),
    ...(row.problem === undefined ? [] : factsOf(row.problem)),
  ];
}

/** Of a group, everyone of it. */
function recipientIdOf(row: OutboxRow): string {
  const { recipient } = row;
  if ('id' in recipient) return recipient.id;
  if (!('group' in recipient)) return nameOf(row);
  return recipient.group.map((one) => nameOf({ recipient: one })).join(', ');
}
