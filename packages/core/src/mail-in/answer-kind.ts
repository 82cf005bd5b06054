import { z } from 'zod';
import type { JobKind } from '../job/define-job.ts';

const Answer = z.object({
  eventId: z.string().min(1).max(200),
  /** As the provider names the mail. */
  emailId: z.string().min(1).max(200),
  threadId: z.uuid(),
  /** Whose answer it is. */
  side: z.enum(['author', 'starter']),
});

/** A mail came that answers a message. */
export const takeAnswerKind: JobKind<z.infer<typeof Answer>> = {
  name: 'take_answer',
  schema: Answer,
  tries: 12,
};
