import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { secondsUntil } from '../ui/format';
import { Icon } from '../ui/Icon';
import { ProblemNotice, sentenceOf } from '../ui/ProblemNotice';
import { useNow } from '../ui/useNow';
import { messageFieldId } from './caret';
import { usePanel } from './context';
import { isUndoable, tellFate } from './fate';
import { nameOf } from './recipient';
import { useUpload } from './useUpload';

/** What became of the message sent last from here; for some seconds it can be taken back. */
export function SentJustNow() {
  const { last, undoProblem, undo, forget, showTab, around } = usePanel((state) => ({
    last: state.last,
    undoProblem: state.undoProblem,
    undo: state.undo,
    forget: state.forgetLast,
    showTab: state.showTab,
    around: state.view,
  }));
  const { online, accounts } = usePanel((state) => ({ online: state.online, accounts: state.accounts }));
  const upload = useUpload(last);
  const now = useNow(250, last?.state === 'queued');
  if (last === undefined) return null;
  const name = nameOf(last);
  const takeBack = async () => {
    await undo();
    document.getElementById(messageFieldId)?.focus();
  };
  const undoable = isUndoable(last, now);
  const view = around ?? { sends: {}, paused: {} };
  const fate = tellFate(last, {
    now,
    online,
    view,
    accounts: accounts ?? [],
    waitsForFile: upload !== undefined,
  });
  const words = undoable
    ? i18n.t('panel.goes_in', { name, seconds: secondsUntil(last.notBefore, now) })
    : `${name}: ${fate.words}`;
  return (
    <div className="just-now">
      {undoProblem && <ProblemNotice problem={undoProblem} />}
      <div className="just-now-line">
        <span className={`grow ${fate.tone}`}>{words}</span>
        {last.state === 'queued' && (
          <Button look="quiet" onClick={takeBack}>
            {i18n.t('panel.undo')}
          </Button>
        )}
        {!undoable && (
          <Button look="quiet" onClick={() => showTab('outbox')}>
            {i18n.t('panel.see_outbox')}
          </Button>
        )}
        <Button look="icon-only" aria-label={i18n.t('ui.close')} onClick={forget}>
          <Icon name="close" />
        </Button>
      </div>
      {last.state === 'failed' && last.problem && <p className="small">{sentenceOf(last.problem)}</p>}
      {/* Each step once, not each second. */}
      <span role="status" className="unseen">
        {undoable ? '' : words}
      </span>
    </div>
  );
}
