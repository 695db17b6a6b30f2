import * as v from 'valibot';
import { NumericId } from '../message/message';
import { askX, type Outcome } from './ask';
import type { Credentials } from './credentials';
import type { Exchange } from './exchange';
import { readUpload, type UploadState, uploadFields } from './upload-state';

/** What X is told of a file before its bytes. */
export interface UploadPlan {
  /** For example `image/jpeg`, `video/mp4`. */
  readonly mediaType: string;
  readonly totalBytes: number;
  readonly category: 'dm_image' | 'dm_gif' | 'dm_video';
}

const Begun = v.pipe(
  v.object({
    data: v.object({
      id: NumericId,
      media_key: v.optional(v.string()),
      expires_after_secs: v.optional(v.number()),
    }),
  }),
  v.transform(({ data }) => ({
    mediaId: data.id,
    /** What X lists it by in `attachments.media_keys` of the message. */
    mediaKey: data.media_key,
    expiresAfterSecs: data.expires_after_secs,
  })),
);
const Appended = v.object({});
const Told = v.pipe(
  v.object({ data: v.object(uploadFields) }),
  v.transform(({ data }) => readUpload(data)),
);

/**
 * `POST /2/media/upload/initialize`. Always `shared`: X refuses to attach anything else to a Direct Message, and anyone
 * with its address can then see the file. 1,875 in 15 minutes. `expiresAfterSecs`: how long the upload may take.
 *
 * These four are twitter-api-v2's own lower calls: its `uploadMedia` knows no `shared`, hides what has arrived, and
 * can't go on after a break.
 */
export const initializeUpload = (
  credentials: Credentials,
  { mediaType, totalBytes, category }: UploadPlan,
  exchange: Exchange = {},
): Promise<Outcome<v.InferOutput<typeof Begun>>> =>
  askX(
    credentials,
    exchange,
    ({ v2 }) =>
      v2.post('media/upload/initialize', {
        media_type: mediaType,
        total_bytes: totalBytes,
        media_category: category,
        shared: true,
      }),
    Begun,
  );

/**
 * `POST /2/media/upload/{id}/append`: one segment, 0 to 999. The same segment again replaces itself, so it may be
 * repeated, by us and by the browser, which reads the bytes from `segment` itself. 1,875 in 15 minutes.
 */
export const appendSegment = (
  credentials: Credentials,
  mediaId: string,
  segmentIndex: number,
  segment: Blob,
  exchange: Exchange = {},
): Promise<Outcome<unknown>> => {
  const form = new FormData();
  form.set('segment_index', String(segmentIndex));
  form.set('media', segment);
  return askX(
    credentials,
    { ...exchange, form },
    ({ v2 }) => v2.post(`media/upload/${mediaId}/append`, undefined, { forceBodyMode: 'form-data' }),
    Appended,
  );
};

/** `POST /2/media/upload/{id}/finalize`: no state means that the file is ready. 1,875 in 15 minutes. */
export const finalizeUpload = (
  credentials: Credentials,
  mediaId: string,
  exchange: Exchange = {},
): Promise<Outcome<UploadState>> =>
  askX(credentials, exchange, ({ v2 }) => v2.post(`media/upload/${mediaId}/finalize`), Told);

/** `GET /2/media/upload?command=STATUS`: how far X is with a video or GIF. 1,000 in 15 minutes. */
export const readUploadState = (
  credentials: Credentials,
  mediaId: string,
  exchange: Exchange = {},
): Promise<Outcome<UploadState>> =>
  askX(
    credentials,
    exchange,
    ({ v2 }) => v2.get('media/upload', { command: 'STATUS', media_id: mediaId }),
    Told,
  );
