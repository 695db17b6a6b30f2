import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from './Button';
import { Icon } from './Icon';

/** Copies `text`; says on itself, and to screen readers, whether it did. `name` says what is copied. */
export function CopyButton({ text, name }: { text: string; name: string }) {
  const [last, setLast] = useState<{ readonly of: string; readonly outcome: 'copied' | 'copy_failed' }>();
  // Of another text by now: this one is not copied.
  const outcome = last?.of === text ? last.outcome : undefined;
  const setOutcome = (next: 'copied' | 'copy_failed') => setLast({ of: text, outcome: next });
  const words = i18n.t(outcome === 'copied' ? 'ui.copied' : 'ui.copy');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('copy_failed');
    }
  };
  return (
    <span className="copy">
      <Button aria-label={`${words}: ${name}`} onClick={copy}>
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
        {words}
      </Button>
      <span role="status" className={outcome === 'copy_failed' ? 'hint bad' : 'unseen'}>
        {outcome && i18n.t(`ui.${outcome}`)}
      </span>
    </span>
  );
}
