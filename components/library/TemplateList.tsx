import { useEffect, useMemo, useRef } from 'react';
import { i18n } from '#i18n';
import { makeSearch, tagWord } from '../../lib/templates/search';
import type { TemplateSummary } from '../../lib/templates/template';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { ProblemNotice } from '../ui/ProblemNotice';
import { useLibrary } from './context';
import { tagsOf } from './listing';
import { Transfer } from './Transfer';

/** Every template, found by typing or by tag. */
export function TemplateList() {
  const { list, problem, query, search, create, load } = useLibrary((state) => ({
    list: state.list,
    problem: state.listProblem,
    query: state.query,
    search: state.search,
    create: state.create,
    load: state.loadList,
  }));
  return (
    <section className="section library" aria-labelledby="library">
      <div className="section-head">
        <h2 id="library">{i18n.t('library.title')}</h2>
        <Button look="primary" onClick={create}>
          {i18n.t('library.create')}
        </Button>
      </div>
      {problem && (
        <div role="alert">
          <ProblemNotice
            problem={problem}
            actions={
              <Button look="quiet" onClick={load}>
                {i18n.t('ui.try_again')}
              </Button>
            }
          />
        </div>
      )}
      <Removed />
      {list?.length === 0 ? (
        <p className="soft">{i18n.t('library.empty')}</p>
      ) : (
        list && (
          <>
            <Field label={i18n.t('library.search')}>
              {(ties) => (
                <input
                  {...ties}
                  className="input"
                  type="search"
                  dir="auto"
                  value={query}
                  onChange={(event) => search(event.target.value)}
                />
              )}
            </Field>
            <Tags list={list} />
            <Found list={list} />
          </>
        )
      )}
      <Transfer />
    </section>
  );
}

function Tags({ list }: { list: readonly TemplateSummary[] }) {
  const { tag: chosen, choose } = useLibrary((state) => ({ tag: state.tag, choose: state.chooseTag }));
  const tags = tagsOf(list);
  if (tags.length === 0) return null;
  return (
    <fieldset className="tags">
      <legend className="unseen">{i18n.t('library.tags')}</legend>
      {tags.map(({ tag, count }) => (
        <button
          key={tag}
          type="button"
          className="tag"
          aria-pressed={tag === chosen}
          onClick={() => choose(tag === chosen ? undefined : tag)}
        >
          <bdi>{tag}</bdi> <span className="soft">{count}</span>
        </button>
      ))}
    </fieldset>
  );
}

function Found({ list }: { list: readonly TemplateSummary[] }) {
  const { query, tag, shown, showMore } = useLibrary((state) => ({
    query: state.query,
    tag: state.tag,
    shown: state.shown,
    showMore: state.showMore,
  }));
  const { find } = useMemo(() => makeSearch(list, Date.now()), [list]);
  const { count, best } = find(tag === undefined ? query : `${query} #${tagWord(tag)}`, shown);
  return (
    <>
      <p className="soft small" role="status">
        {i18n.t('library.found', count)}
      </p>
      <ul className="templates">
        {best.map((template) => (
          <Item key={template.id} template={template} />
        ))}
      </ul>
      {count > shown && <Button onClick={showMore}>{i18n.t('library.more')}</Button>}
    </>
  );
}

function Item({ template }: { template: TemplateSummary }) {
  const { sign, edit, duplicate, remove, favour } = useLibrary((state) => ({
    sign: state.sign,
    edit: state.edit,
    duplicate: state.duplicate,
    remove: state.remove,
    favour: state.toggleFavourite,
  }));
  const { id, name, shortcut, preview, favourite = false, tags = [] } = template;
  return (
    <li className="card template">
      <Button
        look="icon-only"
        aria-label={i18n.t('library.favourite', { name })}
        aria-pressed={favourite}
        onClick={() => favour(id)}
      >
        <Icon name={favourite ? 'star-full' : 'star'} />
      </Button>
      <button type="button" className="template-open grow" onClick={() => edit(id)}>
        <span className="template-name">
          <bdi className="clip">{name}</bdi>
          {shortcut !== undefined && (
            <bdi className="soft small shortcut" dir="ltr">
              {sign}
              {shortcut}
            </bdi>
          )}
        </span>
        <bdi className="soft small clip">{preview}</bdi>
        {tags.length > 0 && <bdi className="soft small clip">{tags.join(', ')}</bdi>}
      </button>
      <Button
        look="quiet"
        aria-label={i18n.t('library.duplicate_of', { name })}
        onClick={() => duplicate(id)}
      >
        {i18n.t('library.duplicate')}
      </Button>
      <Button look="quiet" aria-label={i18n.t('library.remove_of', { name })} onClick={() => remove([id])}>
        {i18n.t('library.remove')}
      </Button>
    </li>
  );
}

function Removed() {
  const { removed, putBack } = useLibrary((state) => ({ removed: state.removed, putBack: state.putBack }));
  const undo = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone with its template: the way back is where the focus goes.
  useEffect(() => {
    if (removed) undo.current?.focus();
  }, [removed]);
  if (!removed) return null;
  return (
    <Notice
      tone="info"
      actions={
        <Button ref={undo} look="quiet" onClick={putBack}>
          {i18n.t('library.undo')}
        </Button>
      }
    >
      <p>{i18n.t('library.removed', removed.length)}</p>
    </Notice>
  );
}
