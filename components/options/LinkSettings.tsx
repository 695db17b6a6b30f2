import { useState } from 'react';
import { i18n } from '#i18n';
import type { DeepLink } from '../../lib/deep-link/deep-link';
import { ownLink, skipsDefault } from '../../lib/deep-link/own-link';
import * as limits from '../../lib/message/limits';
import { hasPlaceholders } from '../../lib/templates/placeholders';
import { ShareLink } from '../link/ShareLink';
import { Count } from '../ui/Count';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { useOptions } from './context';
import { LinkWelcome } from './LinkWelcome';
import { ReplySettings } from './ReplySettings';
import { Saving } from './Saving';

/** What a customer's message starts with, for all accounts and for each. */
export function LinkSettings() {
  const { settings, accounts, change } = useOptions((state) => ({
    settings: state.settings,
    accounts: state.auth?.accounts ?? noAccounts,
    change: state.changeSettings,
  }));
  if (settings === undefined) return null;
  const changeFor = (id: string, text: string) => {
    const { [id]: _before, ...others } = settings.linkTextFor;
    void change({ linkTextFor: text === '' ? others : { ...others, [id]: text } });
  };
  return (
    <>
      <section className="section" aria-labelledby="link">
        <div className="section-head">
          <h2 id="link">{i18n.t('options.link')}</h2>
          <Saving of="link" />
        </div>
        <p className="soft">{i18n.t('options.link_what')}</p>
        <LinkText
          label={i18n.t('options.link_text')}
          hint={i18n.t('options.link_text_hint')}
          value={settings.linkText}
          save={(linkText) => change({ linkText })}
        />
        {accounts.map(({ id, handle }) => (
          <div key={id} className="stack">
            <LinkText
              label={i18n.t('options.link_text_for', { handle })}
              hint={i18n.t('options.link_text_for_hint')}
              value={settings.linkTextFor[id] ?? ''}
              save={(text) => changeFor(id, text)}
            />
            <LinkWelcome accountId={id} handle={handle} />
            <div role="status">
              {skipsDefault(ownLink(settings, id)) && (
                <Notice tone="warn">{i18n.t('options.link_skips', { handle })}</Notice>
              )}
            </div>
          </div>
        ))}
        {accounts.map(({ id, handle }) => (
          <div key={id} className="stack">
            <ShareLink link={forElsewhere(ownLink(settings, id))} handle={handle} />
            {hasPlaceholders(ownLink(settings, id).text ?? '') && (
              <p className="hint">{i18n.t('options.link_elsewhere')}</p>
            )}
          </div>
        ))}
      </section>
      <ReplySettings />
    </>
  );
}

const noAccounts: never[] = [];

/** Where no post is answered there is nothing to fill the words in from. */
const forElsewhere = ({ text = '', ...link }: DeepLink): DeepLink =>
  hasPlaceholders(text) ? link : { text, ...link };

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly save: (text: string) => void;
}

function LinkText({ label, hint, value, save }: Props) {
  // What is too long stays in front of the person and is not saved.
  const [tooLong, setTooLong] = useState<string>();
  const text = tooLong ?? value;
  const over = text.length - limits.linkText;
  const write = (next: string) => {
    const fits = next.length <= limits.linkText;
    setTooLong(fits ? undefined : next);
    if (fits) save(next);
  };
  return (
    <Field
      label={label}
      hint={
        <span className="under">
          <span className="grow">{hint}</span>
          <Count count={text.length} limit={limits.linkText} />
        </span>
      }
      wrong={over > 0 && <span role="status">{i18n.t('options.link_over', over)}</span>}
    >
      {(ties) => (
        <input
          {...ties}
          className="input"
          dir="auto"
          value={text}
          onChange={(event) => write(event.target.value)}
        />
      )}
    </Field>
  );
}
