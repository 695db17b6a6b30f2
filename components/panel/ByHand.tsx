import { useState } from 'react';
import { i18n } from '#i18n';
import type { PutIntoChat } from '../../lib/message/into-chat';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { usePanel } from './context';
import { useOutlook } from './outlook';

interface Outcome {
  readonly of: string;
  readonly words: string;
  readonly good: boolean;
}

/** The message by the agent's own hand: put into X's chat, or copied and pasted there; sent there by X's own button. */
export function ByHand() {
  const { rendering } = useOutlook();
  const text = rendering?.text ?? '';
  const { put, putting, putIntoChat, isGroup, whom } = usePanel((state) => ({
    put: state.put,
    putting: state.putting,
    putIntoChat: state.putIntoChat,
    isGroup: state.group !== undefined,
    whom: state.person && `@${state.person.handle}`,
  }));
  const [outcome, setOutcome] = useState<Outcome>();
  const told = (words: string, good: boolean) => setOutcome({ of: text, words, good });
  const copy = async () => {
    if (text === '') return told(i18n.t('problem.text_empty'), false);
    try {
      await navigator.clipboard.writeText(text);
      told(i18n.t('transport.copied'), true);
    } catch {
      told(i18n.t('ui.copy_failed'), false);
    }
  };
  const press = () => {
    if (text === '') return told(i18n.t('problem.text_empty'), false);
    setOutcome(undefined);
    void putIntoChat(text);
  };
  // Of another text by now: what was said of it no longer holds.
  const copied = outcome?.of === text ? outcome : undefined;
  const stands = put?.text === text ? put : undefined;
  const said = copied ?? (stands && { words: tell(stands, whom), good: isThere(stands) });
  return (
    <>
      <div role="status" className="footer-news">
        {said && <Notice tone={said.good ? 'good' : 'warn'}>{said.words}</Notice>}
      </div>
      <div className="by-hand">
        <Button look={isGroup ? 'primary' : 'plain'} onClick={copy}>
          <Icon name={copied?.good ? 'check' : 'copy'} />
          {i18n.t('transport.copy')}
        </Button>
        {/* A new group has no chat to put it into. */}
        {!isGroup && (
          <Button look="primary" busy={putting} onClick={press}>
            {i18n.t('transport.put')}
          </Button>
        )}
      </div>
    </>
  );
}

const isThere = ({ outcome }: PutIntoChat) => outcome === 'put' || outcome === 'there';

function tell({ outcome, with: who = i18n.t('transport.somebody') }: PutIntoChat, whom?: string): string {
  switch (outcome) {
    case 'put':
      return i18n.t('transport.put_done', { who });
    case 'there':
      return i18n.t('transport.put_there', { who });
    case 'other_chat':
      return i18n.t('transport.put_other_chat', { who, whom: whom ?? i18n.t('transport.somebody') });
    case 'no_chat':
      return i18n.t('transport.put_failed');
    default:
      return i18n.t(`transport.put_${outcome}`);
  }
}
