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
/** What opens a reply or the menu with "Quote". */
export const answerButton = '[data-testid="reply"], [data-testid="retweet"], [data-testid="unretweet"]';
/** Leads to the own profile. */
export const ownProfile = '[data-testid="AppTabBar_Profile_Link"]';
