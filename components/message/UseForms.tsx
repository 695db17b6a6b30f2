import { useState } from 'react';
import { i18n } from '#i18n';
import {
  type ButtonUse,
  buildButton,
  faultOfUse,
  readButton,
  readHashtags,
} from '../../lib/deep-link/intents';
import * as limits from '../../lib/message/limits';
import { Button } from '../ui/Button';
import { CountedField } from '../ui/CountedField';
import { useTyped } from './typed';
import { sentenceOfUse } from './words';

type Form<U extends ButtonUse['use']> = Extract<ButtonUse, { use: U }>;

interface Props<U extends ButtonUse['use']> {
  readonly form: Form<U>;
  readonly fill: (use: ButtonUse) => void;
  readonly strict: boolean;
}

/** X's window in which the customer posts. */
export function PostForm({ form, fill, strict }: Props<'post'>) {
  const fault = faultOfUse(form);
  const [hashtags, typeHashtags] = useTyped(
    form.hashtags.join(' '),
    (typed) => readHashtags(typed).join(' '),
    (tags) => tags,
  );
  return (
    <>
      <CountedField
        label={i18n.t('parts.post_text')}
        tall
        value={form.text}
        hint={i18n.t('parts.post_hint')}
        wrong={strict && fault === 'post_nothing' ? sentenceOfUse(fault) : undefined}
        write={(text) => fill({ ...form, text })}
      />
      <CountedField
        label={i18n.t('parts.post_url')}
        inputMode="url"
        value={form.url}
        wrong={fault === 'post_url' && strict ? sentenceOfUse(fault) : undefined}
        write={(url) => fill({ ...form, url: url.trim() })}
      />
      <CountedField
        label={i18n.t('parts.post_hashtags')}
        value={hashtags}
        hint={i18n.t('parts.post_hashtags_hint')}
        write={(typed) => {
          typeHashtags(typed);
          fill({ ...form, hashtags: readHashtags(typed) });
        }}
      />
    </>
  );
}

/** X's window in which the customer follows an account. */
export function FollowForm({ form, fill, strict }: Props<'follow'>) {
  const fault = faultOfUse(form);
  const [who, typeWho] = useTyped(form.who, meanWho, (value) => value);
  // Half a handle is no mistake yet, a space in it is.
  const shown = fault !== undefined && (strict || form.who !== '');
  return (
    <CountedField
      label={i18n.t('parts.follow_who')}
      value={who}
      wrong={shown ? sentenceOfUse(fault) : undefined}
      write={(typed) => {
        typeWho(typed);
        fill({ ...form, who: typed });
      }}
    />
  );
}

/** As the form reads it back from the address. */
function meanWho(typed: string): string {
  const read = readButton(buildButton({ use: 'follow', who: typed }));
  return read.use === 'follow' ? read.who : '';
}

interface MessageProps extends Props<'message'> {
  readonly say: (words: string) => void;
  readonly findId?: (handle: string) => Promise<string | undefined>;
}

/** A private message to another account of the company's. */
export function MessageForm({ form, fill, strict, say, findId }: MessageProps) {
  const [finding, setFinding] = useState(false);
  const fault = faultOfUse(form);
  const handle = /^[@＠]?([A-Za-z0-9_]{1,15})$/u.exec(form.recipientId)?.[1];
  const isId = fault === undefined;
  const find = async (name: string) => {
    setFinding(true);
    const recipientId = await findId?.(name);
    setFinding(false);
    if (recipientId === undefined) return;
    fill({ ...form, recipientId });
    say(i18n.t('parts.message_found', { handle: name }));
  };
  return (
    <>
      <CountedField
        label={i18n.t('parts.message_who')}
        value={form.recipientId}
        wrong={!isId && (strict || form.recipientId !== '') ? sentenceOfUse('message_whom') : undefined}
        write={(recipientId) => fill({ ...form, recipientId })}
      />
      {!isId && handle !== undefined && findId !== undefined && (
        <Button look="quiet" busy={finding} onClick={() => find(handle)}>
          {finding ? i18n.t('parts.message_finding') : i18n.t('parts.message_find', { handle })}
        </Button>
      )}
      <CountedField
        label={i18n.t('parts.message_text')}
        tall
        value={form.text}
        limit={limits.linkText}
        hint={i18n.t('parts.message_text_hint')}
        write={(text) => fill({ ...form, text })}
      />
    </>
  );
}
