import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Icon } from './Icon';

/** A link out of the extension, into a tab of its own. */
export function Elsewhere({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="button quiet" href={href} target="_blank" rel="noreferrer">
      {children}
      <Icon name="elsewhere" />
      <span className="unseen"> ({i18n.t('ui.opens_elsewhere')})</span>
    </a>
  );
}
