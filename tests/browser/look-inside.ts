import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** Our hosts whose root is closed to whoever asks, in X's own shadow roots too. Runs in the page. */
export const findClosed = `() => {
  const found = [];
  const search = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.hasAttribute('data-aside') && !Object.hasOwn(node, 'shadowRoot')) found.push(node);
      if (node.shadowRoot) search(node.shadowRoot);
    }
  };
  search(document);
  return found;
}`;

const objectGroup = 'roots';

/** Runs in the world that is let in; others are not. */
export const letIn = `(root) => {
  Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });
}`;

/**
 * Our shadow roots in X's page are closed, to its scripts and so to every locator. The debugger sees into them: it
 * hands each one to the test's own world and to the page's, as if it were open. The build stays as people get it.
 */
export function lookInside(context: BrowserContext): void {
  for (const page of context.pages()) void watch(page).catch(() => {});
  context.on('page', (page) => void watch(page).catch(() => {}));
}

async function watch(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const worlds = new Set<number>();
  session.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
    if (auxData?.isDefault || name.startsWith('__playwright_utility_world')) worlds.add(id);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    worlds.delete(executionContextId),
  );
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  await session.send('Runtime.enable');
  while (!page.isClosed()) {
    // A page that goes elsewhere in between has nothing left to open.
    await open(session, [...worlds]).catch(() => {});
    await wait(40);
  }
}

async function open(session: CDPSession, worlds: readonly number[]): Promise<void> {
  const { result } = await session.send('Runtime.evaluate', { expression: `(${findClosed})()`, objectGroup });
  if (!result.objectId) return;
  const { result: hosts } = await session.send('Runtime.getProperties', {
    objectId: result.objectId,
    ownProperties: true,
  });
  for (const { name, value } of hosts) {
    if (!/^\d+$/.test(name) || !value?.objectId) continue;
    const { node } = await session.send('DOM.describeNode', { objectId: value.objectId, pierce: true });
    const root = node.shadowRoots?.[0];
    if (!root) continue;
    for (const executionContextId of worlds) {
      const { object } = await session.send('DOM.resolveNode', {
        backendNodeId: root.backendNodeId,
        executionContextId,
        objectGroup,
      });
      const { objectId } = object;
      await session.send('Runtime.callFunctionOn', {
        objectId,
        functionDeclaration: letIn,
        arguments: [{ objectId }],
      });
    }
  }
  await session.send('Runtime.releaseObjectGroup', { objectGroup });
}
