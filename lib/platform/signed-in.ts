import * as v from 'valibot';
import { defineLocal } from './local';

/** Kept while somebody was signed in when the side panel last looked: it draws itself before the background answers. */
export const signedIn = defineLocal('aside.signed-in', v.literal(true));
