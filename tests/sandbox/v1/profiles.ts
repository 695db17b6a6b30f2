import { answerError } from '../errors';
import { isObject } from '../json';
import { findUsable, resourceOf } from '../media/media';
import { answerPage } from './cursor';
import { answerEmpty, answerJson, objectAt, type V1Call, type V1Endpoint } from './endpoint';
import { badShape, missingParameter, v1Errors } from './errors';
import type { V1State } from './settings';

type Profile = V1State['customProfiles'][number];

const show = ({ id, createdAt, name, mediaId }: Profile) => ({
  id,
  created_timestamp: String(createdAt),
  name,
  avatar: { media: { url: `https://pbs.twimg.com/media/${resourceOf({ id: mediaId })}` } },
});

const mine = ({ state, user }: V1Call) =>
  state.v1.customProfiles.filter(({ ownerId }) => ownerId === user.id);

/** Only for accounts on X's list. Which refusal others get is not documented: 220 is a guess. */
const listed = (answer: V1Endpoint['answer']) => (call: V1Call) =>
  call.state.v1.profileAccounts.includes(call.user.id) ? answer(call) : answerError(v1Errors.notAllowedHere);

export const profileEndpoints: V1Endpoint[] = [
  {
    route: 'POST /1.1/custom_profiles/new.json',
    dm: true,
    answer: listed((call) => {
      const { state, user, json, commit } = call;
      const body = objectAt(json, 'custom_profile');
      if (body instanceof Response) return body;
      const { name } = body;
      if (typeof name !== 'string' || name.trim() === '' || [...name].length > 48)
        return badShape('custom_profile.name: 1 to 48 characters are required');
      const media = objectAt(json, 'custom_profile.avatar.media');
      if (media instanceof Response) return media;
      const file =
        isObject(media) && typeof media.id === 'string' ? findUsable(state, user.id, media.id) : undefined;
      if (!file) return answerError(v1Errors.mediaNotFound);
      const profile = {
        id: state.nextId(),
        ownerId: user.id,
        name,
        mediaId: file.id,
        createdAt: state.now(),
      };
      state.v1.customProfiles.push(profile);
      commit();
      return answerJson({ custom_profile: show(profile) });
    }),
  },
  {
    route: 'GET /1.1/custom_profiles/list.json',
    dm: true,
    answer: listed((call) =>
      answerPage(call, mine(call), (page) => ({ custom_profiles: page.map(show) }), 'custom_profiles'),
    ),
  },
  {
    route: 'DELETE /1.1/custom_profiles/destroy.json',
    dm: true,
    answer: listed((call) => {
      const id = call.url.searchParams.get('id');
      if (!id) return missingParameter('id');
      const profile = mine(call).find((one) => one.id === id);
      if (!profile) return answerError(v1Errors.notFound);
      const { v1 } = call.state;
      v1.customProfiles = v1.customProfiles.filter((one) => one !== profile);
      call.commit();
      return answerEmpty();
    }),
  },
  {
    route: 'GET /1.1/custom_profiles/:file',
    dm: true,
    answer: listed((call) => {
      const id = call.params.file?.replace(/\.json$/, '');
      const profile = mine(call).find((one) => one.id === id);
      return profile ? answerJson({ custom_profile: show(profile) }) : answerError(v1Errors.notFound);
    }),
  },
];
