import { i18n } from '#i18n';
import { Notice } from '../ui/Notice';
import { sentenceOf } from '../ui/ProblemNotice';
import { useLibrary } from './context';

/** The template as it comes out, with examples for what is filled in. */
export function TrialView() {
  const trial = useLibrary((state) => state.trial);
  return (
    <section className="stack" aria-labelledby="trial">
      <h3 id="trial">{i18n.t('library.preview')}</h3>
      <p className="soft">{i18n.t('library.preview_what')}</p>
      {trial?.rendered.ok === false && trial.rendered.problem.part !== 'text' && (
        <Notice tone="warn">
          <p>{sentenceOf(trial.rendered.problem)}</p>
          {trial.rendered.problem.detail && <p dir="auto">{trial.rendered.problem.detail}</p>}
        </Notice>
      )}
      {trial?.rendered.ok && trial.rendered.value.state === 'ready' && (
        <p className="card trial" dir="auto">
          {trial.rendered.value.text}
        </p>
      )}
    </section>
  );
}
