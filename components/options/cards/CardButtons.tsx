import { useRef } from 'react';
import { i18n } from '#i18n';
import { type CardButton, type CardPlan, emptyButton } from '../../../lib/cards/card';
import { countLabel, type Finding } from '../../../lib/cards/check';
import { cardLimits } from '../../../lib/cards/limits';
import { Button } from '../../ui/Button';
import { useOptions } from '../context';
import { CardWelcome } from './CardWelcome';
import { CheckedField } from './CheckedField';
import { findingsAt, sentenceOfRule } from './findings';

/** The buttons of a card, each with the welcome message that it opens. */
export function CardButtons({ card, findings }: { card: CardPlan; findings: readonly Finding[] }) {
  const change = useOptions((state) => state.changeCard);
  const list = useRef<HTMLOListElement>(null);
  const { buttons } = card;
  const put = (index: number, button: CardButton) => change({ buttons: buttons.with(index, button) });
  const add = async () => {
    await change({ buttons: [...buttons, emptyButton] });
    list.current?.querySelector<HTMLElement>('li:last-child input')?.focus();
  };
  const leave = async (index: number) => {
    await change({ buttons: buttons.toSpliced(index, 1) });
    list.current?.querySelector<HTMLElement>(`li:nth-child(${Math.max(1, index)}) input`)?.focus();
  };
  return (
    <fieldset className="card-buttons">
      <legend className="label">{i18n.t('cards.buttons')}</legend>
      <p className="hint">{i18n.t('cards.buttons_hint')}</p>
      <ol className="stack" ref={list}>
        {buttons.map((button, index) => (
          <li key={index} className="card">
            <OneButton
              card={card}
              button={button}
              index={index}
              findings={findings}
              put={(next) => put(index, next)}
              leave={buttons.length > 1 ? () => leave(index) : undefined}
            />
          </li>
        ))}
      </ol>
      {buttons.length < cardLimits.buttons && (
        <div>
          <Button look="quiet" onClick={add}>
            {i18n.t('cards.button_add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface Props {
  readonly card: CardPlan;
  readonly button: CardButton;
  readonly index: number;
  readonly findings: readonly Finding[];
  readonly put: (button: CardButton) => void;
  readonly leave?: () => void;
}

function OneButton({ card, button, index, findings, put, leave }: Props) {
  const number = index + 1;
  const { wrong } = findingsAt(findings, 'button', index);
  return (
    <div className="stack">
      {wrong && (
        <p className="hint bad" role="status">
          {sentenceOfRule(wrong)}
        </p>
      )}
      <CheckedField
        label={i18n.t('cards.field_label', { number })}
        count={[countLabel(button.label), cardLimits.label]}
        at="label"
        index={index}
        findings={findings}
      >
        {(ties) => (
          <input
            {...ties}
            className="input"
            dir="auto"
            maxLength={200}
            value={button.label}
            onChange={({ target }) => put({ ...button, label: target.value })}
          />
        )}
      </CheckedField>
      <CardWelcome card={card} button={button} index={index} findings={findings} put={put} />
      {leave && (
        <div>
          <Button look="quiet" aria-label={i18n.t('cards.button_leave_numbered', { number })} onClick={leave}>
            {i18n.t('cards.button_leave')}
          </Button>
        </div>
      )}
    </div>
  );
}
