import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { makePresses } from '@/lib/x-page/press';
import { givePresses } from '@/lib/x-page/press-part';

export default defineUnlistedScript(() => givePresses(makePresses));
