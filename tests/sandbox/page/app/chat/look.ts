/** The chat's own styles: those of the document don't reach into its root. */
export const look = `
:host { display: block; block-size: 100%; }
* { box-sizing: border-box; }
[data-xchat-root] {
  --text: rgb(15, 20, 25); --quiet: rgb(83, 100, 113); --line: rgb(239, 243, 244); --page: #fff; --theirs: rgb(239, 243, 244); --hover: rgb(247, 249, 249);
  block-size: 100%; color: var(--text); background: var(--page);
  font: 15px/20px TwitterChirp, -apple-system, "Segoe UI", Roboto, Inter, "Helvetica Neue", Helvetica, Arial, "Noto Color Emoji", sans-serif;
}
[data-xchat-root][data-theme="dark"] {
  --text: rgb(231, 233, 234); --quiet: rgb(113, 118, 123); --line: #2f3336; --page: #000; --theirs: #2f3336; --hover: rgb(22, 24, 28);
}
a { color: inherit; text-decoration: none; }
h2 { margin: 0; font-size: 20px; line-height: 24px; }
button { all: unset; box-sizing: border-box; cursor: pointer; display: grid; place-items: center; inline-size: 36px; block-size: 36px; border-radius: 99px; color: var(--text); flex: none; }
button:hover { background: var(--hover); }
:focus-visible { outline: 2px solid rgb(142, 205, 248); outline-offset: -2px; }
.icon { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.container { display: grid; grid-template-columns: minmax(240px, 380px) minmax(0, 1fr); block-size: 100%; }
.inbox { border-inline-end: 1px solid var(--line); display: flex; flex-direction: column; min-inline-size: 0; }
.inboxHeader { display: flex; justify-content: space-between; align-items: center; padding: 12px 16px; }
.inbox input { margin: 0 16px 8px; padding: 10px 18px; border: 1px solid var(--line); border-radius: 99px; background: none; color: inherit; font: inherit; outline: none; min-inline-size: 0; }
[role="option"] { display: flex; gap: 12px; align-items: center; padding: 12px 16px; }
[role="option"]:hover { background: var(--hover); }
[role="option"][aria-selected="true"] { background: var(--hover); box-shadow: inset -2px 0 rgb(29, 155, 240); }
[dir="rtl"] [role="option"][aria-selected="true"] { box-shadow: inset 2px 0 rgb(29, 155, 240); }
.avatar [role="img"] { inline-size: 40px; block-size: 40px; border-radius: 99px; display: grid; place-items: center; color: #fff; font-weight: 700; font-size: 15px; }
.summary { flex: 1; min-inline-size: 0; display: grid; }
.summary > span { display: flex; justify-content: space-between; gap: 8px; }
small { color: var(--quiet); font-size: 14px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.panel { min-inline-size: 0; min-block-size: 0; }
.pick { display: grid; place-items: center; block-size: 100%; margin: 0; color: var(--quiet); }
.content { display: flex; flex-direction: column; block-size: 100%; }
.header { display: flex; align-items: center; gap: 12px; padding: 10px 16px; font-size: 17px; font-weight: 700; border-block-end: 1px solid var(--line); }
.header a { flex: 1; }
.header .avatar [role="img"] { inline-size: 32px; block-size: 32px; font-size: 12px; }
.list { flex: 1; overflow-y: auto; padding: 16px; display: flex; flex-direction: column-reverse; }
[role="log"] { display: grid; gap: 4px; }
[data-dm-message-row] { display: flex; }
.justify-end { justify-content: flex-end; }
.message { display: grid; gap: 4px; justify-items: start; max-inline-size: min(80%, 560px); }
.justify-end .message { justify-items: end; }
.message img, .message video { max-inline-size: 100%; max-block-size: 280px; border-radius: 16px; }
.cta { justify-self: stretch; padding: 8px 14px; border: 1px solid var(--line); border-radius: 99px; text-align: center; font-weight: 700; color: rgb(29, 155, 240); }
.quickReplies { display: flex; flex-wrap: wrap; gap: 4px; margin: 0; padding: 0; list-style: none; }
.quickReplies li { display: grid; padding: 6px 14px; border: 1px solid rgb(29, 155, 240); border-radius: 16px; color: rgb(29, 155, 240); }
[data-testid^="message-text-"] { padding: 10px 14px; border-radius: 20px; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--theirs); border-end-start-radius: 4px; }
.justify-end [data-testid^="message-text-"] { background: rgb(29, 155, 240); color: #fff; border-end-start-radius: 20px; border-end-end-radius: 4px; }
.composer { padding: 8px 12px 12px; }
.row { display: flex; align-items: flex-end; gap: 4px; padding: 4px; border-radius: 22px; background: var(--hover); border: 1px solid var(--line); }
.attach { display: flex; }
.attach button { color: rgb(29, 155, 240); }
form { flex: 1; min-inline-size: 0; }
[data-testid="dm-composer-input-container"] > div { display: flex; align-items: flex-end; gap: 4px; }
[data-testid="dm-composer-input-container"] > div > :first-child { flex: 1; min-inline-size: 0; }
textarea { display: block; inline-size: 100%; max-block-size: 220px; padding: 8px; border: 0; outline: 0; resize: none; background: none; color: inherit; font: inherit; }
textarea:focus-visible { outline: none; }
textarea::placeholder { color: var(--quiet); }
.send, .send:hover { background: rgb(29, 155, 240); color: #fff; }
`;
