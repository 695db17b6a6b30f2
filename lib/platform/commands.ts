import type { OutsidePress } from './answer-in-page';
import { browser } from './browser';

/** What a person can do by keys from anywhere in the browser; the manifest names the same. */
const commandNames = ['link', 'templates', 'reply', 'panel'] as const;
type CommandName = (typeof commandNames)[number];

/** A command and its keys as they are set now; empty where there are none. */
export interface Command {
  readonly name: CommandName;
  readonly keys: string;
}

const isCommand = (name: string | undefined): name is CommandName =>
  commandNames.some((known) => known === name);

interface Acts {
  readonly press: (tabId: number, button: OutsidePress) => void;
  readonly openPanel: (tabId: number) => void;
}

/** The person's own keys: called within their press, as opening the side panel needs. */
export function onCommand({ press, openPanel }: Acts): void {
  browser.commands.onCommand.addListener((name, tab) => {
    const tabId = tab?.id;
    if (!isCommand(name) || tabId === undefined) return;
    if (name === 'panel') openPanel(tabId);
    else press(tabId, name);
  });
}

/** The keys that the person has set, or the browser gave us. */
export async function listCommands(): Promise<Command[]> {
  const all = await browser.commands.getAll();
  return all.flatMap(({ name, shortcut = '' }) => (isCommand(name) ? [{ name, keys: shortcut }] : []));
}
