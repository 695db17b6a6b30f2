import type { ComponentProps } from 'react';
import { Icon } from './Icon';

export function Select(props: ComponentProps<'select'>) {
  return (
    <div className="select">
      <select {...props} className="input" />
      <Icon name="down" />
    </div>
  );
}
