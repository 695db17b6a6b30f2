import * as v from 'valibot';

const ProcessingInfo = v.object({
  state: v.picklist(['pending', 'in_progress', 'succeeded', 'failed']),
  check_after_secs: v.optional(v.number()),
  progress_percent: v.optional(v.number()),
  /** In no description of X's, but seen: why it failed. */
  error: v.optional(v.object({ name: v.optional(v.string()), message: v.optional(v.string()) })),
});

/**
 * What X says of a file whose bytes it has: `ready`, `failed` (with X's words), or `working`, with the seconds to wait
 * before asking again. `expiresAfterSecs`: how long it may be attached.
 */
export const UploadState = v.pipe(
  v.object({
    expires_after_secs: v.optional(v.number()),
    processing_info: v.optional(ProcessingInfo),
  }),
  v.transform(({ expires_after_secs: expiresAfterSecs, processing_info: info }) => {
    if (info === undefined || info.state === 'succeeded')
      return { state: 'ready' as const, expiresAfterSecs };
    if (info.state === 'failed') {
      const said = [info.error?.name, info.error?.message].filter(Boolean).join(': ');
      return { state: 'failed' as const, detail: said.slice(0, 300) };
    }
    const { check_after_secs: checkAfterSecs = 5, progress_percent: percent } = info;
    return { state: 'working' as const, checkAfterSecs, percent, expiresAfterSecs };
  }),
);
export type UploadState = v.InferOutput<typeof UploadState>;
