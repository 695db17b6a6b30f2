import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { RichMessage } from '../../lib/message/message';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';

type Added = Pick<RichMessage, 'buttons' | 'quickReplies'>;

interface Props extends Added {
  readonly add: (part: Added) => void;
  /** What else can be added in this place. */
  readonly children?: ReactNode;
}

/** What a message does not have yet, and may. */
export function AddParts({ buttons, quickReplies, add, children }: Props) {
  return (
    <fieldset className="adds">
      <legend className="unseen">{i18n.t('parts.add')}</legend>
      {buttons === undefined && (
        <AddPart
          words={i18n.t('parts.add_button')}
          press={() => add({ buttons: [{ label: '', url: '' }] })}
        />
      )}
      {quickReplies === undefined && (
        <AddPart words={i18n.t('parts.add_replies')} press={() => add({ quickReplies: [{ label: '' }] })} />
      )}
      {children}
    </fieldset>
  );
}

export function AddPart({ words, press }: { words: string; press: () => void }) {
  return (
    <Button look="quiet" onClick={press}>
      <Icon name="plus" />
      {words}
    </Button>
  );
}
