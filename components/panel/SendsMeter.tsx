import { i18n } from '#i18n';
import type { LimitView } from '../../lib/outbox/row';
import { writeNumber, writeTime } from '../ui/format';
import { useNow } from '../ui/useNow';
import { usePanel } from './context';
import type { PanelState } from './store';
import { choiceOf } from './transport';

/** What is left of X's limit on sends by the way that the message takes, and when it comes back. */
export function SendsMeter() {
  const { limit, signedOut } = usePanel((state) => ({
    limit: state.accountId === undefined ? undefined : state.view?.sends[state.accountId]?.[wayOf(state)],
    signedOut: state.signedOut,
  }));
  const now = useNow(15_000, limit?.resetAt !== undefined);
  if (signedOut) return null;
  // Its place is kept while nothing is known, so that nothing jumps.
  if (limit === undefined) return <div className="sends" />;
  return (
    <div className="sends">
      <p className={limit.left === 0 ? 'small warn' : 'small soft'}>{tellLimit(limit, now)}</p>
      <div className="meter" aria-hidden="true">
        <i style={{ inlineSize: `${limit.limit === 0 ? 0 : (100 * limit.left) / limit.limit}%` }} />
      </div>
    </div>
  );
}

const wayOf = (state: PanelState) => (choiceOf(state).transport === 'v1.1' ? 'v1.1' : 'v2');

function tellLimit(limit: LimitView, now: number): string {
  const numbers = { left: writeNumber(limit.left), limit: writeNumber(limit.limit) };
  const sends =
    limit.left === 0
      ? i18n.t('panel.sends_none')
      : i18n.t(limit.known ? 'panel.sends_left' : 'panel.sends_left_guess', numbers);
  if (limit.resetAt === undefined || limit.resetAt <= now) return sends;
  return i18n.t('panel.sends_back', { sends, time: writeTime(limit.resetAt, now) });
}
