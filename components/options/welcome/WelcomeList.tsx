import { useState } from 'react';
import { i18n } from '#i18n';
import type { Answer } from '../../../lib/platform/messages';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { useKeptFocus } from '../../ui/useKeptFocus';
import { useOptions } from '../context';
import { WelcomeItem } from './WelcomeItem';

const page = 10;

/** Every welcome message of the account, a page at a time, and which one is the default. */
export function WelcomeList({ list }: { list: Answer['welcome.list'] }) {
  const [shown, setShown] = useState(page);
  const { makeDefault, busy } = useOptions((state) => ({
    makeDefault: state.makeDefault,
    busy: state.welcomeBusy === 'choosing',
  }));
  const kept = useKeptFocus<HTMLDivElement>(`${list.messages.length} ${list.rule?.id}`);
  const { messages, isWhole, rule, restored } = list;
  const isElsewhere =
    rule !== undefined && isWhole && !messages.some(({ id }) => id === rule.welcome_message_id);
  return (
    <div className="stack" {...kept}>
      {restored && <Notice tone="warn">{i18n.t('greeting.put_back')}</Notice>}
      {messages.length === 0 && <p>{i18n.t('greeting.none')}</p>}
      {messages.length > 0 && rule === undefined && <p>{i18n.t('greeting.default_none')}</p>}
      {isElsewhere && <Notice tone="warn">{i18n.t('greeting.default_missing')}</Notice>}
      <ul className="stack" aria-label={i18n.t('greeting.list')}>
        {messages.slice(0, shown).map((welcome) => (
          <WelcomeItem
            key={welcome.id}
            welcome={welcome}
            isDefault={welcome.id === rule?.welcome_message_id}
          />
        ))}
      </ul>
      {messages.length > shown && (
        <div>
          <Button look="quiet" onClick={() => setShown(shown + page)}>
            {i18n.t('greeting.more', { shown: String(shown), all: String(messages.length) })}
          </Button>
        </div>
      )}
      {!isWhole && <p className="hint">{i18n.t('greeting.not_whole')}</p>}
      {rule && (
        <div>
          <Button look="quiet" busy={busy} onClick={() => makeDefault(undefined)}>
            {i18n.t('greeting.no_default')}
          </Button>
        </div>
      )}
    </div>
  );
}
