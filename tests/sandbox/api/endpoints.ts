import { createGroupConversation } from './create-group';
import { sendEndpoints } from './create-message';
import { listEndpoints } from './list-events';
import { manageEndpoints } from './manage';
import { mediaEndpoints } from './media';
import { userEndpoints } from './users';

/** Every endpoint of v2 that stands. The first whose route fits answers. */
export const endpoints = [
  ...userEndpoints,
  ...sendEndpoints,
  createGroupConversation,
  ...listEndpoints,
  ...manageEndpoints,
  ...mediaEndpoints,
];
