import { Icon } from '../icons';
import { Link } from '../Link';
import type { PagePost } from '../view';

/** The button that X draws under a post whose link leads to its own author. */
export function CallToAction({ card: { label, url } }: { card: NonNullable<PagePost['card']> }) {
  const { pathname, search } = new URL(url);
  return (
    <div data-testid="card.wrapper" className="card">
      <Link href={pathname + search} role="link">
        <Icon name="envelope" />
        <span>{label}</span>
      </Link>
    </div>
  );
}
