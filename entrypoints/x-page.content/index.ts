import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '@/lib/x-page/start-page';

export default defineContentScript({
  // mobile.* and twitter.com send people on to x.com, but a tab may stand there for a while.
  matches: [
    'https://x.com/*',
    'https://mobile.x.com/*',
    'https://pro.x.com/*',
    'https://twitter.com/*',
    'https://mobile.twitter.com/*',
  ],
  // X draws its composers long after: nothing of ours competes with its own start.
  runAt: 'document_idle',
  // The page need not be told which extension this is.
  noScriptStartedPostMessage: true,
  main(ctx) {
    startPage(ctx.signal, () => ctx.isValid);
  },
});
