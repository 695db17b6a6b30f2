import type { ChatPlace } from '../sandbox/page/app/chat/registry';
import type { Scope } from '../sandbox/page/app/composer/registry';
import type { Hands, HandsStage } from './page-hands';
import { complaint } from './page-words';

/** Every kind of composer of X, and how an agent comes to it. */
export interface CasePlace {
  readonly name: string;
  /** Who holds the model of the text. */
  readonly model: { scope: Scope; part: number } | { chat: ChatPlace };
  /** What our host stands in; in chat inside X's shadow root. */
  readonly around: string;
  /** Which of our buttons there opens the templates. */
  readonly templatesAt: 0 | 1;
  readonly open: (stage: HandsStage) => Promise<Hands>;
  /** It takes the focus by itself, or its tools come only with it. */
  readonly takesFocus?: true;
}

const post = (stage: HandsStage) => {
  const found = stage.sandbox.state.posts.find(({ text }) => text.includes(complaint));
  if (!found) throw new Error('The cast has lost its complaint');
  return found;
};

/** A press on something of X's, to open a composer. */
const pressOn = (hands: Hands, selector: string, text = '') =>
  hands.evaluate(
    async ([wanted, holds]) => {
      for (let waited = 0; waited < 10_000; waited += 50) {
        const found = [...document.querySelectorAll<HTMLElement>(wanted)].find((element) =>
          (element.closest('article') ?? element).textContent?.includes(holds),
        );
        if (found) return found.click();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`There is no ${wanted}`);
    },
    [selector, text] as const,
  );

async function openReply(stage: HandsStage): Promise<Hands> {
  const hands = await stage.open('https://x.com/home');
  await pressOn(hands, 'article [data-testid="reply"]', complaint);
  return hands;
}

const dialog = '[aria-modal="true"]';

export const casePlaces: readonly CasePlace[] = [
  {
    name: 'post',
    model: { scope: 'home', part: 0 },
    around: '.composer.home',
    templatesAt: 1,
    open: (stage) => stage.open('https://x.com/home'),
  },
  {
    name: 'reply in the dialog',
    model: { scope: 'dialog', part: 0 },
    around: dialog,
    templatesAt: 1,
    takesFocus: true,
    open: openReply,
  },
  {
    name: 'reply in a thread',
    model: { scope: 'thread', part: 0 },
    around: '[data-testid="inline_reply_offscreen"]',
    templatesAt: 1,
    takesFocus: true,
    async open(stage) {
      const hands = await stage.open(`https://x.com/casey_c/status/${post(stage).id}`);
      await hands.evaluate(() => window.__sandbox.focus(0, 'thread'), null);
      return hands;
    },
  },
  {
    name: 'quote',
    model: { scope: 'dialog', part: 0 },
    around: dialog,
    templatesAt: 1,
    takesFocus: true,
    open: (stage) => stage.open(`https://x.com/compose/post?quote=${post(stage).id}`),
  },
  {
    name: 'second part of a thread',
    model: { scope: 'dialog', part: 1 },
    around: dialog,
    templatesAt: 1,
    takesFocus: true,
    async open(stage) {
      const hands = await openReply(stage);
      await pressOn(hands, `${dialog} [data-testid="toolBar"]`);
      await hands.type('First');
      await pressOn(hands, `${dialog} [data-testid="addButton"]`);
      return hands;
    },
  },
  {
    name: 'post on the mobile site',
    model: { scope: 'home', part: 0 },
    around: '.composer.home',
    templatesAt: 1,
    open: (stage) => stage.open('https://x.com/home?editor=plain'),
  },
  {
    name: 'a column of pro.x.com',
    model: { scope: 'column1', part: 0 },
    around: '.composer.column1',
    templatesAt: 1,
    open: (stage) => stage.open('https://pro.x.com/home'),
  },
  {
    name: 'chat',
    model: { chat: 'page' },
    around: '[data-testid="xchatEmbedRoute"]',
    templatesAt: 0,
    takesFocus: true,
    open: (stage) => stage.open('https://x.com/i/chat/4242-2244994945'),
  },
  {
    name: 'chat drawer',
    model: { chat: 'drawer' },
    around: '[data-testid="xchatEmbedDrawer"]',
    templatesAt: 0,
    takesFocus: true,
    open: (stage) => stage.open('https://x.com/explore?drawer=4242-2244994945'),
  },
];
