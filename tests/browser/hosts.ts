import { hosts } from '../sandbox/hosts';

/** X's names lead to the sandbox on `port`; every other name is not found, so that no test ever leaves the machine. */
export const resolverRules = (port: number): string =>
  [
    ...hosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ].join(', ');
