import { addLink } from './add-link';
import { make } from './make';
import { openTemplates } from './picker/open-templates';
import type { Panel } from './picker/panel';
import look from './press.css?inline';
import { makeStatus } from './status';
import type { Tools } from './tools';

/** What the two buttons do. */
export interface Presses {
  readonly link: () => void;
  readonly templates: () => void;
}

/** Makes what the buttons of one toolbar do. A press while the one before is at work does nothing. */
export function makePresses(tools: Tools): Presses {
  const { element, say } = makeStatus(tools.link);
  tools.surface.append(make('style', {}, look), element);
  let busy = false;
  let panel: Panel | undefined;
  return {
    link() {
      if (busy) return;
      busy = true;
      addLink(tools, say).finally(() => {
        busy = false;
      });
    },
    templates() {
      if (panel && !panel.signal.aborted) panel.close(true);
      else panel = openTemplates(tools, say);
    },
  };
}
