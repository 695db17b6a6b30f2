import type { ReactNode } from 'react';
import { Icon } from './Icon';

interface Props {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
}

/** What only some need, folded away. */
export function Disclosure({ title, children, open }: Props) {
  return (
    <details className="details" open={open}>
      <summary>
        <span className="turn">
          <Icon name="right" />
        </span>
        {title}
      </summary>
      <div className="stack">{children}</div>
    </details>
  );
}
