import { i18n } from '#i18n';
import type { FallbackWords, RichMessage } from '../../lib/message/message';
import { type DefaultWords, writtenText } from '../../lib/message/rendering';
import { Button } from '../ui/Button';
import { CountedField } from '../ui/CountedField';
import { Disclosure } from '../ui/Disclosure';
import { type Faults, wrongAt } from './words';

interface Props extends Faults {
  readonly message: RichMessage;
  /** Our own words, where the message brings none. */
  readonly words: DefaultWords;
  readonly change: (fallback: FallbackWords | undefined) => void;
}

/** How buttons and quick replies read where X can't draw them; the fields hold our own words until they are changed. */
export function WordingEditor({ message, words, change, ...faults }: Props) {
  const { buttons, quickReplies, fallback } = message;
  if (buttons === undefined && quickReplies === undefined) return null;
  const write = (part: FallbackWords) => change({ ...fallback, ...part });
  return (
    <Disclosure title={i18n.t('parts.wording')}>
      <p className="hint">{i18n.t('parts.wording_what')}</p>
      {buttons && (
        <CountedField
          label={i18n.t('parts.wording_button')}
          value={fallback?.button ?? words.button}
          hint={i18n.t('parts.wording_button_hint', { label: '{label}', url: '{url}' })}
          wrong={wrongAt(faults, 'fallback_button')}
          write={(button) => write({ button: button === words.button ? undefined : button })}
        />
      )}
      {quickReplies && (
        <CountedField
          label={i18n.t('parts.wording_replies')}
          value={fallback?.quickReplies ?? words.quickReplies}
          wrong={wrongAt(faults, 'fallback_quick_replies')}
          write={(intro) => write({ quickReplies: intro === words.quickReplies ? undefined : intro })}
        />
      )}
      <div>
        <p className="label">{i18n.t('parts.wording_reads')}</p>
        <p className="reads" dir="auto">
          {writtenText({ ...message, text: '' }, words)}
        </p>
      </div>
      {fallback !== undefined && (
        <Button look="quiet" onClick={() => change(undefined)}>
          {i18n.t('parts.wording_own')}
        </Button>
      )}
    </Disclosure>
  );
}
