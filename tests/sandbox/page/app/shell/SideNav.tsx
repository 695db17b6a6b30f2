import { useState } from 'react';
import { Avatar } from '../Avatar';
import { Icon, type IconName } from '../icons';
import { Link } from '../Link';
import { openDialog } from '../route';
import { switchAccount, useStore, useWords } from '../store';
import { Menu } from './Menu';

/** The way around X, and whose account this is. */
export function SideNav() {
  const words = useWords();
  const path = useStore((state) => state.path);
  const me = useStore(({ view }) => view.me);
  const items: [string, string, IconName, string][] = [
    ['Home', '/home', 'home', words.home],
    ['Explore', '/explore', 'search', words.explore],
    ['Notifications', '/notifications', 'bell', words.notifications],
    ['Follow', '/i/connect_people', 'people', words.follow],
    ['DirectMessage', '/i/chat', 'envelope', words.chat],
    ['Profile', `/${me.handle}`, 'person', words.profile],
  ];
  return (
    <header role="banner" className="sideNav">
      <div>
        <Link href="/home" role="link" aria-label="Sandbox" className="mark">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 20V10l2.5 1.5V8L9 9.5V6l3-2.5L15 6v3.5L17.5 8v3.5L20 10v10zM10.5 20v-4a1.5 1.5 0 0 1 3 0v4" />
          </svg>
        </Link>
        <nav aria-label="Primary" role="navigation">
          {items.map(([name, href, icon, label]) => (
            <Link
              key={name}
              href={href}
              role="link"
              data-testid={`AppTabBar_${name}_Link`}
              aria-label={label}
              className={path === href ? 'current' : undefined}
            >
              <span>
                <Icon name={icon} />
                <span>{label}</span>
              </span>
            </Link>
          ))}
          <button type="button" role="button" aria-label={words.more} data-testid="AppTabBar_More_Menu">
            <span>
              <Icon name="circleMore" />
              <span>{words.more}</span>
            </span>
          </button>
        </nav>
        <Link
          href="/compose/post"
          role="link"
          aria-label={words.post}
          data-testid="SideNav_NewTweet_Button"
          className="solid newPost"
          onClick={() => openDialog()}
        >
          <span>{words.post}</span>
          <Icon name="plus" />
        </Link>
      </div>
      <AccountSwitcher />
    </header>
  );
}

function AccountSwitcher() {
  const words = useWords();
  const me = useStore(({ view }) => view.me);
  const others = useStore(({ view }) => view.others);
  const [menuAt, setMenuAt] = useState<DOMRect>();
  return (
    <div className="account">
      <button
        type="button"
        role="button"
        aria-label={words.account}
        aria-haspopup="menu"
        aria-expanded={menuAt !== undefined}
        data-testid="SideNav_AccountSwitcher_Button"
        className="person"
        onClick={({ currentTarget }) => setMenuAt(currentTarget.getBoundingClientRect())}
      >
        <Avatar person={me} link="none" />
        <span>
          <b>{me.name}</b>
          <span className="quiet" dir="ltr">
            @{me.handle}
          </span>
        </span>
        <Icon name="more" />
      </button>
      {menuAt && (
        <Menu at={menuAt} above onClose={() => setMenuAt(undefined)}>
          {others.map((other) => (
            <button
              key={other.id}
              type="button"
              role="menuitem"
              aria-label={`${words.switchTo} @${other.handle}`}
              data-testid="UserCell"
              className="person"
              onClick={() => {
                setMenuAt(undefined);
                switchAccount(other.id);
              }}
            >
              <Avatar person={other} link="none" />
              <span>
                <b>{other.name}</b>
                <span className="quiet" dir="ltr">
                  @{other.handle}
                </span>
              </span>
            </button>
          ))}
        </Menu>
      )}
    </div>
  );
}
