import { startSandbox } from './server';

const port = Number(process.env.PORT ?? 8443);
const sandbox = await startSandbox({ port });
console.log(
  `The sandbox listens on https://127.0.0.1:${sandbox.port} (its certificate is its own). Ctrl+C ends it.`,
);
