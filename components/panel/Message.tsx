import { i18n } from '#i18n';
import { limits } from '../../lib/message/limits';
import { Count } from '../ui/Count';
import { sentenceOf } from '../ui/ProblemNotice';
import { messageFieldId } from './caret';
import { usePanel } from './context';

/** The text, with its count. Nothing is ever cut: what is too long is said. */
export function Message() {
  const { text, problem, write } = usePanel((state) => ({
    text: state.text,
    problem: state.textProblem,
    write: state.writeText,
  }));
  const over = text.length - limits.text;
  const wrong = over > 0 || problem !== undefined;
  return (
    <div className="field">
      <label htmlFor={messageFieldId}>{i18n.t('panel.message')}</label>
      <textarea
        id={messageFieldId}
        className="input"
        dir="auto"
        value={text}
        aria-describedby="message-hint message-wrong message-count"
        aria-invalid={wrong || undefined}
        onChange={(event) => write(event.target.value)}
      />
      <div className="under">
        <span className="hint grow" id="message-hint">
          {i18n.t('panel.message_hint')}
        </span>
        <span className={over > 0 ? 'hint bad' : 'hint'} id="message-count">
          <Count count={text.length} limit={limits.text} />
        </span>
      </div>
      <div className="hint bad" id="message-wrong" role="status">
        {over > 0 ? i18n.t('panel.count_over', over) : problem && sentenceOf(problem)}
      </div>
    </div>
  );
}
