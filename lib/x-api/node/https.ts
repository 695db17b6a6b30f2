import { EventEmitter } from 'eventemitter3';
import { fetchOnce } from '../../platform/fetch';
import type { Parcel } from '../exchange';

/** What twitter-api-v2 hands to Node's `https.request`. */
interface RequestOptions {
  readonly method?: string;
  readonly protocol?: string;
  readonly host?: string;
  readonly path?: string;
  readonly headers?: Record<string, string | number>;
  /** Node's place for connection matters; ours too. */
  readonly agent?: Parcel;
}

/** Node's `https.request` on fetch, as far as twitter-api-v2 uses it: `response`, then `data`, `end`, `close`. */
export function request(options: RequestOptions): ClientRequest {
  return new ClientRequest(options);
}

class IncomingMessage extends EventEmitter {
  complete = false;
  aborted = false;
  readonly statusCode: number;
  readonly headers: Record<string, string>;

  constructor(statusCode: number, headers: Record<string, string>) {
    super();
    this.statusCode = statusCode;
    this.headers = headers;
  }
}

class ClientRequest extends EventEmitter {
  readonly #options: RequestOptions;
  #body: string | Uint8Array<ArrayBuffer> | undefined;

  constructor(options: RequestOptions) {
    super();
    this.#options = options;
  }

  write(body: string | Uint8Array<ArrayBuffer>): void {
    this.#body = body;
  }

  end(): void {
    this.#run().catch((error: unknown) => this.emit('error', error));
  }

  destroy(error?: Error): void {
    this.emit('error', error ?? new Error('destroyed'));
  }

  async #run(): Promise<void> {
    const { method = 'GET', protocol = 'https:', host = '', path = '/', headers = {}, agent } = this.#options;
    const given = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
    // Length and boundary of a form are the browser's to say.
    const ofBody = (name: string) => agent?.form !== undefined && /^content-/i.test(name);
    const answer = await fetchOnce(`${protocol}//${host}${path}`, {
      method,
      headers: Object.fromEntries(given.filter(([name]) => !ofBody(name))),
      body: agent?.form ?? this.#body,
      signal: agent?.signal,
      beforeLeaving: agent?.beforeLeaving,
    });
    // fetch has already undone the encoding.
    const fields = Object.fromEntries(answer.headers);
    delete fields['content-encoding'];
    agent?.onAnswer?.(answer.status, answer.headers);
    const response = new IncomingMessage(answer.status, fields);
    this.emit('response', response);
    response.emit('data', Buffer.from(await answer.arrayBuffer()));
    response.complete = true;
    response.emit('end');
    response.emit('close');
  }
}
