import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { useFocusFirst } from '../ui/useFocusFirst';

interface Props {
  readonly busy: boolean;
  readonly yes: () => void;
  readonly no: () => void;
}

/** Sending what may have arrived: asked twice, since a customer would read it twice. */
export function SendAgain({ busy, yes, no }: Props) {
  const first = useFocusFirst<HTMLButtonElement>();
  return (
    <fieldset className="sure">
      <legend className="small">{i18n.t('outbox.send_again_sure')}</legend>
      <Button look="quiet" busy={busy} onClick={yes}>
        {i18n.t('outbox.send_again_yes')}
      </Button>
      <Button ref={first} look="quiet" onClick={no}>
        {i18n.t('outbox.send_again_no')}
      </Button>
    </fieldset>
  );
}
