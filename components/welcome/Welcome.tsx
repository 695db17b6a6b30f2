import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { Problem, Result } from '../../lib/message/problem';
import { type Trade, trades } from '../../lib/templates/starters';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ProblemNotice } from '../ui/ProblemNotice';
import { TryComposer } from './TryComposer';
import './welcome.css';

interface Props {
  readonly addStarters: (trade: Trade) => Promise<Result<{ readonly added: number }>>;
  readonly openOptions: () => void;
}

/** What a person sees once, when Aside is new: where the two buttons are, a place to try them, templates to start from. */
export function Welcome({ addStarters, openOptions }: Props) {
  useEffect(() => {
    document.title = i18n.t('welcome.title');
  }, []);
  return (
    <main className="welcome">
      <header>
        <span className="avatar" aria-hidden="true">
          <Icon name="bubbles" />
        </span>
        <h1>{i18n.t('welcome.title')}</h1>
        <p className="soft">{i18n.t('welcome.what')}</p>
      </header>
      <section aria-labelledby="try" className="stack">
        <h2 id="try">{i18n.t('welcome.try')}</h2>
        <p className="soft">{i18n.t('welcome.try_what')}</p>
        <TryComposer />
      </section>
      <Starters addStarters={addStarters} />
      <section aria-labelledby="next" className="stack">
        <h2 id="next">{i18n.t('welcome.next')}</h2>
        <p className="soft">{i18n.t('welcome.next_what')}</p>
        <div className="actions">
          <a className="button primary" href="https://x.com/home">
            {i18n.t('welcome.go')}
          </a>
          <Button onClick={openOptions}>{i18n.t('welcome.set_up')}</Button>
        </div>
      </section>
    </main>
  );
}

function Starters({ addStarters }: Pick<Props, 'addStarters'>) {
  const [added, setAdded] = useState<readonly Trade[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const add = async (trade: Trade) => {
    const answer = await addStarters(trade);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setAdded((before) => [...before, trade]);
  };
  return (
    <section aria-labelledby="trade" className="stack">
      <h2 id="trade">{i18n.t('welcome.trade')}</h2>
      <p className="soft">{i18n.t('welcome.trade_what')}</p>
      <div className="actions">
        {trades.map((trade) => (
          <Button key={trade} aria-pressed={added.includes(trade)} onClick={() => add(trade)}>
            {added.includes(trade) && <Icon name="check" />}
            {i18n.t(`starter.trade.${trade}`)}
          </Button>
        ))}
      </div>
      <p role="status" className="soft">
        {added.length > 0 && i18n.t('welcome.trade_added')}
      </p>
      {problem && (
        <div role="alert">
          <ProblemNotice problem={problem} />
        </div>
      )}
    </section>
  );
}
