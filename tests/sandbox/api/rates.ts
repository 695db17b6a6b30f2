/** How many calls a user, or an app for all its users, may make of one endpoint in one window. */
export interface Limit {
  calls: number;
  seconds: number;
  per?: 'app';
}

const quarter = 15 * 60;
const day = 24 * 60 * 60;

const inQuarter = (calls: number, per?: 'app'): Limit => ({ calls, seconds: quarter, ...(per && { per }) });
const inDay = (calls: number, per?: 'app'): Limit => ({ calls, seconds: day, ...(per && { per }) });

export const sendEndpoint = 'POST /2/dm_conversations/with/:participant_id/messages';

const sends = () => [inQuarter(15), inDay(1440), inDay(1440, 'app')];
const blocks = () => [inQuarter(10), inDay(400), inQuarter(25, 'app'), inDay(1000, 'app')];
const chunks = () => [inQuarter(1875), inDay(180_000, 'app')];

/** X's "Rate limits" page of 2026. */
const v2 = (): Record<string, Limit[]> => ({
  [sendEndpoint]: sends(),
  'POST /2/dm_conversations/:dm_conversation_id/messages': sends(),
  'POST /2/dm_conversations': sends(),
  'GET /2/dm_conversations/with/:participant_id/dm_events': [inQuarter(15)],
  'GET /2/dm_conversations/:id/dm_events': [inQuarter(15)],
  'GET /2/dm_events': [inQuarter(15)],
  'GET /2/dm_events/:event_id': [inQuarter(15)],
  'DELETE /2/dm_events/:event_id': [inQuarter(300), inDay(1500), inDay(4000, 'app')],
  'GET /2/dm_conversations/media/:dm_id/:media_id/:resource_id': [inQuarter(15)],
  'POST /2/users/:id/dm/block': blocks(),
  'POST /2/users/:id/dm/unblock': blocks(),
  'GET /2/users/me': [inQuarter(75)],
  'GET /2/users/by/username/:username': [inQuarter(900)],
  'GET /2/users/:id': [inQuarter(900)],
  'POST /2/media/upload': [inQuarter(500), inDay(50_000, 'app')],
  'POST /2/media/upload/initialize': chunks(),
  'POST /2/media/upload/:id/append': chunks(),
  'POST /2/media/upload/:id/finalize': chunks(),
  'GET /2/media/upload': [inQuarter(1000)],
});

const dm = '/1.1/direct_messages';

/** v1.1's own pages; what they do not name has no limit. */
const v1 = (): Record<string, Limit[]> => ({
  [`POST ${dm}/events/new.json`]: [inDay(1000), inDay(15_000, 'app')],
  [`GET ${dm}/events/show.json`]: [inQuarter(15)],
  [`GET ${dm}/events/list.json`]: [inQuarter(15)],
  [`GET ${dm}/welcome_messages/show.json`]: [inQuarter(15)],
  [`GET ${dm}/welcome_messages/list.json`]: [inQuarter(15)],
  [`GET ${dm}/welcome_messages/rules/show.json`]: [inQuarter(15)],
  [`GET ${dm}/welcome_messages/rules/list.json`]: [inQuarter(15)],
  'POST /1.1/custom_profiles/new.json': [inDay(1000)],
  'GET /1.1/custom_profiles/list.json': [inQuarter(180)],
  'GET /1.1/custom_profiles/:file': [inQuarter(180)],
  [`POST ${dm}/indicate_typing.json`]: [inQuarter(1000)],
  [`POST ${dm}/mark_read.json`]: [inQuarter(1000)],
  'GET /1.1/account/verify_credentials.json': [inQuarter(75)],
});

export const documentedLimits = (): Record<string, Limit[]> => ({ ...v2(), ...v1() });
