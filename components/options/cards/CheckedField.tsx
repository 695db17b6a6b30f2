import type { ReactNode } from 'react';
import type { CardField, Finding } from '../../../lib/cards/check';
import { Count } from '../../ui/Count';
import { Field } from '../../ui/Field';
import { findingsAt, sentenceOfRule } from './findings';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly count?: readonly [count: number, limit: number];
  readonly at: CardField;
  readonly index?: number;
  readonly findings: readonly Finding[];
  readonly children: Parameters<typeof Field>[0]['children'];
}

/** A field with its hint, its count, and what the rules say about what stands in it. */
export function CheckedField({ label, hint, count, at, index, findings, children }: Props): ReactNode {
  const { wrong, advice } = findingsAt(findings, at, index);
  return (
    <Field
      label={label}
      hint={
        <>
          {(hint !== undefined || count !== undefined) && (
            <span className="under">
              <span className="grow">{hint}</span>
              {count && <Count count={count[0]} limit={count[1]} />}
            </span>
          )}
          {advice && <span className="warn advice">{sentenceOfRule(advice)}</span>}
        </>
      }
      wrong={wrong && <span role="status">{sentenceOfRule(wrong)}</span>}
    >
      {children}
    </Field>
  );
}
