import { Avatar } from '../Avatar';
import { Icon } from '../icons';
import { useStore, useWords } from '../store';

const trends = [
  ['#SupportHeroes', '2,318'],
  ['Kettle', '1,204'],
  ['Storm', '18.4K'],
  ['#OneDayLonger', '842'],
] as const;

/** The right column: search, what others talk about, whom to follow. */
export function Sidebar() {
  const words = useWords();
  const people = useStore(({ view }) => view.people);
  const me = useStore(({ view }) => view.me);
  return (
    <div data-testid="sidebarColumn" className="sidebar">
      <div className="search">
        <Icon name="search" />
        <input aria-label={words.search} placeholder={words.search} data-testid="SearchBox_Search_Input" />
      </div>
      <section className="box" aria-label={words.happeningNow}>
        <h2>{words.happeningNow}</h2>
        {trends.map(([name, posts]) => (
          <div key={name} data-testid="trend" className="trend">
            <span className="quiet">{words.trending}</span>
            <b dir="auto">{name}</b>
            <span className="quiet">
              {posts} {words.posts}
            </span>
          </div>
        ))}
      </section>
      <aside className="box" aria-label={words.whoToFollow}>
        <h2>{words.whoToFollow}</h2>
        {people
          .filter(({ id, description }) => id !== me.id && !description)
          .slice(0, 3)
          .map((person) => (
            <div key={person.id} data-testid="UserCell" className="person">
              <Avatar person={person} />
              <span>
                <b dir="auto">{person.name}</b>
                <span className="quiet" dir="ltr">
                  @{person.handle}
                </span>
              </span>
              <button type="button" role="button" data-testid={`${person.id}-follow`} className="solid small">
                {words.follow}
              </button>
            </div>
          ))}
      </aside>
    </div>
  );
}
