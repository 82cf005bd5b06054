import { spaceLoader } from '../framework/index.ts';
import { comeBack } from './admin_.plan/plan.server.ts';

/** Where Stripe leads back to. */
export const loader = spaceLoader(comeBack);
