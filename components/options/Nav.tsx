import { i18n } from '#i18n';
import { type Part, parts } from './part';

const names = {
  'sign-in': 'options.part_sign_in',
  templates: 'library.title',
  links: 'options.part_links',
  sending: 'options.part_sending',
  keys: 'options.part_keys',
  welcome: 'options.part_welcome',
  shortcuts: 'options.shortcuts',
  cards: 'options.part_cards',
  may: 'options.part_may',
} as const satisfies Record<Part, string>;

export const nameOfPart = (part: Part): string => i18n.t(names[part]);

/** The way between the parts of the page: plain links, the open one marked. */
export function Nav({ open }: { open: Part }) {
  return (
    <nav className="parts" aria-label={i18n.t('options.parts')}>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <a href={`#${part}`} aria-current={part === open ? 'page' : undefined}>
              {nameOfPart(part)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
