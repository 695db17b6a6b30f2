/** The names of X that lead to the sandbox. */
export const hosts = [
  'x.com',
  'www.x.com',
  'mobile.x.com',
  'pro.x.com',
  'api.x.com',
  'upload.x.com',
  'twitter.com',
  'www.twitter.com',
  'mobile.twitter.com',
] as const;

/** X's names lead to the sandbox on `port`; every other name is not found, so that no test ever leaves the machine. */
export const resolverRules = (port: number): string =>
  [
    ...hosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ].join(', ');
