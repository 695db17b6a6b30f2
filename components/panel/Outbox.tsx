import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Details } from '../ui/Details';
import { writeDollars, writeNumber, writeTime } from '../ui/format';
import { Notice } from '../ui/Notice';
import { ProblemNotice, sentenceOf } from '../ui/ProblemNotice';
import { useNow } from '../ui/useNow';
import { usePanel } from './context';
import { OutboxItem } from './OutboxItem';
import { isFinished, mostShown } from './outbox';

/** Every message and its fate, newest first. */
export function Outbox() {
  return (
    <div className="sheet" role="tabpanel" aria-labelledby="tab-outbox">
      <div className="part">
        <WholeProblems />
        <Paused />
        <Unreadable />
        <Rows />
      </div>
      <Totals />
    </div>
  );
}

function WholeProblems() {
  const { viewProblem, wholeProblem, load } = usePanel((state) => ({
    viewProblem: state.viewProblem,
    wholeProblem: state.wholeProblem,
    load: state.loadView,
  }));
  const again = (
    <Button look="quiet" onClick={load}>
      {i18n.t('ui.try_again')}
    </Button>
  );
  return (
    <div role="alert" className="stack">
      {viewProblem && <ProblemNotice problem={viewProblem} actions={again} />}
      {wholeProblem && <ProblemNotice problem={wholeProblem} />}
    </div>
  );
}

function Paused() {
  const { paused, accounts, resume } = usePanel((state) => ({
    paused: state.view?.paused,
    accounts: state.accounts,
    resume: state.resume,
  }));
  return (
    <div role="status" className="stack">
      {Object.entries(paused ?? {}).map(([id, problem]) => (
        <Notice
          key={id}
          tone="warn"
          actions={
            <Button look="quiet" onClick={() => resume(id)}>
              {i18n.t('outbox.resume')}
            </Button>
          }
        >
          <strong>
            {i18n.t('outbox.paused', {
              handle: accounts?.find((account) => account.id === id)?.handle ?? id,
            })}
          </strong>
          <p>{sentenceOf(problem)}</p>
        </Notice>
      ))}
    </div>
  );
}

/** Rows that this version can't read: the rest of the outbox goes on without them. */
function Unreadable() {
  const rows = usePanel((state) => state.view?.unreadable ?? noRows);
  if (rows.length === 0) return null;
  return (
    <Notice tone="bad">
      <p>{i18n.t('outbox.unreadable', rows.length)}</p>
      <Details facts={rows.map((id) => i18n.t('outbox.unreadable_row', { id }))} />
    </Notice>
  );
}

const noRows: readonly string[] = [];

function Rows() {
  const { view, shown, showMore, failed } = usePanel((state) => ({
    view: state.view,
    shown: state.shown,
    showMore: state.showMore,
    failed: state.viewProblem !== undefined,
  }));
  const waiting = view?.rows.some((row) => row.state === 'queued') ?? false;
  const now = useNow(waiting ? 1_000 : 30_000);
  if (view === undefined) return failed ? null : <Loading />;
  if (view.rows.length === 0) {
    return (
      <section className="empty stack">
        <h2>{i18n.t('outbox.empty')}</h2>
        <p className="soft">{i18n.t('outbox.empty_why')}</p>
      </section>
    );
  }
  const more = view.total > view.rows.length;
  return (
    <>
      <ul className="rows" aria-label={i18n.t('outbox.list')}>
        {view.rows.map((row) => (
          <OutboxItem key={row.id} row={row} now={now} />
        ))}
      </ul>
      {more && shown < mostShown && <Button onClick={showMore}>{i18n.t('outbox.more')}</Button>}
      {more && shown >= mostShown && (
        <p className="small soft">
          {i18n.t('outbox.more_end', {
            shown: writeNumber(view.rows.length),
            total: writeNumber(view.total),
          })}
        </p>
      )}
    </>
  );
}

function Loading() {
  return (
    <div className="rows">
      <span className="unseen">{i18n.t('outbox.loading')}</span>
      {[1, 2, 3].map((place) => (
        <div key={place} className="skeleton tall" />
      ))}
    </div>
  );
}

function Totals() {
  const { view, clear } = usePanel((state) => ({ view: state.view, clear: state.clear }));
  const now = useNow(60_000);
  if (view === undefined) return null;
  const { sentToday, today, month } = view.cost;
  const sent = i18n.t('outbox.today', sentToday);
  return (
    <div className="footer totals small soft">
      {view.doneAt !== undefined && view.open > 0 && (
        <p className="whole">{i18n.t('outbox.done_at', { time: writeTime(view.doneAt, now) })}</p>
      )}
      <div className="grow">
        <p>{sentToday === 0 ? sent : i18n.t('outbox.today_cost', { sent, cost: writeDollars(today, 2) })}</p>
        {month > today && <p>{i18n.t('outbox.month_cost', { cost: writeDollars(month, 2) })}</p>}
      </div>
      {view.rows.some(isFinished) && (
        <Button look="quiet" onClick={clear}>
          {i18n.t('outbox.clear')}
        </Button>
      )}
    </div>
  );
}
