import { i18n } from '#i18n';
import { Icon } from './Icon';

/** What only some want to know, one fact a line. */
export function Details({ facts }: { facts: readonly string[] }) {
  return (
    <details className="details">
      <summary>
        <span className="turn">
          <Icon name="right" />
        </span>
        {i18n.t('ui.details')}
      </summary>
      <ul>
        {facts.map((fact) => (
          <li key={fact} dir="auto">
            {fact}
          </li>
        ))}
      </ul>
    </details>
  );
}
