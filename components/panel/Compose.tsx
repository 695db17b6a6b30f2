import { type KeyboardEvent, useRef } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { writeDollars } from '../ui/format';
import { Notice } from '../ui/Notice';
import { ProblemNotice } from '../ui/ProblemNotice';
import { usePanel } from './context';
import { Message } from './Message';
import { Preview } from './Preview';
import { SentJustNow } from './SentJustNow';
import { TemplateChoice } from './TemplateChoice';
import { To } from './To';

/** Writing one private message. */
export function Compose() {
  const { sending, sendProblem, send, price } = usePanel((state) => ({
    sending: state.sending,
    sendProblem: state.sendProblem,
    send: state.send,
    price: state.price,
  }));
  const form = useRef<HTMLDivElement>(null);
  const press = async () => {
    await send();
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const pressByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void press();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears the shortcut of the Send button on its way up.
    <div className="sheet" ref={form} onKeyDown={pressByKey}>
      <main className="part" role="tabpanel" id="part-compose" aria-labelledby="tab-compose">
        <Stashed />
        <To />
        <TheirPost />
        <TemplateChoice />
        <Message />
        <Preview />
      </main>
      <footer className="footer">
        <div role="alert" className="footer-news">
          {sendProblem && <ProblemNotice problem={sendProblem} />}
        </div>
        <SentJustNow />
        <span className="small soft grow">{i18n.t('ui.about_price', { price: writeDollars(price) })}</span>
        <Button look="primary" busy={sending} onClick={press} aria-keyshortcuts="Control+Enter Meta+Enter">
          {i18n.t(sending ? 'panel.sending' : 'panel.send')}
        </Button>
      </footer>
    </div>
  );
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
    person === undefined || context?.customer?.handle.toLowerCase() === person.handle.toLowerCase()
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
