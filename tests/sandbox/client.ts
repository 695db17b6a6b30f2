import { type ClientHttp2Session, connect } from 'node:http2';
import { connect as connectTls } from 'node:tls';
import type { Sandbox } from './server';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
  bytes: Buffer;
  /** The body read as JSON. */
  json(): unknown;
}

interface Ask {
  headers?: Record<string, string>;
  /** Text or bytes, or parts that are sent one after another. */
  body?: string | Uint8Array | (string | Uint8Array)[];
}

/** A bare HTTP/2 client of the sandbox, certificate checked. Rejects where the connection dies before the end. */
export interface SandboxClient {
  ask(method: string, url: string, ask?: Ask): Promise<Answer>;
  close(): void;
}

export function openClient({ port, certificate }: Pick<Sandbox, 'port' | 'certificate'>): SandboxClient {
  const sessions = new Map<string, ClientHttp2Session>();
  const sessionFor = (origin: string) => {
    const open = sessions.get(origin);
    if (open && !open.closed && !open.destroyed) return open;
    const session = connect(origin, {
      createConnection: ({ hostname }) =>
        connectTls({
          host: '127.0.0.1',
          port,
          servername: hostname,
          ca: certificate,
          ALPNProtocols: ['h2'],
        }),
    });
    session.on('error', () => {});
    sessions.set(origin, session);
    return session;
  };
  return {
    async ask(method, url, { headers = {}, body = [] } = {}) {
      const { origin, pathname, search } = new URL(url);
      const stream = sessionFor(origin).request({
        ':method': method,
        ':path': pathname + search,
        ...headers,
      });
      return new Promise((resolve, reject) => {
        const json = () => JSON.parse(answer.text);
        const answer: Answer = { status: 0, headers: {}, text: '', bytes: Buffer.alloc(0), json };
        const chunks: Buffer[] = [];
        stream.on('response', ({ ':status': status = 0, ...rest }) => {
          answer.status = status;
          for (const [name, value] of Object.entries(rest)) answer.headers[name] = [value].flat().join(', ');
        });
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', reject);
        stream.on('close', () => reject(new Error('The connection died before the answer was whole.')));
        stream.on('end', () => {
          answer.bytes = Buffer.concat(chunks);
          answer.text = answer.bytes.toString('utf8');
          const promised = Number(answer.headers['content-length'] ?? answer.bytes.length);
          const whole = answer.status > 0 && answer.bytes.length === promised;
          if (whole) resolve(answer);
          else reject(new Error('The answer ended early.'));
        });
        for (const part of [body].flat()) stream.write(part);
        stream.end();
      });
    },
    close() {
      for (const session of sessions.values()) session.destroy();
    },
  };
}
