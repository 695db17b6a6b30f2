import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { setTimeout as wait } from 'node:timers/promises';
import { answerError } from './errors';
import type { Fault } from './faults';
import type { LogEntry } from './log';
import { writeHalf, writeResponse } from './wire';

interface Exchange {
  outgoing: Http2ServerResponse;
  entry: LogEntry;
  /** Does what was asked, effect and all. */
  work(): Promise<Response>;
  /** Ends the connection and all that runs on it. */
  kill(): void;
}

/** Does the work and sends the answer, as far as the fault lets it. */
export async function answerWith(fault: Fault | undefined, exchange: Exchange): Promise<void> {
  const { outgoing, entry, work, kill } = exchange;
  const send = (response: Response) => {
    entry.status = response.status;
    return writeResponse(outgoing, response);
  };
  switch (fault?.kind) {
    case undefined:
      return send(await work());
    case 'dropBefore':
    case 'cutRequest':
      return kill();
    case 'dropAfter':
      await work();
      return kill();
    case 'cutBody': {
      const response = await work();
      entry.status = response.status;
      await writeHalf(outgoing, response);
      return kill();
    }
    case 'slow': {
      if (!fault.committed) await wait(fault.ms);
      const response = await work();
      if (fault.committed) await wait(fault.ms);
      return send(response);
    }
    case 'hang':
      if (fault.committed) await work();
      return;
    case 'answer':
      if (fault.committed) await work();
      return send(answerError(fault.error));
  }
}

/** Whether the other side has gone, so that nobody is left to be answered. */
export const isGone = (incoming: Http2ServerRequest) => incoming.aborted || incoming.destroyed;
