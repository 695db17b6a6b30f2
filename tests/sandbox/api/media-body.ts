import { isObject } from '../json';
import { readMultipart, textOf } from '../media/multipart';
import type { Wanted } from '../media/upload';
import { findExtra } from './message-body';
import type { ApiState } from './settings';

const types =
  'video/mp4 video/webm video/mp2t video/quicktime text/srt text/vtt image/jpeg image/gif image/bmp image/png image/webp image/pjpeg image/tiff model/gltf-binary model/vnd.usdz+zip'.split(
    ' ',
  );
const categories = 'amplify_video tweet_gif tweet_image tweet_video dm_gif dm_image dm_video subtitles'.split(
  ' ',
);
const wholeTypes = types.filter((type) => /^text|^image(?!\/gif)/.test(type));

const isText = (value: unknown): value is string => typeof value === 'string';
const areIds = (value: unknown) =>
  Array.isArray(value) && value.every((id) => isText(id) && /^[0-9]{1,19}$/.test(id));

/** The body of initialize, or what is wrong with it. The description requires nothing; X does. */
export function readInitialize(body: unknown): Wanted | string {
  if (!isObject(body)) return '$: object expected';
  const known = ['media_type', 'total_bytes', 'media_category', 'shared', 'additional_owners'];
  const extra = findExtra(body, known);
  if (extra) return extra;
  const { media_type: type, total_bytes: totalBytes, media_category: category, shared } = body;
  if (!isText(type) || !types.includes(type))
    return `$.media_type: does not have a value in the enumeration [${types}]`;
  if (
    typeof totalBytes !== 'number' ||
    !Number.isInteger(totalBytes) ||
    totalBytes < 0 ||
    totalBytes > 17_179_869_184
  )
    return '$.total_bytes: integer from 0 to 17179869184 expected';
  if (category !== undefined && (!isText(category) || !categories.includes(category)))
    return `$.media_category: does not have a value in the enumeration [${categories}]`;
  if (shared !== undefined && typeof shared !== 'boolean') return '$.shared: boolean expected';
  if (body.additional_owners !== undefined && !areIds(body.additional_owners))
    return '$.additional_owners: array of user ids expected';
  return { type, totalBytes, category: isText(category) ? category : 'tweet_image', shared: shared === true };
}

/** A body's fields: of multipart, or of JSON with the file in base64. Bytes stay bytes. */
async function readFields(request: Request): Promise<Record<string, unknown> | string> {
  const contentType = request.headers.get('content-type') ?? '';
  if (contentType.startsWith('application/json')) {
    const body: unknown = await request.json().catch(() => undefined);
    if (!isObject(body)) return '$: object expected';
    const { media } = body;
    if (!isText(media) || !/^[A-Za-z0-9+/]*={0,2}$/.test(media)) return '$.media: base64 expected';
    return { ...body, media: Buffer.from(media, 'base64') };
  }
  const parts = readMultipart(contentType, new Uint8Array(await request.arrayBuffer()));
  if (!parts)
    return 'Requests with bodies must have content-type of application/json or multipart/form-data.';
  const fields = parts.map((part) => [part.name, part.name === 'media' ? part.bytes : textOf(part)]);
  return Object.fromEntries(fields);
}

/** One segment, or what is wrong with it. Only 2.166 takes the index as text in JSON. */
export async function readSegment(
  request: Request,
  spelling: ApiState['spelling'],
): Promise<{ index: number; bytes: Uint8Array } | string> {
  const isJson = request.headers.get('content-type')?.startsWith('application/json');
  const fields = await readFields(request);
  if (isText(fields)) return fields;
  const extra = findExtra(fields, ['media', 'segment_index']);
  if (extra) return extra;
  const { media, segment_index: given } = fields;
  if (!(media instanceof Uint8Array)) return '$.media: is missing but it is required';
  const asText = isText(given) && /^[0-9]{1,3}$/.test(given) && (!isJson || spelling === '2.166');
  const index = asText ? Number(given) : given;
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index > 999)
    return '$.segment_index: integer from 0 to 999 expected';
  return { index, bytes: media };
}

type WholeFile = Omit<Wanted, 'type' | 'totalBytes'> & { type?: string; bytes: Uint8Array };

/** A file in one request, or what is wrong with it. Only 2.166 takes `shared` and `media_type` here. */
export async function readFile(
  request: Request,
  spelling: ApiState['spelling'],
): Promise<WholeFile | string> {
  const fields = await readFields(request);
  if (isText(fields)) return fields;
  const old = spelling === '2.166';
  const known = ['media', 'media_category', 'additional_owners', ...(old ? ['shared', 'media_type'] : [])];
  const extra = findExtra(fields, known);
  if (extra) return extra;
  const { media, media_category: category, media_type: type, shared, additional_owners: owners } = fields;
  if (!(media instanceof Uint8Array)) return '$.media: is missing but it is required';
  const allowed = old
    ? ['tweet_image', 'dm_image', 'subtitles']
    : categories.filter((one) => one !== 'amplify_video');
  if (!isText(category) || !allowed.includes(category))
    return `$.media_category: does not have a value in the enumeration [${allowed}]`;
  if (type !== undefined && (!isText(type) || !wholeTypes.includes(type)))
    return `$.media_type: does not have a value in the enumeration [${wholeTypes}]`;
  if (shared !== undefined && !['true', 'false', true, false].includes(shared as string))
    return '$.shared: boolean expected';
  if (owners !== undefined && !isText(owners) && !areIds(owners))
    return '$.additional_owners: user ids expected';
  return { bytes: media, category, type, shared: shared === true || shared === 'true' };
}
