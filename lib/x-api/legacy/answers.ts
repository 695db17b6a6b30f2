import * as v from 'valibot';

/** 204, or whatever else a call answers that has nothing to tell. */
export const nothing = v.pipe(
  v.unknown(),
  v.transform(() => null),
);

/** `count` up to 50; `cursor` is the `next` of the page before. */
export const pageOf = (count: number, cursor: string | undefined) => ({
  count,
  ...(cursor !== undefined && { cursor }),
});
