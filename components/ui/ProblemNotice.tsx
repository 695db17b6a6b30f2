import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/message/problem';
import { Details } from './Details';
import { Notice } from './Notice';

/** The one sentence of a problem: what happened, whether anything was sent, what to do. */
export const sentenceOf = (problem: Problem): string => i18n.t(`problem.${problem.code}`);

/** What X or the browser said, for who wants to know or to report it. */
export function factsOf(problem: Problem): string[] {
  return [
    i18n.t('ui.detail_code', { code: problem.code }),
    ...(problem.status === undefined ? [] : [i18n.t('ui.detail_status', { status: String(problem.status) })]),
    ...(problem.detail === undefined ? [] : [i18n.t('ui.detail_said', { detail: problem.detail })]),
  ];
}

export function ProblemNotice({ problem, actions }: { problem: Problem; actions?: ReactNode }) {
  return (
    <Notice tone="bad" actions={actions}>
      <p>{sentenceOf(problem)}</p>
      <Details facts={factsOf(problem)} />
    </Notice>
  );
}
