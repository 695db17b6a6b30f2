import { useState } from 'react';
import { i18n } from '#i18n';
import { faultOfUse, readButton } from '../../lib/deep-link/intents';
import * as limits from '../../lib/message/limits';
import type { Button as MessageButton } from '../../lib/message/message';
import { readable } from '../../lib/message/urls';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ButtonForm } from './ButtonForm';
import { ItemTools } from './ItemTools';
import { useOrder } from './order';
import { type Faults, wrongAt } from './words';

interface Props extends Faults {
  readonly buttons: readonly MessageButton[];
  readonly change: (buttons: MessageButton[]) => void;
  readonly say: (words: string) => void;
  /** Asks X for the numeric id of a handle; absent where nobody can be asked. */
  readonly findId?: (handle: string) => Promise<string | undefined>;
}

/** The buttons of a message: one of them open at a time. */
export function ButtonsEditor({ buttons, change, say, findId, ...faults }: Props) {
  // What was just added, by whatever way, is open.
  const [open, setOpen] = useState(buttons.findIndex(({ label, url }) => label === '' && url === ''));
  // Once it was to be saved or sent, the first one that is wrong opens.
  const [isStrict, setStrict] = useState(false);
  if (faults.strict !== isStrict) {
    setStrict(faults.strict);
    const first = buttons.findIndex((button, at) => isWrong(button, at, faults));
    if (faults.strict && first >= 0) setOpen(first);
  }
  const nameOf = ({ label }: MessageButton, at: number) =>
    label.trim() || i18n.t('parts.one_button', { at: at + 1 });
  const order = useOrder<MessageButton, HTMLFieldSetElement>({ items: buttons, change, nameOf, say });
  const move = (at: number, by: -1 | 1) => {
    if (open === at && at + by >= 0 && at + by < buttons.length) setOpen(at + by);
    else if (open === at + by) setOpen(at);
    order.move(at, by);
  };
  const remove = (at: number) => {
    setOpen(open === at ? -1 : open - (open > at ? 1 : 0));
    order.remove(at);
  };
  const add = () => {
    setOpen(buttons.length);
    order.add({ label: '', url: '' });
  };
  const tooMany = wrongAt(faults, 'buttons');
  return (
    <fieldset className="parts" ref={order.list}>
      <legend className="label">{i18n.t('parts.buttons')}</legend>
      {buttons.map((button, at) => {
        const wrong = isWrong(button, at, faults);
        const isOpen = open === at;
        return (
          <div className="part-card" key={at} data-at={at}>
            <div className="part-head">
              <button
                type="button"
                className={wrong && !isOpen ? 'part-title bad-part' : 'part-title'}
                aria-expanded={isOpen}
                data-part="title"
                onClick={() => setOpen(isOpen ? -1 : at)}
              >
                <Icon name={isOpen ? 'down' : 'right'} />
                <bdi className="clip">{nameOf(button, at)}</bdi>{' '}
                {wrong && !isOpen ? (
                  <span className="bad small">{i18n.t('parts.look_here')}</span>
                ) : (
                  <bdi className="clip soft small" dir="ltr">
                    {shortUrl(button.url)}
                  </bdi>
                )}
              </button>
              <ItemTools name={nameOf(button, at)} at={at} of={buttons.length} move={move} remove={remove} />
            </div>
            {isOpen && (
              <ButtonForm
                button={button}
                at={at}
                write={(next) => order.set(at, next)}
                say={say}
                findId={findId}
                {...faults}
              />
            )}
          </div>
        );
      })}
      {tooMany && <p className="hint bad">{tooMany}</p>}
      {buttons.length < limits.buttons ? (
        <Button look="quiet" data-part="add" onClick={add}>
          <Icon name="plus" />
          {i18n.t('parts.more_button')}
        </Button>
      ) : (
        <p className="hint">{i18n.t('parts.no_more_buttons')}</p>
      )}
    </fieldset>
  );
}

const isWrong = ({ url }: MessageButton, at: number, faults: Faults): boolean =>
  wrongAt(faults, 'button_label', at) !== undefined ||
  wrongAt(faults, 'button_url', at) !== undefined ||
  (faults.strict && faultOfUse(readButton(url)) !== undefined);

const shortUrl = (url: string): string =>
  readable(url)
    .replace(/^https:\/\/(www\.)?/u, '')
    .replace(/\/$/u, '');
