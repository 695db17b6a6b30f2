import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { CardButton, CardPlan } from '../../../lib/cards/card';
import type { Finding } from '../../../lib/cards/check';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';
import { useOptions } from '../context';
import { titleOf } from '../welcome/as-message';
import { CheckedField } from './CheckedField';

interface Props {
  readonly card: CardPlan;
  readonly button: CardButton;
  readonly index: number;
  readonly findings: readonly Finding[];
  readonly put: (button: CardButton) => void;
}

/** No id looks like it. */
const another = 'another';

/** The welcome message that a button opens: of those that the card's account has at X, or by its id. */
export function CardWelcome({ card: { recipientId }, button, index, findings, put }: Props) {
  const { isOwn, messages, load } = useOptions(({ auth, welcomeOf, loadWelcomeWithKeys }) => ({
    isOwn: auth?.accounts.some(({ id }) => id === recipientId) === true,
    messages: welcomeOf[recipientId]?.list?.messages,
    load: loadWelcomeWithKeys,
  }));
  useEffect(() => {
    if (isOwn) void load(recipientId);
  }, [isOwn, recipientId, load]);
  const [byId, setById] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // It stands where the list was.
  useEffect(() => {
    if (byId) input.current?.focus();
  }, [byId]);
  const { welcomeMessageId: chosen } = button;
  const listed = isOwn && messages && messages.length > 0 ? messages : undefined;
  const isListed = chosen === '' || listed?.some(({ id }) => id === chosen) === true;
  const choose = (id: string) => {
    setById(id === another);
    put({ ...button, welcomeMessageId: id === another ? '' : id });
  };
  const field = {
    label: i18n.t('cards.field_welcome', { number: index + 1 }),
    at: 'welcome',
    index,
    findings,
  } as const;
  if (listed && isListed && !byId) {
    return (
      <CheckedField {...field}>
        {(ties) => (
          <Select {...ties} value={chosen} onChange={({ target }) => choose(target.value)}>
            <option value="">{i18n.t('cards.welcome_none')}</option>
            {listed.map((welcome) => (
              <option key={welcome.id} value={welcome.id}>
                {titleOf(welcome)}
              </option>
            ))}
            <option value={another}>{i18n.t('cards.welcome_another')}</option>
          </Select>
        )}
      </CheckedField>
    );
  }
  return (
    <>
      <CheckedField {...field} hint={i18n.t('cards.welcome_hint')}>
        {(ties) => (
          <input
            {...ties}
            className="input"
            dir="ltr"
            inputMode="numeric"
            maxLength={40}
            ref={input}
            value={chosen}
            onChange={({ target }) => {
              setById(true);
              put({ ...button, welcomeMessageId: target.value });
            }}
          />
        )}
      </CheckedField>
      {listed && (
        <div>
          <Button look="quiet" onClick={() => choose('')}>
            {i18n.t('cards.welcome_list')}
          </Button>
        </div>
      )}
    </>
  );
}
