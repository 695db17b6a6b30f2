import type { StateCreator } from 'zustand/vanilla';
import type { Command } from '../../lib/platform/commands';
import type { OptionsSetup, OptionsState } from './store';

/** The keys of the browser, as they are set now. */
export interface CommandsSlice {
  readonly commands?: readonly Command[];
  loadCommands(): Promise<void>;
}

export const createCommands =
  ({ desk }: OptionsSetup): StateCreator<OptionsState, [], [], CommandsSlice> =>
  (set) => ({
    async loadCommands() {
      const commands = await desk.ask('commands.list', {});
      if (commands.ok) set({ commands: commands.value });
    },
  });
