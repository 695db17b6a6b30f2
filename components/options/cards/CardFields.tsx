import type { RefObject } from 'react';
import { i18n } from '#i18n';
import type { CardPlan } from '../../../lib/cards/card';
import type { Finding } from '../../../lib/cards/check';
import { cardLimits } from '../../../lib/cards/limits';
import { weighPost } from '../../../lib/message/post-weight';
import { Field } from '../../ui/Field';
import { Select } from '../../ui/Select';
import { useOptions } from '../context';
import { CardFileField } from './CardFileField';
import { CheckedField } from './CheckedField';

interface Props {
  readonly card: CardPlan;
  readonly findings: readonly Finding[];
  readonly nameRef: RefObject<HTMLInputElement | null>;
}

/** Everything of a card but its buttons. */
export function CardFields({ card, findings, nameRef }: Props) {
  const change = useOptions((state) => state.changeCard);
  return (
    <>
      <CheckedField
        label={i18n.t('cards.field_name')}
        hint={i18n.t('cards.name_hint')}
        count={[card.name.trim().length, cardLimits.name]}
        at="name"
        findings={findings}
      >
        {(ties) => (
          <input
            {...ties}
            ref={nameRef}
            className="input"
            dir="auto"
            maxLength={300}
            value={card.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </CheckedField>
      <RecipientField card={card} findings={findings} />
      <CheckedField
        label={i18n.t('cards.field_post')}
        hint={i18n.t('cards.post_hint')}
        count={[weighPost(card.post), cardLimits.post]}
        at="post"
        findings={findings}
      >
        {(ties) => (
          <textarea
            {...ties}
            className="input"
            dir="auto"
            maxLength={5_000}
            value={card.post}
            onChange={({ target }) => change({ post: target.value })}
          />
        )}
      </CheckedField>
      <fieldset className="kinds">
        <legend className="label">{i18n.t('cards.kind')}</legend>
        {(['image', 'video'] as const).map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="kind"
              checked={card.kind === kind}
              // What was chosen for the other kind is of no use to this one.
              onChange={() => change({ kind, file: undefined, poster: undefined })}
            />
            {i18n.t(`cards.${kind}`)}
          </label>
        ))}
      </fieldset>
      <CardFileField card={card} of="file" findings={findings} />
      {card.kind === 'video' && <CardFileField card={card} of="poster" findings={findings} />}
    </>
  );
}

function RecipientField({ card, findings }: { card: CardPlan; findings: readonly Finding[] }) {
  const { accounts, change } = useOptions((state) => ({
    accounts: state.auth?.accounts ?? none,
    change: state.changeCard,
  }));
  const own = accounts.some(({ id }) => id === card.recipientId);
  return (
    <>
      {accounts.length > 0 && (
        <Field label={i18n.t('cards.field_recipient')} hint={i18n.t('cards.recipient_hint')}>
          {(ties) => (
            <Select
              {...ties}
              value={own ? card.recipientId : ''}
              onChange={({ target }) => change({ recipientId: target.value })}
            >
              {accounts.map(({ id, handle }) => (
                <option key={id} value={id}>
                  @{handle}
                </option>
              ))}
              <option value="">{i18n.t('cards.recipient_other')}</option>
            </Select>
          )}
        </Field>
      )}
      {!own && (
        <CheckedField
          label={i18n.t('cards.recipient_id')}
          hint={i18n.t('cards.recipient_id_hint')}
          at="recipient"
          findings={findings}
        >
          {(ties) => (
            <input
              {...ties}
              className="input"
              dir="ltr"
              inputMode="numeric"
              maxLength={40}
              value={card.recipientId}
              onChange={({ target }) => change({ recipientId: target.value })}
            />
          )}
        </CheckedField>
      )}
    </>
  );
}

const none: never[] = [];
