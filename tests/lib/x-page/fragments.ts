/** Pieces of x.com, only as deep as our code looks; the skeletons and the sandbox show them whole. */

export const draft = (id: string, part = 0, lines = ['']) => `
  <div><div id="${id}" contenteditable="true" tabindex="0" data-testid="tweetTextarea_${part}"><div data-contents="true">${lines
    .map(
      (line) =>
        `<div data-block="true"><div><span data-offset-key="x">${line ? `<span data-text="true">${line}</span>` : '<br data-text="true">'}</span></div></div>`,
    )
    .join('')}</div></div></div>`;

export const composer = (id: string) => `
  <div>${draft(id)}<div data-testid="toolBar"><nav><div data-testid="ScrollSnap-List"></div></nav><div><button>Post</button></div></div></div>`;

interface PostOptions {
  readonly handle?: string;
  readonly name?: string;
  readonly time?: string;
  readonly status?: string;
  readonly text?: string;
  readonly focal?: boolean;
  readonly inside?: string;
}

export const post = ({
  handle = 'customer1',
  name = 'Casey Customer',
  time = '2026-10-02T04:39:07.000Z',
  status = '1971234567890123456',
  text = 'My order has not arrived.',
  focal = false,
  inside = '',
}: PostOptions = {}) => `
  <article data-testid="tweet" tabindex="${focal ? -1 : 0}">
    <div data-testid="UserAvatar-Container-${handle}"></div>
    <div data-testid="User-Name"><div>${name}</div><div><span>@${handle}</span></div></div>
    ${text && `<div data-testid="tweetText">${text}</div>`}${inside}
    ${status ? `<a href="https://x.com/${handle}/status/${status}"><time datetime="${time}">12h</time></a>` : `<time datetime="${time}">12h</time>`}
    <button data-testid="reply"><span>reply</span></button>
  </article>`;

export const quoted = () => `
  <div role="link"><div data-testid="UserAvatar-Container-other2"></div>
    <div data-testid="User-Name"><span>Other Two</span><span>@other2</span><time datetime="2026-10-01T10:00:00.000Z">Oct 1</time></div>
    <div data-testid="tweetText">Quoted text</div></div>`;

export const ownProfile =
  '<a data-testid="AppTabBar_Profile_Link" href="https://x.com/acme_help">Profile</a>';
