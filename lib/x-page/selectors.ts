/**
 * Everything that we look for on x.com, in one place. When X changes, this is the file to mend; `expected` below says
 * on which page each must be found, and tests/lib/x-page/selectors.test.ts walks it. Test ids and ARIA states only:
 * classes are generated and labels are translated.
 */

/** The row of tools under an editor. In a thread it comes only once the reply box has the focus. */
export const toolbar = '[data-testid="toolBar"]';
/** The scrolling list of tools in it. */
export const toolList = '[data-testid="ScrollSnap-List"]';
/** The editor of a post or of one part of a thread: Draft.js, or a plain textarea on mobile. */
export const editor =
  '[data-testid^="tweetTextarea_"][contenteditable="true"], textarea[data-testid^="tweetTextarea_"]';
/** One line of text in Draft.js. */
export const line = '[data-block="true"]';

/** The compose dialog: new post, reply, quote. The page behind keeps its own composer. */
export const dialog = '[aria-modal="true"]';
/** The reply box under the post of a status page. */
export const inlineReply = '[data-testid="inline_reply_offscreen"]';
/** The middle column, which holds the composer of the home page. */
export const column = '[data-testid="primaryColumn"]';

/** A post. */
export const post = 'article[data-testid="tweet"]';
/** The post that a status page is about. */
export const focalPost = 'article[data-testid="tweet"][tabindex="-1"]';
/** The frame around a quoted post. */
export const card = '[role="link"]';
/** One row of a timeline or a thread. */
export const cell = '[data-testid="cellInnerDiv"]';
/** Name, handle and time. A quoted post adds a second one to the same article: the first is the author's. */
export const userName = '[data-testid="User-Name"]';
/** Its test id ends with the handle. */
export const avatar = '[data-testid^="UserAvatar-Container-"]';
export const postText = '[data-testid="tweetText"]';
export const postTime = 'time[datetime]';
/** The link to a post, around its time. Not on the post that a reply dialog shows. */
export const postLink = 'a[href*="/status/"]:has(> time)';
/** Opens a reply. The only button of X that we press, and only for a person who asked for it. */
export const replyButton = '[data-testid="reply"]';
export const repostButton = '[data-testid="retweet"], [data-testid="unretweet"]';
/** What opens a reply or the menu with "Quote". */
export const answerButton = '[data-testid="reply"], [data-testid="retweet"], [data-testid="unretweet"]';
/** Leads to the own profile. */
export const ownProfile = '[data-testid="AppTabBar_Profile_Link"]';

/** Hosts of the open shadow roots that X draws its chat into: the page, the drawer, what lies over them. */
export const chatHost = '[data-testid^="xchatEmbed"]';
/** Where a message is written, inside such a root. */
export const chatComposer = '[data-testid="dm-composer-container"]';
export const chatEditor = '[data-testid="dm-composer-textarea"]';
/** The list of tools beside it. */
export const chatTools = ':has(> [data-testid="dm-composer-attachment-button"])';
/** Name of the person that the open conversation is with, and a link to their page. */
export const chatHeader = '[data-testid="dm-conversation-header"]';
export const chatName = '[data-testid="dm-conversation-username"]';

/** The pages that the saved skeletons show, by what an agent would call them. */
export type Skeleton =
  | 'home composer'
  | 'reply dialog'
  | 'thread reply'
  | 'post in a timeline'
  | 'quoted post'
  | 'begun draft'
  | 'chat'
  | 'open chat';

/** How many of each must be found on which skeleton. Not in the extension: only the test reads it. */
export const expected: Record<string, Partial<Record<Skeleton, number>>> = {
  // The thread's comes late, and chat has none.
  toolbar: { 'home composer': 1, 'reply dialog': 1, 'thread reply': 0, chat: 0 },
  toolList: { 'home composer': 1, 'reply dialog': 1 },
  editor: { 'home composer': 1, 'reply dialog': 1, 'thread reply': 1, 'begun draft': 1, chat: 0 },
  line: { 'home composer': 1, 'reply dialog': 1, 'thread reply': 1, 'begun draft': 3 },
  dialog: { 'reply dialog': 1, 'home composer': 0, 'thread reply': 0 },
  inlineReply: { 'thread reply': 1, 'home composer': 0, 'reply dialog': 0 },
  column: { 'home composer': 1, chat: 1 },
  post: { 'reply dialog': 1, 'thread reply': 1, 'post in a timeline': 1, 'quoted post': 0 },
  focalPost: { 'thread reply': 1, 'post in a timeline': 0 },
  card: { 'quoted post': 1 },
  cell: { 'thread reply': 2, 'post in a timeline': 1 },
  userName: { 'reply dialog': 1, 'thread reply': 1, 'post in a timeline': 1, 'quoted post': 1 },
  avatar: { 'reply dialog': 2, 'thread reply': 2, 'post in a timeline': 1, 'quoted post': 1 },
  postText: { 'reply dialog': 1, 'thread reply': 1, 'post in a timeline': 1, 'quoted post': 1 },
  postTime: { 'reply dialog': 1, 'thread reply': 1, 'post in a timeline': 1, 'quoted post': 1 },
  postLink: { 'reply dialog': 0, 'thread reply': 1, 'post in a timeline': 1 },
  chatHost: { chat: 2, 'home composer': 0 },
  chatComposer: { 'open chat': 1 },
  chatEditor: { 'open chat': 1 },
  chatTools: { 'open chat': 1 },
  chatHeader: { 'open chat': 1 },
  chatName: { 'open chat': 1 },
  replyButton: { 'thread reply': 1, 'post in a timeline': 1 },
  repostButton: { 'thread reply': 1, 'post in a timeline': 1 },
  answerButton: { 'thread reply': 2, 'post in a timeline': 2 },
};
