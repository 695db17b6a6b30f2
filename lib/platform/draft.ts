import * as v from 'valibot';
import { messages } from './messages';
import { defineValue } from './values';

/** What "Send privately" left for the panel, until the panel has taken it; null where nothing waits. */
export const draft = defineValue('draft', v.nullable(messages['panel.open'].payload), null, 'draft');
