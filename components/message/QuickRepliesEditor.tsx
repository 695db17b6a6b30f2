import type { ClipboardEvent } from 'react';
import { i18n } from '#i18n';
import * as limits from '../../lib/message/limits';
import type { QuickReply } from '../../lib/message/message';
import { Button } from '../ui/Button';
import { CountedField } from '../ui/CountedField';
import { Disclosure } from '../ui/Disclosure';
import { Icon } from '../ui/Icon';
import { ItemTools } from './ItemTools';
import { useOrder } from './order';
import { type Faults, wrongAt } from './words';

interface Props extends Faults {
  readonly replies: readonly QuickReply[];
  readonly change: (replies: QuickReply[]) => void;
  readonly say: (words: string) => void;
}

/** The answers that a customer can tap. Several lines pasted make one of each. */
export function QuickRepliesEditor({ replies, change, say, ...faults }: Props) {
  const nameOf = ({ label }: QuickReply, at: number) =>
    label.trim() || i18n.t('parts.one_reply', { at: at + 1 });
  const order = useOrder<QuickReply, HTMLFieldSetElement>({ items: replies, change, nameOf, say });
  // A description that is there but empty: its field is open.
  const described = replies.some(({ description }) => description !== undefined);
  const blank: QuickReply = { label: '', ...(described && { description: '' }) };

  const paste = (event: ClipboardEvent, at: number) => {
    const lines = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/u)
      .map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/u, '').trim())
      .filter((line) => line !== '');
    if (lines.length < 2) return;
    event.preventDefault();
    const made = lines.map((label) => ({ ...blank, label }));
    // An empty one takes the first line.
    const isEmpty = replies[at]?.label.trim() === '';
    order.focus(at + made.length - (isEmpty ? 1 : 0), 'first');
    change(replies.toSpliced(isEmpty ? at : at + 1, isEmpty ? 1 : 0, ...made));
    say(i18n.t('parts.pasted', made.length));
  };
  const describeAll = () =>
    change(replies.map((reply) => ({ ...reply, description: reply.description ?? '' })));
  const undescribeAll = () => change(replies.map(({ description: _, ...reply }) => reply));
  const tooMany = wrongAt(faults, 'quick_replies');
  return (
    <fieldset className="parts" ref={order.list}>
      <legend className="label">{i18n.t('parts.replies')}</legend>
      <p className="hint">{i18n.t('parts.replies_hint')}</p>
      {replies.map((reply, at) => (
        <div className="part-card" key={at} data-at={at}>
          <div className="part-head end">
            <div className="grow">
              <CountedField
                label={i18n.t('parts.one_reply', { at: at + 1 })}
                part="first"
                value={reply.label}
                limit={limits.quickReplyLabel}
                wrong={wrongAt(faults, 'quick_reply_label', at)}
                onPaste={(event) => paste(event, at)}
                write={(label) => order.set(at, { ...reply, label })}
              />
            </div>
            <ItemTools
              name={nameOf(reply, at)}
              at={at}
              of={replies.length}
              move={order.move}
              remove={order.remove}
            />
          </div>
          {described && (
            <CountedField
              label={i18n.t('parts.description')}
              value={reply.description ?? ''}
              limit={limits.quickReplyDescription}
              wrong={wrongAt(faults, 'quick_reply_description', at)}
              write={(description) => order.set(at, { ...reply, description })}
            />
          )}
          <Disclosure title={i18n.t('parts.details')} open={faults.strict && isMetadataWrong(faults, at)}>
            <CountedField
              label={i18n.t('parts.metadata')}
              tall
              value={reply.metadata ?? ''}
              limit={limits.quickReplyMetadata}
              hint={i18n.t('parts.metadata_hint')}
              wrong={wrongAt(faults, 'quick_reply_metadata', at)}
              write={(metadata) => order.set(at, { ...reply, metadata: metadata || undefined })}
            />
          </Disclosure>
        </div>
      ))}
      {tooMany && <p className="hint bad">{tooMany}</p>}
      {replies.length < limits.quickReplies ? (
        <Button look="quiet" data-part="add" onClick={() => order.add(blank)}>
          <Icon name="plus" />
          {i18n.t('parts.more_reply')}
        </Button>
      ) : (
        <p className="hint">{i18n.t('parts.no_more_replies')}</p>
      )}
      <Button look="quiet" onClick={described ? undescribeAll : describeAll}>
        {i18n.t(described ? 'parts.undescribe' : 'parts.describe')}
      </Button>
      {described && <p className="hint">{i18n.t('parts.describe_hint')}</p>}
    </fieldset>
  );
}

const isMetadataWrong = (faults: Faults, at: number): boolean =>
  wrongAt(faults, 'quick_reply_metadata', at) !== undefined;
