import type { ComponentProps, MouseEvent } from 'react';

interface Props extends ComponentProps<'button'> {
  readonly look?: 'primary' | 'plain' | 'danger' | 'quiet' | 'icon-only';
  /** Under way: keeps its place and its focus, and does nothing until it is over. */
  readonly busy?: boolean;
}

export function Button({ look = 'plain', busy = false, onClick, className = '', ...rest }: Props) {
  const press = (event: MouseEvent<HTMLButtonElement>) => (busy ? event.preventDefault() : onClick?.(event));
  return (
    <button
      type="button"
      {...rest}
      className={`button ${look} ${className}`.trim()}
      onClick={press}
      {...(busy && { 'aria-disabled': true, 'aria-busy': true })}
    />
  );
}
