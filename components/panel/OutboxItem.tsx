import { memo, useId, useState } from 'react';
import { i18n } from '#i18n';
import type { OutboxRow } from '../../lib/outbox/row';
import { Button } from '../ui/Button';
import { Details } from '../ui/Details';
import { Elsewhere } from '../ui/Elsewhere';
import { writeDollars, writeTime } from '../ui/format';
import { factsOf, ProblemNotice, sentenceOf } from '../ui/ProblemNotice';
import { useKeptFocus } from '../ui/useKeptFocus';
import { nameOf } from './compose';
import { usePanel } from './context';
import { EditInPlace } from './EditInPlace';
import { type Fate, isUndoable, tellFate } from './fate';
import { SendAgain } from './SendAgain';

interface Props {
  readonly row: OutboxRow;
  readonly now: number;
}

/** One message and its fate. */
export function OutboxItem({ row, now }: Props) {
  const around = usePanel(({ online, view, accounts }) => ({ online, view, accounts }));
  const view = around.view ?? { sends: {}, paused: {} };
  const fate = tellFate(row, { now, online: around.online, view, accounts: around.accounts ?? [] });
  // Only what is read changes each second; the row itself is drawn anew when one of these did.
  return (
    <Item
      row={row}
      words={fate.words}
      tone={fate.tone}
      actions={fate.actions.join(' ')}
      undoable={isUndoable(row, now)}
    />
  );
}

interface ItemProps {
  readonly row: OutboxRow;
  readonly words: string;
  readonly tone: Fate['tone'];
  readonly actions: string;
  readonly undoable: boolean;
}

const Item = memo(function Item({ row, words, tone, actions, undoable }: ItemProps) {
  const [editing, setEditing] = useState(false);
  const { problem, from } = usePanel((state) => ({
    problem: state.rowProblems[row.id],
    from:
      (state.accounts?.length ?? 0) > 1
        ? state.accounts?.find((account) => account.id === row.accountId)?.handle
        : undefined,
  }));
  const title = useId();
  const kept = useKeptFocus<HTMLLIElement>(`${actions} ${editing}`);
  return (
    <li className="row card" aria-labelledby={title} {...kept}>
      <div className="row-head">
        <h2 className="clip" id={title}>
          {row.recipient.name !== undefined && <bdi>{row.recipient.name} </bdi>}
          <span className={row.recipient.name === undefined ? '' : 'soft plain-weight'}>{nameOf(row)}</span>
        </h2>
        <span className={`small state ${tone}`}>{words}</span>
      </div>
      {from !== undefined && <p className="small soft">{i18n.t('outbox.from', { handle: from })}</p>}
      {editing ? (
        <EditInPlace row={row} close={() => setEditing(false)} />
      ) : (
        <>
          <p className="row-text small soft" dir="auto">
            {row.message.text}
          </p>
          <Why row={row} />
          <Actions row={row} actions={actions} undoable={undoable} edit={() => setEditing(true)} />
        </>
      )}
      <div role="alert">{problem && <ProblemNotice problem={problem} />}</div>
      <Details facts={tellFacts(row)} />
    </li>
  );
});

/** Why it stands as it does, where the state alone does not say it. */
function Why({ row }: { row: OutboxRow }) {
  if (row.state === 'unknown') {
    const next = row.doubt?.nextLook;
    return (
      <p className="small">
        {next === undefined
          ? i18n.t('outbox.unknown_why')
          : i18n.t('outbox.unknown_looking', { time: writeTime(next, Date.now()) })}
      </p>
    );
  }
  const told = row.state === 'failed' || (row.state === 'queued' && row.attempts > 0);
  return told && row.problem ? <p className="small">{sentenceOf(row.problem)}</p> : null;
}

interface ActionProps {
  readonly row: OutboxRow;
  readonly actions: string;
  readonly undoable: boolean;
  readonly edit: () => void;
}

function Actions({ row, actions, undoable, edit }: ActionProps) {
  const { act, busy } = usePanel((state) => ({ act: state.act, busy: row.id in state.rowBusy }));
  const can = new Set(actions.split(' '));
  const name = nameOf(row);
  const named = (action: string) => i18n.t('outbox.row_action', { action, name });
  const button = (action: string, press: () => void) => (
    <Button look="quiet" busy={busy} aria-label={named(action)} onClick={press}>
      {action}
    </Button>
  );
  const refused = row.problem?.code === 'recipient_refuses' && row.state === 'failed';
  return (
    <div className="row-actions">
      {can.has('cancel') &&
        button(i18n.t(undoable ? 'outbox.undo' : 'outbox.take_back'), () => act('cancel', row.id))}
      {can.has('sendNow') && undoable && button(i18n.t('outbox.send_now'), () => act('sendNow', row.id))}
      {can.has('edit') && button(i18n.t('outbox.edit'), edit)}
      {can.has('lookAgain') && button(i18n.t('outbox.look_again'), () => act('lookAgain', row.id))}
      {can.has('retry') && row.state === 'unknown' && <SendAgain row={row} />}
      {can.has('retry') &&
        row.state === 'failed' &&
        button(i18n.t('outbox.retry'), () => act('retry', row.id))}
      {can.has('markSent') && button(i18n.t('outbox.its_there'), () => act('markSent', row.id))}
      {refused && row.recipient.handle !== undefined && (
        <Elsewhere href={`https://x.com/${row.recipient.handle}`}>{i18n.t('outbox.profile')}</Elsewhere>
      )}
      {can.has('cancel') && (
        <span className="small soft price">
          {i18n.t('ui.about_price', { price: writeDollars(row.price) })}
        </span>
      )}
    </div>
  );
}

function tellFacts(row: OutboxRow): string[] {
  const at = (time: number) => new Date(time).toLocaleString();
  return [
    i18n.t('outbox.row_created', { time: at(row.createdAt) }),
    i18n.t('outbox.row_recipient', { id: row.recipient.id }),
    i18n.t('outbox.row_conversation', { id: row.sent?.conversationId ?? row.conversationId }),
    ...(row.sent?.eventId === undefined ? [] : [i18n.t('outbox.row_event', { id: row.sent.eventId })]),
    i18n.t('outbox.row_attempts', { count: row.attempts }),
    i18n.t('outbox.row_id', { id: row.id }),
    ...(row.problem === undefined ? [] : factsOf(row.problem)),
  ];
}
