import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Socket } from 'node:net';
import { answerWith, isGone } from './answer';
import { makeCertificate } from './certificate';
import { Faults } from './faults';
import { routeByHost } from './hosts';
import { type LogEntry, logEntry } from './log';
import { freshState, type SandboxState } from './state';
import { readRequest } from './wire';

/** `down`: nothing listens. `refuses-tls`: connections die before the handshake. Both cut what is open. */
type Network = 'up' | 'down' | 'refuses-tls';

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
      if (isGone(incoming)) return;
      console.error(`The sandbox broke at ${incoming.method} ${incoming.url}:`, error);
      outgoing.statusCode = 500;
      outgoing.end('The sandbox broke.');
    });
  });

  async function serve(incoming: Http2ServerRequest, outgoing: Http2ServerResponse): Promise<void> {
    const kill = () => void sockets.get(incoming.socket.remotePort ?? 0)?.destroy();
    const entry = logEntry(incoming);
    log.push(entry);
    const fault = faults.take(entry.method, entry.path);
    const read = await readRequest(incoming, fault?.kind === 'cutRequest' ? fault.bytes : undefined);
    if (!read) return kill();
    const { request, body } = read;
    entry.body = body;
    const commit = () => {
      entry.committed = true;
    };
    const work = () => routeByHost(request, { state, commit });
    await answerWith(fault, { outgoing, entry, work, kill });
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
