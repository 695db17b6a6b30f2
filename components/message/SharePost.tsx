import { type KeyboardEvent, useState } from 'react';
import { i18n } from '#i18n';
import { addPostLink, findPostLink, readPostLink } from '../../lib/message/post-link';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { useFocusFirst } from '../ui/useFocusFirst';

interface Props {
  readonly text: string;
  readonly write: (text: string) => void;
  readonly say: (words: string) => void;
  /** Asked for an address to add. */
  readonly asking: boolean;
  readonly close: () => void;
}

/** A post that goes with the message: X draws a card of the address at the end of its text. */
export function SharePost({ text, write, say, asking, close }: Props) {
  const shared = findPostLink(text);
  return (
    <>
      {shared !== undefined && (
        <p>
          <span className="chip">
            <span className="clip">
              {shared.handle === undefined
                ? i18n.t('parts.post_shared_unnamed')
                : i18n.t('parts.post_shared', { handle: shared.handle })}
            </span>
            <Button
              look="icon-only"
              aria-label={i18n.t('parts.post_remove')}
              onClick={() => write(shared.without)}
            >
              <Icon name="close" />
            </Button>
          </span>
        </p>
      )}
      {asking && <Ask text={text} write={write} say={say} close={close} />}
    </>
  );
}

function Ask({ text, write, say, close }: Omit<Props, 'asking'>) {
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useFocusFirst<HTMLInputElement>();
  const add = () => {
    const post = readPostLink(address);
    if (post === undefined) {
      setWrong(true);
      return field.current?.focus();
    }
    write(addPostLink(text, post));
    say(i18n.t('parts.post_added'));
    close();
  };
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return close();
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.ctrlKey && !event.metaKey) add();
  };
  return (
    <div className="card stack">
      <Field
        label={i18n.t('parts.post')}
        hint={i18n.t('parts.post_hint_share')}
        wrong={wrong ? i18n.t('parts.post_wrong') : undefined}
      >
        {(ties) => (
          <input
            {...ties}
            ref={field}
            className="input"
            inputMode="url"
            value={address}
            onChange={(event) => {
              setAddress(event.target.value);
              setWrong(false);
            }}
            onKeyDown={addOnEnter}
          />
        )}
      </Field>
      <div className="row-actions">
        <Button onClick={add}>{i18n.t('parts.post_add')}</Button>
        <Button look="quiet" onClick={close}>
          {i18n.t('parts.post_cancel')}
        </Button>
      </div>
    </div>
  );
}
