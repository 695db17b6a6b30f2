import { hosts } from './hosts';
import { startSandbox } from './server';

const { port } = await startSandbox({ port: Number(process.env.PORT ?? 8443) });
const rules = hosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`).join(',');
console.log(`The sandbox stands at https://127.0.0.1:${port}. A Chromium that takes it for X:

chromium --user-data-dir=$(mktemp -d) --ignore-certificate-errors --disable-quic \\
  --host-resolver-rules="${rules}" https://x.com/home

Ctrl+C ends it.`);
