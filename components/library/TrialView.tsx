import { useStore } from 'zustand';
import { i18n } from '#i18n';
import { defaultWords } from '../../lib/message/default-words';
import type { Problem } from '../../lib/message/problem';
import { type Rendering, renderMessage } from '../../lib/message/rendering';
import { placeOf } from '../../lib/templates/parts';
import type { Rendered } from '../../lib/templates/template';
import { Preview } from '../message/Preview';
import { Notice } from '../ui/Notice';
import { sentenceOf } from '../ui/ProblemNotice';
import { useLibrary } from './context';

/** The template as it comes out, with examples for what is filled in. */
export function TrialView() {
  const { trial, attaching } = useLibrary(({ trial, attaching }) => ({ trial, attaching }));
  const thumbnail = useStore(attaching, ({ url }) => url);
  return (
    <section className="stack" aria-labelledby="trial">
      <h3 id="trial">{i18n.t('library.preview')}</h3>
      <p className="soft">{i18n.t('library.preview_what')}</p>
      {trial?.rendered.ok === false && trial.rendered.problem.part !== 'text' && (
        <Notice tone="warn">
          <p dir="auto">{saidOf(trial.rendered.problem)}</p>
        </Notice>
      )}
      {trial?.rendered.ok && trial.rendered.value.state === 'ready' && (
        <Preview rendering={shownOf(trial.rendered.value)} thumbnail={thumbnail} />
      )}
    </section>
  );
}

/** With buttons and quick replies as X draws them, where it does. */
function shownOf({ text, parts }: Extract<Rendered, { state: 'ready' }>): Rendering | undefined {
  const rendering = renderMessage({ text, ...parts }, 'v1.1', defaultWords());
  return rendering.ok ? rendering.value : undefined;
}

/** With the part's name first: the preview is not where it is mended. */
function saidOf(problem: Problem): string {
  const { code, detail, part = '' } = problem;
  if (!detail) return sentenceOf(problem);
  if (code === 'template_part_unfit') return detail;
  const name = part === 'link.text' ? i18n.t('library.link_text') : placeOf(part)?.name;
  return name === undefined ? `${sentenceOf(problem)} ${detail}` : `${name}: ${detail}`;
}
