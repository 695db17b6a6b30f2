import type { ReactNode } from 'react';
import { Icon } from './Icon';

const icons = { info: 'info', good: 'check', warn: 'warn', bad: 'bad' } as const;

interface Props {
  readonly tone: keyof typeof icons;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A few sentences set apart. Announcing is the page's business (`Announcer`), so that nothing is said twice. */
export function Notice({ tone, children, actions }: Props) {
  return (
    <div className={`notice ${tone}`}>
      <Icon name={icons[tone]} />
      <div>
        {children}
        {actions && <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}
