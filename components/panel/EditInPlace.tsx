import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import * as limits from '../../lib/message/limits';
import type { OutboxRow } from '../../lib/outbox/row';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { sentenceOf } from '../ui/ProblemNotice';
import { useFocusFirst } from '../ui/useFocusFirst';
import { usePanel } from './context';
import { nameOf } from './recipient';

/**
 * Changing a message that still waits, and keeping it from leaving meanwhile. Where that can't be had (no undo
 * window is set), it may leave: that is said and the new text is kept to copy.
 */
export function EditInPlace({ row, close }: { row: OutboxRow; close: () => void }) {
  const { edit, hold, busy } = usePanel((state) => ({
    edit: state.edit,
    hold: state.hold,
    busy: row.id in state.rowBusy,
  }));
  const [text, setText] = useState(row.message.text);
  const field = useFocusFirst<HTMLTextAreaElement>();
  useEffect(() => {
    hold(row.id);
    const timer = setInterval(() => hold(row.id), 1_000);
    return () => clearInterval(timer);
  }, [hold, row.id]);
  const over = text.length - limits.text;
  const left = row.state !== 'queued';
  const name = i18n.t('outbox.edit_text', { name: nameOf(row) });
  const wrong =
    over > 0
      ? i18n.t('panel.count_over', over)
      : text.trim() === ''
        ? sentenceOf({ code: 'text_empty' })
        : undefined;
  const save = async () => {
    if (wrong === undefined && (await edit(row.id, text))) close();
  };
  return (
    <div className="stack">
      <Field label={name} wrong={wrong}>
        {(ties) => (
          <textarea
            {...ties}
            className="input"
            dir="auto"
            ref={field}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div role="status">{left && <Notice tone="warn">{i18n.t('outbox.edit_left')}</Notice>}</div>
      <div className="row-actions">
        {left ? (
          <CopyButton text={text} name={name} />
        ) : (
          <Button busy={busy} onClick={save}>
            {i18n.t('outbox.edit_save')}
          </Button>
        )}
        <Button look="quiet" onClick={close}>
          {i18n.t(left ? 'ui.close' : 'outbox.edit_close')}
        </Button>
      </div>
    </div>
  );
}
