import { sendEndpoint as send } from '../../sandbox/api/settings';
import { errors } from '../../sandbox/errors';
import type { Faults } from '../../sandbox/faults';

const read = 'GET /2/dm_conversations/with/:participant_id/dm_events';

/** How likely each trouble is, for each request. A connection that dies takes all that is on it with it. */
export interface Weather {
  /** The connection dies before X did anything; after; in the middle of the answer. */
  readonly dropBefore: number;
  readonly dropAfter: number;
  readonly cutBody: number;
  /** A 503 instead of the effect; a 502 page although it was done. */
  readonly errorBefore: number;
  readonly errorAfter: number;
  /** An answer that takes `slowMs`, done before or after the wait. */
  readonly slow: number;
  readonly slowMs: number;
  /** Reading the conversation fails: 503, or the connection dies. */
  readonly readFails: number;
}

export const storm: Weather = {
  dropBefore: 0.02,
  dropAfter: 0.02,
  cutBody: 0.01,
  errorBefore: 0.02,
  errorAfter: 0.03,
  slow: 0.5,
  slowMs: 150,
  readFails: 0.02,
};

/** Brings the weather over the sandbox; the same seed, the same luck for each kind of trouble. */
export function bringWeather(faults: Faults, weather: Weather, seed: number): void {
  const { dropBefore, dropAfter, cutBody, errorBefore, errorAfter, slow, slowMs: ms, readFails } = weather;
  faults.sometimes(send, { kind: 'dropBefore' }, dropBefore, seed);
  faults.sometimes(send, { kind: 'dropAfter' }, dropAfter, seed + 1);
  faults.sometimes(send, { kind: 'cutBody' }, cutBody, seed + 2);
  faults.sometimes(send, { kind: 'answer', error: errors.unavailable }, errorBefore, seed + 3);
  const afterwards = { kind: 'answer', error: errors.badGatewayHtml, committed: true } as const;
  faults.sometimes(send, afterwards, errorAfter, seed + 4);
  faults.sometimes(send, { kind: 'slow', ms, committed: true }, slow / 2, seed + 5);
  faults.sometimes(send, { kind: 'slow', ms }, slow / 2, seed + 6);
  faults.sometimes(read, { kind: 'answer', error: errors.unavailable }, readFails / 2, seed + 7);
  faults.sometimes(read, { kind: 'dropBefore' }, readFails / 2, seed + 8);
}

export function describeWeather(weather: Weather): string {
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
  const { dropBefore, dropAfter, cutBody, errorBefore, errorAfter, slow, slowMs, readFails } = weather;
  return `of the requests: connection dropped before ${percent(dropBefore)}, after ${percent(dropAfter)}, in the answer ${percent(cutBody)}, 503 ${percent(errorBefore)}, 502 though done ${percent(errorAfter)}, ${slowMs} ms late ${percent(slow)}; reads failing ${percent(readFails)}`;
}
