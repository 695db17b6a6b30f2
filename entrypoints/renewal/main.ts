import { createRenew } from '../../lib/auth/renew';
import { answerRenewals } from '../../lib/platform/renewal';

answerRenewals(createRenew());
