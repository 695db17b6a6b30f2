import { Link } from './Link';
import type { Person } from './view';

const hues = [212, 12, 160, 268, 38, 330, 190, 95, 232];

interface AvatarProps {
  person: Person;
  small?: boolean;
  /** Whether the picture leads to the profile, and may have the focus. */
  link?: 'focusable' | 'plain' | 'none';
}

/** Somebody's picture: their initials on a colour of their own. */
export function Avatar({ person, small = false, link = 'plain' }: AvatarProps) {
  const hue =
    hues[
      [...person.handle].reduce((sum, letter) => (sum * 41 + letter.charCodeAt(0)) % 9973, 7) % hues.length
    ] ?? 0;
  const initials = person.name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .filter((letter) => /\p{L}/u.test(letter))
    .slice(0, 2);
  // An Arabic letter beside another would join it.
  const shown = initials.some((letter) => /[\u0600-\u06ff]/.test(letter)) ? initials.slice(0, 1) : initials;
  const picture = (
    <div
      role="img"
      aria-label={person.handle}
      style={{ background: `linear-gradient(160deg, hsl(${hue} 62% 56%), hsl(${hue + 22} 66% 42%))` }}
    >
      {shown.join('')}
    </div>
  );
  return (
    <div data-testid={`UserAvatar-Container-${person.handle}`} className={small ? 'avatar small' : 'avatar'}>
      <div>
        {link === 'none' ? (
          picture
        ) : (
          <Link href={`/${person.handle}`} role="link" tabIndex={link === 'plain' ? -1 : undefined}>
            {picture}
          </Link>
        )}
      </div>
    </div>
  );
}
