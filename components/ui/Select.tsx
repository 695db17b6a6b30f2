import type { SelectHTMLAttributes } from 'react';
import { Icon } from './Icon';

export function Select(props: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <div className="select">
      <select {...props} className="input" />
      <Icon name="down" />
    </div>
  );
}
