import { i18n } from '#i18n';
import type { CardPlan } from '../../../lib/cards/card';
import { type Finding, isWrong } from '../../../lib/cards/check';
import { writeCsv, writeJson, writeLines } from '../../../lib/cards/export';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { Notice } from '../../ui/Notice';
import { saveFile } from '../../ui/save-file';
import { useOptions } from '../context';
import { nameOfField, sentenceOfRule } from './findings';

/** What stands in the way, and the card as it is handed on. */
export function CardExport({ card, findings }: { card: CardPlan; findings: readonly Finding[] }) {
  const cards = useOptions((state) => state.cards ?? none);
  const name = card.name.trim() || i18n.t('cards.unnamed');
  return (
    <section className="section" aria-labelledby="card-export">
      <h2 id="card-export">{i18n.t('cards.export')}</h2>
      <p className="soft">{i18n.t('cards.export_what')}</p>
      <Standing findings={findings} />
      <div className="actions">
        <Button onClick={() => saveFile(`${name}.csv`, 'text/csv', writeCsv([card]))}>
          {i18n.t('cards.export_csv')}
        </Button>
        <Button onClick={() => saveFile(`${name}.json`, 'application/json', writeJson([card]))}>
          {i18n.t('cards.export_json')}
        </Button>
        <CopyButton text={writeLines(card)} name={name} />
      </div>
      {cards.length > 1 && (
        <div>
          <Button look="quiet" onClick={() => saveFile('cards.csv', 'text/csv', writeCsv(cards))}>
            {i18n.t('cards.export_all', cards.length)}
          </Button>
        </div>
      )}
    </section>
  );
}

function Standing({ findings }: { findings: readonly Finding[] }) {
  const wrong = findings.filter(isWrong);
  const advice = findings.filter((one) => !isWrong(one));
  return (
    <div role="status" className="stack">
      {wrong.length === 0 && <Notice tone="good">{i18n.t('cards.fits')}</Notice>}
      {wrong.length > 0 && (
        <Notice tone="bad">
          <p>{i18n.t('cards.does_not_fit')}</p>
          <FindingList findings={wrong} />
        </Notice>
      )}
      {advice.length > 0 && (
        <Notice tone="warn">
          <p>{i18n.t('cards.advice')}</p>
          <FindingList findings={advice} />
        </Notice>
      )}
    </div>
  );
}

function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="findings">
      {findings.map((one) => (
        <li key={`${one.field} ${one.index} ${one.rule}`}>
          <strong>{nameOfField(one)}</strong> {sentenceOfRule(one)}
        </li>
      ))}
    </ul>
  );
}

const none: never[] = [];
