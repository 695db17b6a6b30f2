import { memo, useId, useState } from 'react';
import { i18n } from '#i18n';
import type { UploadView } from '../../lib/media/upload';
import type { OutboxRow } from '../../lib/outbox/row';
import { writeTime } from '../ui/format';
import { Handle } from '../ui/Handle';
import { ProblemNotice, sentenceOf } from '../ui/ProblemNotice';
import { useKeptFocus } from '../ui/useKeptFocus';
import { usePanel } from './context';
import { EditInPlace } from './EditInPlace';
import { type Fate, isUndoable, tellFate } from './fate';
import { RowActions } from './RowActions';
import { nameOf } from './recipient';
import { useUpload } from './useUpload';

interface Props {
  readonly row: OutboxRow;
  readonly now: number;
}

/** One message and its fate. */
export function OutboxItem({ row, now }: Props) {
  const around = usePanel(({ online, view, accounts }) => ({ online, view, accounts }));
  const view = around.view ?? { sends: {}, paused: {} };
  const upload = useUpload(row);
  const { online, accounts = [] } = around;
  const fate = tellFate(row, { now, online, view, accounts, waitsForFile: upload !== undefined });
  // Only what is read changes each second; the row itself is drawn anew when one of these did.
  return (
    <Item
      row={row}
      words={fate.words}
      tone={fate.tone}
      actions={fate.actions}
      undoable={isUndoable(row, now)}
      upload={upload}
    />
  );
}

interface ItemProps {
  readonly row: OutboxRow;
  readonly words: string;
  readonly tone: Fate['tone'];
  /** The same list for the same state, so that it compares as one. */
  readonly actions: Fate['actions'];
  readonly undoable: boolean;
  /** Its file on the way to X. */
  readonly upload: UploadView | undefined;
}

const Item = memo(function Item({ row, words, tone, actions, undoable, upload }: ItemProps) {
  const [editing, setEditing] = useState(false);
  const { problem, from } = usePanel((state) => ({
    problem: state.rowProblems[row.id],
    from:
      (state.accounts?.length ?? 0) > 1
        ? state.accounts?.find((account) => account.id === row.accountId)?.handle
        : undefined,
  }));
  const title = useId();
  const kept = useKeptFocus<HTMLLIElement>(`${actions.join()} ${editing}`);
  return (
    <li className="row card" aria-labelledby={title} {...kept}>
      <div className="row-head">
        <h2 id={title}>
          <Recipient row={row} />
        </h2>
        <span className={`small state ${tone}`}>
          {editing && row.state === 'queued' ? i18n.t('outbox.editing') : words}
        </span>
      </div>
      {from !== undefined && <p className="small soft">{i18n.t('outbox.from', { handle: from })}</p>}
      {editing ? (
        <EditInPlace row={row} close={() => setEditing(false)} />
      ) : (
        <>
          <p className="row-text small soft" dir="auto">
            {row.rendered?.text ?? row.message.text}
          </p>
          <Went row={row} />
          {upload && <Upload {...upload} />}
          <Why row={row} />
          <RowActions row={row} actions={actions} undoable={undoable} edit={() => setEditing(true)} />
        </>
      )}
      <div role="alert">{problem && <ProblemNotice problem={problem} />}</div>
    </li>
  );
});

function Recipient({ row }: { row: OutboxRow }) {
  if (!('id' in row.recipient) || row.recipient.handle === undefined) return nameOf(row);
  const { handle, name } = row.recipient;
  if (name === undefined) return <Handle handle={handle} />;
  return (
    <>
      <bdi className="clip">{name}</bdi>{' '}
      <span className="soft plain-weight">
        <Handle handle={handle} />
      </span>
    </>
  );
}

/** What goes with the text, and by which way. */
function Went({ row }: { row: OutboxRow }) {
  const { buttons, quickReplies, media } = row.rendered ?? {};
  const chips = [
    media?.name,
    buttons && i18n.t('outbox.with_buttons', buttons.length),
    quickReplies && i18n.t('outbox.with_replies', quickReplies.length),
    // Of one that did not go, X drew nothing.
    row.transport === 'v1.1' && row.state !== 'failed' && row.state !== 'cancelled'
      ? i18n.t('outbox.natively')
      : undefined,
    'group' in row.recipient ? i18n.t('group.count', row.recipient.group.length) : undefined,
  ].filter((chip) => chip !== undefined);
  return (
    chips.length > 0 && (
      <ul className="went small">
        {chips.map((chip) => (
          <li className="clip" key={chip} dir="auto">
            {chip}
          </li>
        ))}
      </ul>
    )
  );
}

/** How far the file is that the message waits for. */
function Upload({ state, percent, sent, size }: UploadView) {
  return (
    <progress
      className="went-progress"
      max={100}
      value={state === 'processing' ? percent : Math.floor((100 * sent) / size)}
      aria-label={i18n.t('outbox.uploading')}
    />
  );
}

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
