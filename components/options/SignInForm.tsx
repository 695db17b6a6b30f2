import { type FormEvent, useRef } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { sentenceOf } from '../ui/ProblemNotice';
import { useOptions } from './context';
import { SignInOutcome } from './SignInOutcome';

/** The Client ID and the way to X. */
export function SignInForm() {
  const { clientId, problem, signingIn, saidAbove, write, signIn } = useOptions((state) => ({
    clientId: state.clientId,
    problem: state.signInProblem,
    signingIn: state.signingIn,
    // With accounts on the page, the outcome stands with them.
    saidAbove: (state.auth?.accounts.length ?? 0) > 0,
    write: state.writeClientId,
    signIn: state.signIn,
  }));
  const input = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await signIn();
    if (input.current?.getAttribute('aria-invalid') === 'true') input.current.focus();
  };
  // The one mistake that is in the field itself is said there.
  const inField = problem?.code === 'client_id_malformed' ? problem : undefined;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field
        label={i18n.t('options.client_id')}
        hint={i18n.t('options.client_id_hint')}
        wrong={inField && sentenceOf(inField)}
      >
        {(ties) => (
          <input
            {...ties}
            ref={input}
            className="input"
            dir="ltr"
            value={clientId}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button type="submit" look="primary" busy={signingIn}>
          {i18n.t(signingIn ? 'options.signing_in' : 'options.sign_in_button')}
        </Button>
      </div>
      {!inField && !saidAbove && <SignInOutcome />}
    </form>
  );
}
