import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { i18n } from '#i18n';
import * as limits from '../../../lib/message/limits';
import type { Media, RichMessage } from '../../../lib/message/message';
import { faultsOf, tidy } from '../../../lib/message/validate';
import type { WelcomeContent } from '../../../lib/message/welcome';
import { AttachFile } from '../../media/AttachFile';
import { isUnderWay } from '../../media/attaching';
import { ButtonsEditor } from '../../message/ButtonsEditor';
import { Preview } from '../../message/Preview';
import { QuickRepliesEditor } from '../../message/QuickRepliesEditor';
import { Button } from '../../ui/Button';
import { CountedField } from '../../ui/CountedField';
import { Notice } from '../../ui/Notice';
import { useOptions } from '../context';
import { isWelcomeName, removedParts } from './as-message';
import { draftFor, type WelcomeDraft } from './welcome';
import '../../message/message.css';

/** Where a welcome message is written, or written anew. */
export function WelcomeEditor() {
  const { written, save, busy, write, say, findId, attaching, account } = useOptions((state) => ({
    written: state.welcomeDraft,
    save: state.saveWelcome,
    busy: state.welcomeBusy === 'saving',
    write: state.writeWelcome,
    say: state.say,
    findId: state.findId,
    attaching: state.attaching,
    account: state.chosenAccount(),
  }));
  const accountId = account?.id;
  const draft = draftFor(accountId, written);
  const file = useStore(attaching);
  const [strict, setStrict] = useState(false);
  if (draft === undefined) return null;
  const { id, name, content, media } = draft;
  const isAtX =
    media === undefined ||
    (file.media?.id === media.id && file.accountId === accountId && file.upload?.state === 'ready');
  const faults = faultsOf(content);
  const over = content.text.length - limits.welcomeText;
  const nameWrong = !isWelcomeName(name.trim());
  const change = (more: Partial<WelcomeContent>) =>
    write({ ...draft, content: leaveOut({ ...content, ...more }) });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setStrict(true);
    if (faults.length > 0 || over > 0 || nameWrong) {
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    if (!isAtX) {
      if (file.agreed && !isUnderWay(file.upload)) void file.retry();
      return;
    }
    const mediaId = media ? file.upload?.mediaId : content.mediaId;
    write({ ...draft, content: { ...tidy(content), ...(mediaId && { mediaId }) } });
    await save();
    setStrict(false);
  };
  const empty = strict && content.text.trim() === '';
  return (
    <form className="section" aria-labelledby="welcome-editor" onSubmit={submit} noValidate>
      <h2 id="welcome-editor">{i18n.t(id === undefined ? 'greeting.new' : 'greeting.changing')}</h2>
      <div role="status">
        {account && written?.id !== undefined && id === undefined && (
          <Notice tone="info">
            {i18n.t('greeting.moved', { handle: account.handle })}{' '}
            {written.content.mediaId !== undefined && i18n.t('greeting.moved_file')}
          </Notice>
        )}
      </div>
      {id === undefined && (
        <CountedField
          label={i18n.t('greeting.name')}
          hint={i18n.t('greeting.name_hint')}
          value={name}
          limit={limits.welcomeName}
          wrong={nameWrong && i18n.t('greeting.name_wrong')}
          write={(next) => write({ ...draft, name: next })}
        />
      )}
      <CountedField
        label={i18n.t('greeting.text')}
        tall
        value={content.text}
        limit={limits.welcomeText}
        wrong={
          over > 0 ? i18n.t('fault.too_long', over) : empty ? i18n.t('greeting.text_missing') : undefined
        }
        write={(text) => change({ text })}
      />
      <ButtonsEditor
        buttons={content.buttons ?? []}
        change={(buttons) => change({ buttons })}
        say={say}
        findId={findId}
        faults={faults}
        strict={strict}
      />
      <QuickRepliesEditor
        replies={content.quickReplies ?? []}
        change={(quickReplies) => change({ quickReplies })}
        say={say}
        faults={faults}
        strict={strict}
      />
      <AttachFile
        attaching={attaching}
        media={media}
        accountId={accountId}
        change={(next) => write({ ...draft, media: next })}
      />
      <div role="status">
        {strict && !isAtX && <Notice tone="warn">{i18n.t('greeting.file_waits')}</Notice>}
      </div>
      {media && content.mediaId !== undefined && <p className="hint">{i18n.t('greeting.file_replaced')}</p>}
      {media === undefined && content.mediaId !== undefined && (
        <div className="stack">
          <p>{i18n.t('greeting.file_kept')}</p>
          <div>
            <Button look="quiet" onClick={() => change({ mediaId: undefined })}>
              {i18n.t('greeting.file_leave')}
            </Button>
          </div>
        </div>
      )}
      <Preview rendering={shownAs(content, media)} thumbnail={file.url} />
      <Replaced draft={draft} />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          {i18n.t(busy ? 'greeting.saving' : id === undefined ? 'greeting.save_new' : 'greeting.save')}
        </Button>
        <Button onClick={() => write(undefined)}>{i18n.t('greeting.leave')}</Button>
      </div>
    </form>
  );
}

/** X replaces the whole message: what goes with it is said before. */
function Replaced({ draft: { before, content } }: { draft: WelcomeDraft }) {
  if (before === undefined) return null;
  const removed = removedParts(before, content);
  return (
    <div role="status">
      {removed.length > 0 ? (
        <Notice tone="warn">{removed.map((part) => i18n.t(`greeting.goes_${part}`)).join(' ')}</Notice>
      ) : (
        <p className="hint">{i18n.t('greeting.replaces')}</p>
      )}
    </div>
  );
}

const leaveOut = ({ buttons, quickReplies, mediaId, ...content }: WelcomeContent): WelcomeContent => ({
  ...content,
  ...(buttons?.length && { buttons }),
  ...(quickReplies?.length && { quickReplies }),
  ...(mediaId && { mediaId }),
});

/** As v1.1 draws it: nothing is lost there. */
function shownAs(content: WelcomeContent, media: Media | undefined) {
  const { text, buttons, quickReplies }: RichMessage = tidy(content);
  if (text.trim() === '' && (buttons ?? quickReplies ?? media) === undefined) return undefined;
  return { transport: 'v1.1', text: text.trim(), media, buttons, quickReplies, losses: [] } as const;
}
