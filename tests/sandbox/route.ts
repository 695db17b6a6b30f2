import type { SandboxState } from './state';

/** What a handler may know and do besides answering. */
export interface Context {
  state: SandboxState;
  /** Marks the request's effect as done: from here on a broken answer changes nothing. */
  commit(): void;
}

/** `METHOD /path/:name/*`: `:name` is one segment, a last `*` any rest, `*` as method any method. */
export type Route = `${string} /${string}`;

/** The named segments of a path that the route describes; `undefined` where it doesn't. Queries don't count. */
export function matchRoute(route: Route, method: string, path: string): Record<string, string> | undefined {
  const [wantedMethod = '', pattern = ''] = route.split(' ', 2);
  if (wantedMethod !== '*' && wantedMethod !== method) return undefined;
  const wanted = pattern.split('/');
  const given = path.split('?', 1)[0]?.split('/') ?? [];
  const open = wanted.at(-1) === '*';
  if (open ? given.length < wanted.length : given.length !== wanted.length) return undefined;
  const named: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    if (part === '*' && place === wanted.length - 1) break;
    const value = given[place] ?? '';
    if (part.startsWith(':')) named[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return named;
}
