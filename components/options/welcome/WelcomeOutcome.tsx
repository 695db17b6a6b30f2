import { i18n } from '#i18n';
import type { Problem } from '../../../lib/message/problem';
import { Details } from '../../ui/Details';
import { Notice } from '../../ui/Notice';
import { factsOf, ProblemNotice, sentenceOf } from '../../ui/ProblemNotice';
import { useOptions } from '../context';
import type { WelcomeOutcome } from './welcome';

/** What came of the last thing done for the chosen account. */
export function Outcome() {
  const outcome = useOptions((state) => state.welcomeOutcomeOf[state.chosenAccount()?.id ?? '']);
  const isGood =
    outcome !== undefined &&
    ('done' in outcome || ('change' in outcome && outcome.change.state === 'changed'));
  return (
    <>
      <div role="status">{outcome && isGood && <Said outcome={outcome} />}</div>
      <div role="alert">{outcome && !isGood && <Said outcome={outcome} />}</div>
    </>
  );
}

function Said({ outcome }: { outcome: WelcomeOutcome }) {
  if ('done' in outcome) return <Notice tone="good">{i18n.t(`greeting.${outcome.done}`)}</Notice>;
  if ('failed' in outcome) return <ProblemNotice problem={outcome.failed} />;
  const { change, wanted, before } = outcome;
  const name = before ?? i18n.t('greeting.old_one');
  if (change.state === 'changed') {
    return (
      <Notice tone="good">
        {wanted === undefined
          ? i18n.t('greeting.default_none_now')
          : i18n.t('greeting.default_changed', { name: wanted })}
      </Notice>
    );
  }
  if (change.state === 'unchanged') {
    return <Trouble tone="bad" said={i18n.t('greeting.default_unchanged')} problems={[change.problem]} />;
  }
  if (change.state === 'restored') {
    return (
      <Trouble tone="warn" said={i18n.t('greeting.default_restored', { name })} problems={[change.problem]} />
    );
  }
  return (
    <Trouble
      tone="bad"
      said={i18n.t('greeting.default_lost', { name })}
      problems={[change.problem, change.restoring]}
    />
  );
}

interface TroubleProps {
  readonly tone: 'warn' | 'bad';
  readonly said: string;
  readonly problems: readonly Problem[];
}

function Trouble({ tone, said, problems: [first, ...more] }: TroubleProps) {
  return (
    <Notice tone={tone}>
      <p>
        <strong>{said}</strong>
      </p>
      {first && <p>{sentenceOf(first)}</p>}
      <Details facts={[first, ...more].flatMap((problem) => (problem ? factsOf(problem) : []))} />
    </Notice>
  );
}
