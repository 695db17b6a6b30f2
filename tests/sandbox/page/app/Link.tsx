import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { navigate } from './route';

/** A link of the app: goes there without loading the page. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (onClick) onClick(event);
    else navigate(href);
  };
  return <a href={href} onClick={go} {...rest} />;
}
