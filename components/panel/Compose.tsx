import { type KeyboardEvent, useRef } from 'react';
import { useStore } from 'zustand';
import { i18n } from '#i18n';
import { AttachFile } from '../media/AttachFile';
import { Preview } from '../message/Preview';
import { Button } from '../ui/Button';
import { Elsewhere } from '../ui/Elsewhere';
import { writeDollars } from '../ui/format';
import { Notice } from '../ui/Notice';
import { ProblemNotice } from '../ui/ProblemNotice';
import { ByHand } from './ByHand';
import { usePanel } from './context';
import { Message } from './Message';
import { useOutlook } from './outlook';
import { Parts } from './Parts';
import { isSame } from './recipient';
import { SentJustNow } from './SentJustNow';
import { TemplateChoice } from './TemplateChoice';
import { To } from './To';
import { choiceOf } from './transport';
import { Way } from './Way';

/** Writing one private message. */
export function Compose() {
  const { sending, loading, sendProblem, send, price, byHand, signedOut } = usePanel((state) => ({
    sending: state.sending,
    loading: state.accounts === undefined,
    sendProblem: state.sendProblem,
    send: state.send,
    price: state.prices[choiceOf(state).transport],
    byHand: choiceOf(state).transport === 'page',
    signedOut: state.signedOut,
  }));
  const form = useRef<HTMLDivElement>(null);
  const press = async () => {
    await send();
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const pressByKey = (event: KeyboardEvent) => {
    if (byHand || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing)
      return;
    event.preventDefault();
    void press();
  };
  return (
    <div className="sheet" role="tabpanel" aria-labelledby="tab-compose" ref={form} onKeyDown={pressByKey}>
      <div className="part">
        <Stashed />
        {!signedOut && <To />}
        <TheirPost />
        <TemplateChoice />
        <Message />
        <Parts />
        {!signedOut && <Attach />}
        <Way />
        <Seen />
      </div>
      <div className="footer">
        <SentJustNow />
        {byHand ? (
          <ByHand />
        ) : (
          <>
            <div role="alert" className="footer-news">
              {sendProblem && (
                <ProblemNotice
                  problem={sendProblem}
                  actions={
                    sendProblem.code === 'keys_missing' && (
                      <Elsewhere href="/options.html#keys">{i18n.t('transport.keys')}</Elsewhere>
                    )
                  }
                />
              )}
            </div>
            <span className="small soft grow">
              {price === undefined
                ? i18n.t('ui.no_price')
                : i18n.t('ui.about_price', { price: writeDollars(price) })}
            </span>
            <Button
              look="primary"
              busy={sending || loading}
              onClick={press}
              aria-keyshortcuts="Control+Enter Meta+Enter"
            >
              {i18n.t(sending ? 'panel.sending' : 'panel.send')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function Attach() {
  const { attaching, media, accountId, write } = usePanel((state) => ({
    attaching: state.attaching,
    media: state.parts.media,
    accountId: state.accountId,
    write: state.writeParts,
  }));
  return (
    <AttachFile
      attaching={attaching}
      media={media}
      accountId={accountId}
      change={(next) => write({ media: next })}
    />
  );
}

function Seen() {
  const { rendering } = useOutlook();
  const { name, attaching } = usePanel((state) => ({ name: state.person?.name, attaching: state.attaching }));
  const thumbnail = useStore(attaching, ({ url }) => url);
  return <Preview rendering={rendering} name={name} thumbnail={thumbnail} />;
}

function Stashed() {
  const { stashed, goBack } = usePanel((state) => ({
    stashed: state.stashed,
    goBack: state.goBackToStashed,
  }));
  if (stashed === undefined) return null;
  return (
    <Notice
      tone="info"
      actions={
        <Button look="quiet" onClick={goBack}>
          {i18n.t('panel.stashed_back')}
        </Button>
      }
    >
      {stashed.to.trim() === '' ? i18n.t('panel.stashed') : i18n.t('panel.stashed_to', { to: stashed.to })}
    </Notice>
  );
}

function TheirPost() {
  const post = usePanel(({ context, person }) =>
    person === undefined || isSame(person.handle, context?.customer?.handle)
      ? context?.post?.text
      : undefined,
  );
  if (post === undefined) return null;
  return (
    <blockquote className="post" dir="auto">
      <span className="unseen">{i18n.t('panel.post')}: </span>
      {post}
    </blockquote>
  );
}
