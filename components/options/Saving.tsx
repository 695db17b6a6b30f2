import { i18n } from '#i18n';
import { Icon } from '../ui/Icon';
import { ProblemNotice } from '../ui/ProblemNotice';
import { useOptions } from './context';
import type { OptionsState } from './store';

/** Whether the last change of this part is kept. Read out by the page's announcer. */
export function Saving({ of }: { of: NonNullable<OptionsState['changed']> }) {
  const { saving, problem } = useOptions((state) =>
    state.changed === of
      ? { saving: state.saving, problem: state.saveProblem }
      : { saving: undefined, problem: undefined },
  );
  if (problem !== undefined) {
    return (
      <div role="alert">
        <ProblemNotice problem={problem} />
      </div>
    );
  }
  if (saving === undefined) return null;
  return (
    <span className="small good saving">
      {saving === 'saved' && <Icon name="check" />}
      {i18n.t(`options.${saving}`)}
    </span>
  );
}
