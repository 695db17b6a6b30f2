import { useLibrary } from '../library/context';

/**
 * Every template, to choose from. Where the one that is `chosen` was deleted, `gone` is named in its place: a list that
 * lacks what is chosen shows its first entry as if that were it.
 */
export function TemplateOptions({ chosen, gone }: { chosen: string | undefined; gone: string }) {
  const list = useLibrary((state) => state.list);
  const isListed = !chosen || list?.some(({ id }) => id === chosen);
  // By the same key, deleted or not: the browser leaves the choice with the entry that had it, and no new one gets it.
  const entries = [...(isListed ? [] : [{ id: chosen, name: list && gone }]), ...(list ?? [])];
  return entries.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
