/**
 * The numeric id of the account that is posting, from X's cookie `twid` (`u%3D123`, on some clients quoted);
 * undefined where nobody is signed in. Read it at the moment it is needed: switching accounts changes it in place.
 */
export function readOwnId(cookies: string): string | undefined {
  const value = /(?:^|;\s*)twid=([^;]*)/.exec(cookies)?.[1];
  return /^"?u(?:=|%3D)([0-9]{1,19})"?$/i.exec(value?.replaceAll('%22', '"') ?? '')?.[1];
}
