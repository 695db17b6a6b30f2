import { i18n } from '#i18n';
import { Notice } from '../ui/Notice';
import { ProblemNotice } from '../ui/ProblemNotice';
import { useOptions } from './context';

/** How the way to X goes, and how it ended. */
export function SignInOutcome() {
  const { problem, signingIn, signedIn } = useOptions((state) => ({
    problem: state.signInProblem,
    signingIn: state.signingIn,
    signedIn: state.signedIn,
  }));
  return (
    <>
      <div role="status">
        {signingIn && <Notice tone="info">{i18n.t('options.signing_in_what')}</Notice>}
        {signedIn !== undefined && (
          <Notice tone="good">{i18n.t('options.signed_in', { handle: signedIn })}</Notice>
        )}
      </div>
      <div role="alert">{problem && <ProblemNotice problem={problem} />}</div>
    </>
  );
}
