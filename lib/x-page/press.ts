import type { PageContext } from '../message/page-context';
import type { TemplateSummary } from '../templates/template';
import { addLink } from './add-link';
import type { ToolName } from './bars';
import { findComposer } from './composers';
import { fillReply } from './fill-reply';
import { insertInline, startInline } from './inline';
import type { LastAnswered } from './last-answered';
import { showLinkSign } from './link-sign';
import { make } from './make';
import { openPanelHere } from './open-panel';
import { readChatContext, readFrontContext, readPageContext } from './page-context';
import { openTemplates } from './picker/open-templates';
import type { Panel } from './picker/panel';
import look from './press.css?inline';
import { putIntoChat } from './put-into-chat';
import { replyPrivately, replyToPointed } from './reply-privately';
import { makeStatus } from './status';
import type { Stand, Tools } from './tools';

/** What the buttons of one bar do. */
export type Presses = Readonly<Record<ToolName | 'reply' | 'check' | 'inline', () => void>>;

/** The second script of the page: everything that nobody needs before a first press. */
export interface PressPart {
  readonly makePresses: (stand: Stand) => Presses;
  readonly readFrontContext: (last?: LastAnswered) => PageContext;
  readonly replyPrivately: typeof replyPrivately;
  readonly replyToPointed: typeof replyToPointed;
  readonly startInline: typeof startInline;
  readonly putIntoChat: typeof putIntoChat;
}

export const pressPart: PressPart = {
  makePresses,
  readFrontContext,
  replyPrivately,
  replyToPointed,
  startInline,
  putIntoChat,
};

/** A press while the one before is at work does nothing. */
function makePresses(stand: Stand): Presses {
  const tools = toolsOf(stand);
  const { element, say } = makeStatus(stand.link ?? stand.templates);
  stand.surface.append(make('style', {}, look), element);
  const lookAgain = showLinkSign(tools);
  let busy = false;
  let panel: Panel | undefined;
  const alone = (work: () => Promise<void>) => {
    if (busy) return;
    busy = true;
    work().finally(() => {
      busy = false;
    });
  };
  const open = (begin?: TemplateSummary, isReply = false) => {
    panel = openTemplates(tools, say, begin, isReply);
  };
  const templates = () => {
    if (panel && !panel.signal.aborted) panel.close(true);
    else open();
  };
  return {
    link: () =>
      alone(async () => {
        await addLink(tools, say);
        lookAgain();
      }),
    check: () => lookAgain(),
    templates,
    reply: () => alone(() => fillReply(tools, say, (begin) => open(begin, true))),
    inline: () => alone(() => insertInline(tools, say, open)),
    panel: () => void openPanelHere(tools, say),
  };
}

function toolsOf(stand: Stand): Tools {
  const find = () => findComposer(stand.bar, stand.lastUsedEditor());
  return {
    ...stand,
    findComposer: find,
    readContext(composer) {
      if (composer?.kind.kind === 'chat') {
        const root = stand.bar.getRootNode();
        return readChatContext(root instanceof ShadowRoot ? root : document);
      }
      return readPageContext(composer?.kind.findAnswered(composer.scope), stand.lastAnswered());
    },
  };
}
