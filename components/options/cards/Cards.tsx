import { i18n } from '#i18n';
import { Button } from '../../ui/Button';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { useOptions } from '../context';
import { CardEditor } from './CardEditor';
import './cards.css';

/** Plans Direct Message Cards for whoever enters them in Ads Manager. */
export function Cards() {
  const { cards, problem, cardId, begin } = useOptions((state) => ({
    cards: state.cards,
    problem: state.cardsProblem,
    cardId: state.cardId,
    begin: state.beginCard,
  }));
  const open = cards?.find(({ id }) => id === cardId);
  return (
    <>
      <section className="section" aria-labelledby="cards-title">
        <h2 id="cards-title">{i18n.t('cards.title')}</h2>
        <p className="soft">{i18n.t('cards.what')}</p>
        <p className="soft">{i18n.t('cards.why_not_api')}</p>
        <div role="alert">{problem && <ProblemNotice problem={problem} />}</div>
        {cards?.length === 0 && <p>{i18n.t('cards.none')}</p>}
        <CardList />
        <div>
          <Button look={open ? 'plain' : 'primary'} onClick={begin}>
            {i18n.t('cards.begin')}
          </Button>
        </div>
      </section>
      {open && <CardEditor key={open.id} card={open} />}
    </>
  );
}

function CardList() {
  const { cards, cardId, open } = useOptions((state) => ({
    cards: state.cards,
    cardId: state.cardId,
    open: state.openCard,
  }));
  if (cards === undefined || cards.length === 0) return null;
  return (
    <ul className="card-list" aria-label={i18n.t('cards.list')}>
      {cards.map(({ id, name, kind }) => (
        <li key={id}>
          <button type="button" aria-current={id === cardId ? 'true' : undefined} onClick={() => open(id)}>
            <bdi className="clip">{name.trim() || i18n.t('cards.unnamed')}</bdi>{' '}
            <span className="small soft">{i18n.t(`cards.${kind}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
