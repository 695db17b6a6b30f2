import { useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { CardPlan } from '../../../lib/cards/card';
import { checkCard } from '../../../lib/cards/check';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { useFocusFirst } from '../../ui/useFocusFirst';
import { useKeptFocus } from '../../ui/useKeptFocus';
import { useOptions } from '../context';
import { CardButtons } from './CardButtons';
import { CardExport } from './CardExport';
import { CardFields } from './CardFields';
import { CardPreview } from './CardPreview';

/** One card: what it is, how it will look, and its way out. */
export function CardEditor({ card }: { card: CardPlan }) {
  const findings = useMemo(() => checkCard(card), [card]);
  const title = card.name.trim() || i18n.t('cards.unnamed');
  const name = useFocusFirst<HTMLInputElement>();
  return (
    <>
      <section className="section" aria-labelledby="card-title">
        <div className="section-head">
          <h2 id="card-title">
            <bdi>{title}</bdi>
          </h2>
          <CardSaving />
        </div>
        <CardFields card={card} findings={findings} nameRef={name} />
        <CardButtons card={card} findings={findings} />
        <RemoveCard card={card} title={title} />
      </section>
      <CardPreview card={card} />
      <CardExport card={card} findings={findings} />
    </>
  );
}

function CardSaving() {
  const { saving, problem } = useOptions((state) => ({
    saving: state.cardSaving,
    problem: state.cardProblem,
  }));
  return (
    <>
      <div role="alert">{problem && <ProblemNotice problem={problem} />}</div>
      {problem === undefined && saving !== undefined && (
        <span className="small good saving">
          {saving === 'saved' && <Icon name="check" />}
          {i18n.t(`options.${saving}`)}
        </span>
      )}
    </>
  );
}

function RemoveCard({ card, title }: { card: CardPlan; title: string }) {
  const [asking, setAsking] = useState(false);
  const kept = useKeptFocus<HTMLDivElement>(String(asking));
  return (
    <div {...kept}>
      {asking ? (
        <SureToRemove card={card} title={title} close={() => setAsking(false)} />
      ) : (
        <Button look="quiet" onClick={() => setAsking(true)}>
          {i18n.t('cards.remove')}
        </Button>
      )}
    </div>
  );
}

function SureToRemove({ card, title, close }: { card: CardPlan; title: string; close: () => void }) {
  const remove = useOptions((state) => state.removeCard);
  const no = useFocusFirst<HTMLButtonElement>();
  return (
    <fieldset className="sure">
      <legend>{i18n.t('cards.remove_sure', { name: title })}</legend>
      <Button look="danger" onClick={() => remove(card.id)}>
        {i18n.t('cards.remove_yes')}
      </Button>
      <Button ref={no} onClick={close}>
        {i18n.t('cards.remove_no')}
      </Button>
    </fieldset>
  );
}
