import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { findClosed, letIn } from './look-inside';

/** Of WebDriver BiDi what is said here; the driver's own words for it are not public. */
interface Bidi {
  send(method: string, params: unknown): Promise<{ result: { result: Remote } }>;
}
interface Frame {
  readonly _id: string;
  readonly realms: { readonly internal: { readonly sandbox: string } };
}
interface Remote {
  readonly value?: readonly { readonly value?: { readonly shadowRoot?: { readonly sharedId: string } } }[];
}

/** The same for Firefox, page by page: its driver tells of closed roots when asked. */
export function lookInsideFirefox(browser: Browser, page: Page): void {
  const { connection } = browser as unknown as { connection: Bidi };
  const frame = page.mainFrame() as unknown as Frame;
  const call = (functionDeclaration: string, args: readonly unknown[], sandbox?: string) =>
    connection.send('script.callFunction', {
      functionDeclaration,
      arguments: args,
      target: { context: frame._id, sandbox },
      awaitPromise: false,
      serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
    });
  const open = async () => {
    const { result } = (await call(findClosed, [])).result;
    for (const { value } of result.value ?? []) {
      if (!value?.shadowRoot) continue;
      const { sharedId } = value.shadowRoot;
      for (const sandbox of [undefined, frame.realms.internal.sandbox])
        await call(letIn, [{ sharedId }], sandbox);
    }
  };
  void (async () => {
    while (!page.isClosed()) {
      // A page that goes elsewhere in between has nothing left to open.
      await open().catch(() => {});
      await wait(40);
    }
  })();
}
