import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';

interface Props {
  readonly name: string;
  readonly at: number;
  readonly of: number;
  readonly move: (at: number, by: -1 | 1) => void;
  readonly remove: (at: number) => void;
}

/** Puts one of a list further up or down, or takes it out. */
export function ItemTools({ name, at, of, move, remove }: Props) {
  const named = (action: string) => i18n.t('parts.named', { action, name });
  // At an end they stay, so that the focus does.
  return (
    <span className="tools">
      <Button
        look="icon-only"
        data-part="up"
        aria-label={named(i18n.t('parts.up'))}
        aria-disabled={at === 0 || undefined}
        onClick={() => move(at, -1)}
      >
        <Icon name="up" />
      </Button>
      <Button
        look="icon-only"
        data-part="down"
        aria-label={named(i18n.t('parts.down'))}
        aria-disabled={at === of - 1 || undefined}
        onClick={() => move(at, 1)}
      >
        <Icon name="down" />
      </Button>
      <Button
        look="icon-only"
        data-part="remove"
        aria-label={named(i18n.t('parts.remove'))}
        onClick={() => remove(at)}
      >
        <Icon name="close" />
      </Button>
    </span>
  );
}
