import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { handleApi } from './api/handle';
import { makeCertificate } from './certificate';
import { answerError, errors } from './errors';
import { type Fault, Faults } from './faults';
import { handleAuthorize } from './oauth/authorize';
import type { Context } from './route';
import { freshState, type SandboxState } from './state';
import { hostOf, readRequest, writeHalf, writeResponse } from './wire';

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

/** `down`: nothing listens. `refuses-tls`: connections die before the handshake. Both cut what is open. */
export type Network = 'up' | 'down' | 'refuses-tls';

export interface Sandbox {
  readonly port: number;
  /** The certificate, PEM, for a client that wants to check it. */
  readonly certificate: string;
  readonly state: SandboxState;
  readonly faults: Faults;
  /** Every request since the start or the last reset, in the order of arrival. */
  readonly log: LogEntry[];
  setNetwork(network: Network): Promise<void>;
  /** Everything as it was at the start, on the same port. `state`, `faults` and `log` stay the same objects. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts an X of our own on 127.0.0.1, on a free port unless one is given. */
export async function startSandbox({ port = 0 }: { port?: number } = {}): Promise<Sandbox> {
  const { key, cert } = await makeCertificate();
  const state = freshState();
  const faults = new Faults();
  const log: LogEntry[] = [];
  const sockets = new Map<number, Socket>();
  let network: Network = 'up';

  const server = createSecureServer({ key, cert, allowHTTP1: true });
  server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket;
    if (network === 'refuses-tls') return socket.destroy();
    sockets.set(remotePort, socket);
    socket.on('close', () => sockets.delete(remotePort));
    socket.on('error', () => {});
  });
  server.on('sessionError', () => {});
  server.on('tlsClientError', () => {});
  server.on('request', (incoming, outgoing) => {
    outgoing.on('error', () => {});
    serve(incoming, outgoing).catch((error: unknown) => {
      if (incoming.aborted || incoming.destroyed) return;
      console.error(`The sandbox broke at ${incoming.method} ${incoming.url}:`, error);
      outgoing.statusCode = 500;
      outgoing.end('The sandbox broke.');
    });
  });

  async function serve(incoming: Http2ServerRequest, outgoing: Http2ServerResponse): Promise<void> {
    const kill = () => sockets.get(incoming.socket.remotePort ?? 0)?.destroy();
    const entry = logEntry(incoming);
    log.push(entry);
    const { request, body } = await readRequest(incoming);
    entry.body = body;
    const context: Context = {
      state,
      commit() {
        entry.committed = true;
      },
    };
    const fault = faults.take(entry.method, entry.path);
    if (!fault) return send(await route(request, context));

    if (fault.kind === 'dropBefore') return void kill();
    if (fault.kind === 'slow' && !fault.committed) await wait(fault.ms);
    const response = worksFirst(fault) ? await route(request, context) : answerError(errors.unavailable);
    switch (fault.kind) {
      case 'dropAfter':
        return void kill();
      case 'cutBody':
        entry.status = response.status;
        await writeHalf(outgoing, response);
        return void kill();
      case 'hang':
        return;
      case 'answer':
        return send(answerError(fault.error));
      case 'slow':
        if (fault.committed) await wait(fault.ms);
        return send(response);
    }

    function send(answer: Response): Promise<void> {
      entry.status = answer.status;
      return writeResponse(outgoing, answer);
    }
  }

  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const cut = () => {
    for (const socket of sockets.values()) socket.destroy();
  };
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    cut();
    await closed;
  };

  await listen(port);
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;

  const setNetwork = async (wanted: Network) => {
    if (network === 'down' && wanted !== 'down') await listen(bound);
    if (network !== 'down' && wanted === 'down') await stop();
    network = wanted;
    if (wanted === 'refuses-tls') cut();
  };
  return {
    port: bound,
    certificate: cert,
    state,
    faults,
    log,
    setNetwork,
    async reset() {
      await setNetwork('up');
      faults.clear();
      log.length = 0;
      Object.assign(state, freshState());
    },
    async close() {
      if (network !== 'down') await stop();
    },
  };
}

/** Whether the request's effect is done all the same. */
const worksFirst = (fault: Fault): boolean =>
  fault.kind === 'hang' || fault.kind === 'answer' ? (fault.committed ?? false) : fault.kind !== 'dropBefore';

function logEntry(incoming: Http2ServerRequest): LogEntry {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (!name.startsWith(':')) headers[name] = [value].flat().join(', ');
  }
  const { method, url: path } = incoming;
  return { method, host: hostOf(incoming), path, headers, body: '', time: Date.now(), committed: false };
}

/** Who answers, by host. No answer ever offers CORS: X promises none. */
async function route(request: Request, context: Context): Promise<Response> {
  const { hostname } = new URL(request.url);
  if (hostname === 'api.x.com' || hostname === 'upload.x.com') {
    return (await handleApi(request, context)) ?? answerError(errors.notFound);
  }
  return (
    (await handleAuthorize(request, context)) ??
    (await handlePage(request, context)) ??
    new Response('Hmm...this page doesn’t exist.', {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  );
}

async function handlePage(request: Request, context: Context): Promise<Response | undefined> {
  const file = './page/routes';
  const page: unknown = await import(/* @vite-ignore */ file).catch(() => undefined);
  if (!page) return answerError(errors.unavailableHtml);
  const { handlePage } = page as {
    handlePage(request: Request, state: SandboxState): Promise<Response | undefined>;
  };
  const response = await handlePage(request, context.state);
  if (request.method !== 'GET' && response?.ok) context.commit();
  return response;
}
