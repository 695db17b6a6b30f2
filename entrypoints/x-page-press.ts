import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pressPart } from '@/lib/x-page/press';
import { givePressPart } from '@/lib/x-page/press-part';

export default defineUnlistedScript(() => givePressPart(pressPart));
