import * as v from 'valibot';
import { NumericId } from '../../message/message';
import { askX, type Outcome } from '../ask';
import type { AppKeys } from '../credentials';
import type { Exchange } from '../exchange';
import type { UploadPlan } from '../media-upload';
import { readUpload, type UploadState, uploadFields } from '../upload-state';
import { nothing } from './answers';

/**
 * `POST https://upload.x.com/1.1/media/upload.json`, the elder of X's two uploads, with one command each. For whoever
 * has keys and no sign-in; needs the permission for upload.x.com. twitter-api-v2's own `uploadMedia` hides what has
 * arrived and can't go on after a break, so these are its lower calls.
 */
const path = 'media/upload.json';
const prefix = 'https://upload.x.com/1.1/';

const Begun = v.pipe(
  v.object({ media_id_string: NumericId, expires_after_secs: v.optional(v.number()) }),
  v.transform(({ media_id_string: mediaId, expires_after_secs: expiresAfterSecs }) => ({
    mediaId,
    expiresAfterSecs,
  })),
);

const Told = v.pipe(
  v.object({ media_id_string: NumericId, ...uploadFields }),
  v.transform((answer) => readUpload(answer)),
);

/** `INIT`. Always shared, as welcome messages want it: anyone with its address can see the file. */
export const initializeLegacyUpload = (
  keys: AppKeys,
  { mediaType, totalBytes, category }: UploadPlan,
  exchange: Exchange = {},
): Promise<Outcome<v.InferOutput<typeof Begun>>> =>
  askX(
    keys,
    exchange,
    ({ v1 }) =>
      v1.post(
        path,
        {
          command: 'INIT',
          total_bytes: totalBytes,
          media_type: mediaType,
          media_category: category,
          shared: true,
        },
        { prefix, forceBodyMode: 'form-data' },
      ),
    Begun,
  );

/** `APPEND`: one segment, 0 to 999. The same again replaces itself. */
export const appendLegacySegment = (
  keys: AppKeys,
  mediaId: string,
  segmentIndex: number,
  segment: Blob,
  exchange: Exchange = {},
): Promise<Outcome<null>> => {
  const form = new FormData();
  form.set('command', 'APPEND');
  form.set('media_id', mediaId);
  form.set('segment_index', String(segmentIndex));
  form.set('media', segment);
  return askX(
    keys,
    { ...exchange, form },
    ({ v1 }) => v1.post(path, undefined, { prefix, forceBodyMode: 'form-data' }),
    nothing,
  );
};

/** `FINALIZE`: no state means that the file is ready. */
export const finalizeLegacyUpload = (
  keys: AppKeys,
  mediaId: string,
  exchange: Exchange = {},
): Promise<Outcome<UploadState>> =>
  askX(
    keys,
    exchange,
    ({ v1 }) =>
      v1.post(path, { command: 'FINALIZE', media_id: mediaId }, { prefix, forceBodyMode: 'form-data' }),
    Told,
  );

/** `STATUS`: how far X is with a video or GIF. */
export const readLegacyUploadState = (
  keys: AppKeys,
  mediaId: string,
  exchange: Exchange = {},
): Promise<Outcome<UploadState>> => askX(keys, exchange, ({ v1 }) => v1.mediaInfo(mediaId), Told);
