import type { Http2ServerRequest } from 'node:http2';
import { hostOf } from './wire';

/** One request as it arrived. */
export interface LogEntry {
  method: string;
  host: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body: string;
  /** Milliseconds since 1970, the machine's clock. */
  time: number;
  /** Whether it changed anything here, answered or not. */
  committed: boolean;
  /** Absent where no answer was sent. */
  status?: number;
}

/** The entry of a request whose body has yet to come. */
export function logEntry(incoming: Http2ServerRequest): LogEntry {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (!name.startsWith(':')) headers[name] = [value].flat().join(', ');
  }
  const { method, url: path } = incoming;
  return { method, host: hostOf(incoming), path, headers, body: '', time: Date.now(), committed: false };
}
