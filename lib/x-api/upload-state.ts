import * as v from 'valibot';

/** What X says of an upload beside its id; the same in v2 and v1.1. */
export const uploadFields = {
  expires_after_secs: v.optional(v.number()),
  processing_info: v.optional(
    v.object({
      state: v.picklist(['pending', 'in_progress', 'succeeded', 'failed']),
      check_after_secs: v.optional(v.number()),
      progress_percent: v.optional(v.number()),
      /** In no description of X's, but seen: why it failed. */
      error: v.optional(v.object({ name: v.optional(v.string()), message: v.optional(v.string()) })),
    }),
  ),
};
const Fields = v.object(uploadFields);

/** A file whose bytes X has. */
export type UploadState =
  /** May be attached, for `expiresAfterSecs`. */
  | { readonly state: 'ready'; readonly expiresAfterSecs?: number }
  /** X is at work on it: ask again after `checkAfterSecs`. */
  | {
      readonly state: 'working';
      readonly checkAfterSecs: number;
      readonly percent?: number;
      readonly expiresAfterSecs?: number;
    }
  /** X can't use it; `detail` in X's words. */
  | { readonly state: 'failed'; readonly detail: string };

export function readUpload({
  expires_after_secs: expiresAfterSecs,
  processing_info: info,
}: v.InferOutput<typeof Fields>): UploadState {
  if (info === undefined || info.state === 'succeeded') return { state: 'ready', expiresAfterSecs };
  if (info.state === 'failed') {
    const said = [info.error?.name, info.error?.message].filter(Boolean).join(': ');
    return { state: 'failed', detail: said.slice(0, 300) };
  }
  const { check_after_secs: checkAfterSecs = 5, progress_percent: percent } = info;
  return { state: 'working', checkAfterSecs, percent, expiresAfterSecs };
}
