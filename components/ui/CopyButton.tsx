import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from './Button';
import { Icon } from './Icon';

/** Copies `text`; says on itself, and to screen readers, whether it did. `name` says what is copied. */
export function CopyButton({ text, name }: { text: string; name: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'copy_failed'>();
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
      <Button aria-label={`${i18n.t('ui.copy')}: ${name}`} onClick={copy}>
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
        {i18n.t(outcome === 'copied' ? 'ui.copied' : 'ui.copy')}
      </Button>
      <span role="status" className={outcome === 'copy_failed' ? 'hint bad' : 'unseen'}>
        {outcome && i18n.t(`ui.${outcome}`)}
      </span>
    </span>
  );
}
