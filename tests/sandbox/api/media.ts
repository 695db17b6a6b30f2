import { answerError, errors } from '../errors';
import { bytesIn, kindOf, mediaKey, type SandboxMedia } from '../media/media';
import {
  append,
  finalize,
  initialize,
  lookAt,
  type Refused,
  showProcessing,
  uploadWhole,
} from '../media/upload';
import type { SandboxState } from '../state';
import { answerJson, type Call, type Endpoint, refuse, refuseSegment } from './endpoint';
import { readFile, readInitialize, readSegment } from './media-body';
import { readJson } from './message-body';
import { readQuery } from './query';

const scopes = ['media.write'];

const answerRefused = (call: Call, refused: Refused): Response =>
  'missing' in refused ? answerError(errors.notFound) : refuse(call, refused.refused);

/** A file as v2 tells of it. */
function showFile(state: SandboxState, media: SandboxMedia) {
  const { id, type = '', size } = media;
  const isVideo = kindOf(media.category) === 'video';
  return {
    id,
    media_key: mediaKey(media),
    size: bytesIn(media),
    expires_after_secs: state.upload.expiresAfterSecs,
    processing_info: showProcessing(state, media),
    ...(isVideo
      ? { video: { video_type: type } }
      : size && { image: { image_type: type, w: size.width, h: size.height } }),
  };
}

const answerFile = (call: Call, media: SandboxMedia | Refused): Response => {
  if ('missing' in media || 'refused' in media) return answerRefused(call, media);
  return answerJson({ data: showFile(call.state, media) });
};

const idOf = ({ params }: Call) => (/^[0-9]{1,19}$/.test(params.id ?? '') ? params.id : undefined);

export const mediaEndpoints: Endpoint[] = [
  {
    route: 'POST /2/media/upload/initialize',
    scopes,
    async answer(call) {
      const { state, user, request, commit } = call;
      const json = await readJson(request);
      const wanted = typeof json === 'string' ? json : readInitialize(json.value);
      if (typeof wanted === 'string') return refuse(call, wanted);
      const upload = initialize(state, user.id, wanted);
      if (!('segments' in upload)) return answerRefused(call, upload);
      commit();
      const { expiresAfterSecs } = state.upload;
      const data = { id: upload.id, media_key: mediaKey(upload), expires_after_secs: expiresAfterSecs };
      return answerJson({ data });
    },
  },
  {
    route: 'POST /2/media/upload/:id/append',
    scopes,
    async answer(call) {
      const { state, user, request, commit } = call;
      const id = idOf(call);
      if (!id) return refuseSegment(call, 'id');
      const segment = await readSegment(request, state.api.spelling);
      if (typeof segment === 'string') return refuse(call, segment);
      const upload = append(state, user.id, id, segment);
      if (!('segments' in upload)) return answerRefused(call, upload);
      commit();
      return answerJson({ data: { expires_at: Math.floor(upload.expiresAt / 1000) } });
    },
  },
  {
    route: 'POST /2/media/upload/:id/finalize',
    scopes,
    answer(call) {
      const id = idOf(call);
      if (!id) return refuseSegment(call, 'id');
      const media = finalize(call.state, call.user.id, id);
      if ('category' in media) call.commit();
      return answerFile(call, media);
    },
  },
  {
    route: 'POST /2/media/upload',
    scopes,
    async answer(call) {
      const { state, user, request, commit } = call;
      const file = await readFile(request, state.api.spelling);
      if (typeof file === 'string') return refuse(call, file);
      const media = uploadWhole(state, user.id, file, file.bytes);
      if ('category' in media) commit();
      return answerFile(call, media);
    },
  },
  {
    route: 'GET /2/media/upload',
    scopes,
    answer(call) {
      const query = readQuery(call, {
        media_id: { pattern: /^[0-9]{1,19}$/ },
        command: { pattern: /^STATUS$/ },
      });
      if ('refusal' in query) return query.refusal;
      const { media_id: [id] = [] } = query.values;
      if (!id) return refuse(call, 'The `media_id` query parameter can not be empty');
      return answerFile(call, lookAt(call.state, call.user.id, id));
    },
  },
];
