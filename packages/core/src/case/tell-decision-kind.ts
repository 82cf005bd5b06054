import { z } from 'zod';
import type { JobKind } from '../job/define-job.ts';

const Payload = z.object({
  decisionId: z.uuid(),
  /** agreed, disagreed: what a second person said of a ban. */
  stage: z.enum(['first', 'agreed', 'disagreed']),
});

/** Here and not beside the job: who decides need not load what writes mails. */
export const tellDecisionKind: JobKind<z.infer<typeof Payload>> = {
  name: 'tell_decision',
  schema: Payload,
  tries: 12,
};
