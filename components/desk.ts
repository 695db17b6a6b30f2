import type { PageContext } from '../lib/message/page-context';
import type { Result } from '../lib/message/problem';
import type { Topic } from '../lib/platform/changes';
import type { Answer, MessageName, Payload } from '../lib/platform/messages';

/** How our pages reach the rest of the extension. The entrypoints hand in the real one. */
export interface Desk {
  /** Asks the background; never throws. */
  ask<N extends MessageName>(name: N, payload: Payload<N>): Promise<Result<Answer[N]>>;
  /** Calls `listener` after each change, until `signal` aborts. */
  onChanged(topic: Topic, listener: () => void, signal: AbortSignal): void;
  /** What the open page of X shows; undefined where the open tab is not X. */
  askPage(): Promise<PageContext | undefined>;
  openOptions(): void;
  /** In a click: asks the person whether Aside may use upload.x.com. Never throws. */
  askForUpload(): Promise<boolean>;
}
