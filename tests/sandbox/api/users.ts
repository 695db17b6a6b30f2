import { missingUser } from '../errors';
import { mayMessage } from '../inbox/conversations';
import type { SandboxState, SandboxUser } from '../state';
import { answerJson, type Call, type Endpoint, refuseSegment } from './endpoint';
import { userQuery } from './fields';
import { readQuery } from './query';

/** Everything told about a user; those who ask get `id`, `name`, `username` and the fields they name. */
const describe = (state: SandboxState, user: SandboxUser, viewer: SandboxUser) => ({
  id: user.id,
  name: user.name,
  username: user.handle,
  description: user.description ?? '',
  created_at: '2020-02-20T20:02:20.000Z',
  profile_image_url: 'https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png',
  protected: false,
  verified: false,
  verified_type: 'none',
  connection_status: [],
  // Nobody can be asked whether they take messages from themselves.
  receives_your_dm: user.id === viewer.id ? undefined : mayMessage(state, viewer.id, user.id),
});

/** A user as the API shows them, with the `user.fields` asked for. */
export function showUser(
  state: SandboxState,
  user: SandboxUser,
  viewer: SandboxUser,
  fields: readonly string[] = [],
) {
  const shown = new Set(['id', 'name', 'username', ...fields]);
  return Object.fromEntries(
    Object.entries(describe(state, user, viewer)).filter(([name]) => shown.has(name)),
  );
}

function answerUser(call: Call, user: SandboxUser | undefined, parameter: string, value: string): Response {
  const query = readQuery(call, userQuery(call.state.api.spelling));
  if ('refusal' in query) return query.refusal;
  // X answers 200 here, with the reason beside the data that is missing.
  if (!user || user.suspended) {
    return answerJson({ errors: [missingUser(call.state.api.spelling, parameter, value, user?.suspended)] });
  }
  return answerJson({ data: showUser(call.state, user, call.user, query.values['user.fields']) });
}

const scopes = ['tweet.read', 'users.read'];

export const userEndpoints: Endpoint[] = [
  {
    route: 'GET /2/users/me',
    scopes,
    answer: (call) => answerUser(call, call.user, 'id', call.user.id),
  },
  {
    route: 'GET /2/users/by/username/:username',
    scopes,
    answer(call) {
      const { username = '' } = call.params;
      if (!/^[A-Za-z0-9_]{1,15}$/.test(username)) return refuseSegment(call, 'username');
      const found = call.state.users.find(({ handle }) => handle.toLowerCase() === username.toLowerCase());
      return answerUser(call, found, 'username', username);
    },
  },
  {
    route: 'GET /2/users/:id',
    scopes,
    answer(call) {
      const { id = '' } = call.params;
      if (!/^[0-9]{1,19}$/.test(id)) return refuseSegment(call, 'id');
      return answerUser(
        call,
        call.state.users.find((user) => user.id === id),
        'id',
        id,
      );
    },
  },
];
