import { i18n } from '#i18n';
import * as limits from '../../lib/message/limits';
import { wrongAt } from '../message/words';
import { Count } from '../ui/Count';
import { messageFieldId } from './caret';
import { usePanel } from './context';
import { useOutlook } from './outlook';
import { choiceOf } from './transport';

/** The text, with the count of what will really be sent. Nothing is ever cut: what is too long is said. */
export function Message() {
  const { text, write, strict, byHand } = usePanel((state) => ({
    text: state.text,
    write: state.writeText,
    strict: state.strict,
    byHand: choiceOf(state).transport === 'page',
  }));
  const { count, faults } = useOutlook();
  const hints = [
    count > text.length && i18n.t('panel.message_hint_parts'),
    !byHand && i18n.t('panel.message_hint'),
  ];
  const wrong = wrongAt({ faults, strict }, 'text');
  return (
    <div className="field">
      <label htmlFor={messageFieldId}>{i18n.t('panel.message')}</label>
      <textarea
        id={messageFieldId}
        className="input"
        dir="auto"
        value={text}
        aria-describedby="message-hint message-wrong message-count"
        aria-invalid={wrong !== undefined || undefined}
        onChange={(event) => write(event.target.value)}
      />
      <div className="under">
        <span className="hint grow" id="message-hint">
          {hints.filter(Boolean).join(' ')}
        </span>
        <span className={count > limits.text ? 'hint bad' : 'hint'} id="message-count">
          <Count count={count} limit={limits.text} />
        </span>
      </div>
      <div className="hint bad" id="message-wrong" role="status">
        {wrong}
      </div>
    </div>
  );
}
