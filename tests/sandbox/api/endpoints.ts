import { createMessage } from './create-message';
import { listEndpoints, oneEvent } from './list-events';
import { userEndpoints } from './users';

/** Every endpoint of v2 that stands. The first whose route fits answers. */
export const endpoints = [...userEndpoints, createMessage, ...listEndpoints, oneEvent];
