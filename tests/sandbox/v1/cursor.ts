import { answerJson, type V1Call } from './endpoint';
import { badParameter } from './errors';

/** A cursor is an id in base64; `e` before it: the empty page has been shown. */
const cursorAt = (id: string) => Buffer.from(id).toString('base64').replace(/=+$/, '');

/**
 * A page of things, newest first, under the name X gives the list; nothing is `{}` for welcome messages and rules, else an
 * empty list. `count` 20, 50 at most. With the switch, an empty page that still has a `next_cursor` comes between any two.
 */
export function answerPage<Item extends { id: string }>(
  { url, state }: V1Call,
  items: readonly Item[],
  show: (page: Item[]) => Record<string, unknown>,
  name: string,
): Response {
  const count = url.searchParams.get('count') ?? '20';
  if (!/^[0-9]+$/.test(count)) return badParameter('count');
  const cursor = Buffer.from(url.searchParams.get('cursor') ?? '', 'base64').toString();
  if (!/^(e?[0-9]+)?$/.test(cursor)) return badParameter('cursor');
  if (state.v1.emptyPages && /^[0-9]/.test(cursor))
    return answerJson({ [name]: [], next_cursor: cursorAt(`e${cursor}`) });
  const after = cursor && BigInt(cursor.replace('e', ''));
  const left = [...items]
    .filter(({ id }) => !after || BigInt(id) < after)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  const page = left.slice(0, Math.min(50, Math.max(1, Number(count))));
  const last = page.at(-1);
  const next = last && left.length > page.length ? { next_cursor: cursorAt(last.id) } : {};
  if (page.length > 0) return answerJson({ ...show(page), ...next });
  return answerJson(name.startsWith('welcome_') ? {} : { [name]: [] });
}
