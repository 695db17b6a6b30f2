import { bytesIn, kindOf, mediaKey, type SandboxMedia } from '../media/media';
import { readMultipart, textOf } from '../media/multipart';
import { append, finalize, initialize, lookAt, type Refused, showProcessing } from '../media/upload';
import type { V1Call, V1Endpoint } from './endpoint';

/** X's media ids are numbers too large for JavaScript: written by hand, as X writes them. */
const answerFile = (id: string, rest: object, status: number) =>
  new Response(`{"media_id":${id},${JSON.stringify({ media_id_string: id, ...rest }).slice(1)}`, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });

/** The shape of the upload host's own refusals. */
const refuse = (refused: Refused | string) => {
  const error =
    typeof refused === 'string' ? refused : 'refused' in refused ? refused.refused : 'media ID not found.';
  const body = JSON.stringify({ request: '/1.1/media/upload.json', error });
  return new Response(body, { status: 400, headers: { 'content-type': 'application/json; charset=utf-8' } });
};

const show = ({ state }: V1Call, media: SandboxMedia) => ({
  media_key: mediaKey(media),
  size: bytesIn(media),
  expires_after_secs: state.upload.expiresAfterSecs,
  ...(kindOf(media.category) === 'video'
    ? { video: { video_type: media.type } }
    : media.size && { image: { image_type: media.type, w: media.size.width, h: media.size.height } }),
  processing_info: showProcessing(state, media),
});

/** The parameters, wherever they stand: query, form or multipart; and the bytes. */
async function readParameters({ request, url, form }: V1Call) {
  const type = request.headers.get('content-type') ?? '';
  const isMultipart = type.startsWith('multipart/');
  const parts = isMultipart ? (readMultipart(type, new Uint8Array(await request.arrayBuffer())) ?? []) : [];
  const file = parts.find(({ name }) => name === 'media');
  const fields = parts
    .filter((part) => part !== file)
    .map((part): [string, string] => [part.name, textOf(part)]);
  const given = new Map([...url.searchParams, ...form, ...fields]);
  const base64 = given.get('media_data');
  return { given, bytes: base64 === undefined ? file?.bytes : new Uint8Array(Buffer.from(base64, 'base64')) };
}

/** v1.1 takes `DmImage` for `dm_image`: twitter-api-v2 writes it so. */
const snakeCase = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

async function command(call: V1Call): Promise<Response> {
  const { state, user, commit } = call;
  const { given, bytes } = await readParameters(call);
  const id = given.get('media_id') ?? '';
  switch (given.get('command')) {
    case 'INIT': {
      const totalBytes = Number(given.get('total_bytes') ?? Number.NaN);
      const type = given.get('media_type');
      if (!Number.isInteger(totalBytes) || totalBytes < 0) return refuse('total_bytes parameter is missing.');
      if (!type) return refuse('media_type parameter is missing.');
      const category = snakeCase(given.get('media_category') ?? 'tweet_image');
      const upload = initialize(state, user.id, {
        totalBytes,
        type,
        category,
        shared: given.get('shared') === 'true',
      });
      if (!('segments' in upload)) return refuse(upload);
      commit();
      return answerFile(
        upload.id,
        { expires_after_secs: state.upload.expiresAfterSecs, media_key: mediaKey(upload) },
        202,
      );
    }
    case 'APPEND': {
      const index = given.get('segment_index') ?? '';
      if (!/^[0-9]{1,3}$/.test(index)) return refuse('segment_index parameter is invalid.');
      if (!bytes) return refuse('media parameter is missing.');
      const upload = append(state, user.id, id, { index: Number(index), bytes });
      if (!('segments' in upload)) return refuse(upload);
      commit();
      return new Response(null, { status: 204 });
    }
    case 'FINALIZE': {
      const media = finalize(state, user.id, id);
      if (!('category' in media)) return refuse(media);
      commit();
      return answerFile(id, show(call, media), 201);
    }
    case 'STATUS': {
      const media = lookAt(state, user.id, id);
      return 'category' in media ? answerFile(id, show(call, media), 200) : refuse(media);
    }
    default:
      return refuse('command parameter is invalid.');
  }
}

/** On upload.x.com alone. INIT, APPEND and FINALIZE are posted, STATUS is got. */
export const v1MediaEndpoints: V1Endpoint[] = [
  { route: 'POST /1.1/media/upload.json', dm: false, answer: command },
  { route: 'GET /1.1/media/upload.json', dm: false, answer: command },
];
