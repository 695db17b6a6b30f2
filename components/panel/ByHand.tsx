import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { useOutlook } from './outlook';

/** The message by the agent's own hand: copied here, pasted into X's chat and sent there. */
export function ByHand() {
  const { rendering } = useOutlook();
  const text = rendering?.text ?? '';
  const [outcome, setOutcome] = useState<{
    readonly of: string;
    readonly words: string;
    readonly good: boolean;
  }>();
  const copy = async () => {
    if (text === '') return setOutcome({ of: text, words: i18n.t('problem.text_empty'), good: false });
    try {
      await navigator.clipboard.writeText(text);
      setOutcome({ of: text, words: i18n.t('transport.copied'), good: true });
    } catch {
      setOutcome({ of: text, words: i18n.t('ui.copy_failed'), good: false });
    }
  };
  // Of another text by now: what was said of it no longer holds.
  const said = outcome?.of === text ? outcome : undefined;
  return (
    <>
      <div role="status" className="footer-news">
        {said && <Notice tone={said.good ? 'good' : 'warn'}>{said.words}</Notice>}
      </div>
      <span className="grow" />
      <Button look="primary" onClick={copy}>
        <Icon name={said?.good ? 'check' : 'copy'} />
        {i18n.t('transport.copy')}
      </Button>
    </>
  );
}
