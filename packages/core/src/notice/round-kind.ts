import type { TenantTx } from '@entraide/db';
import { z } from 'zod';
import { enqueueJob, type JobKind } from '../job/define-job.ts';

const Payload = z.object({ due: z.iso.datetime() });

/** Mails what is due at a moment. */
export const noticeRoundKind: JobKind<z.infer<typeof Payload>> = {
  name: 'notice_round',
  schema: Payload,
  tries: 12,
};

/** Asks for a round at each of these moments. Same key and same moment: one waits, however many notices are due then. */
export async function askForRounds(tx: TenantTx, dues: Iterable<Date>): Promise<void> {
  const moments = new Map([...dues].map((due) => [due.toISOString(), due]));
  for (const [due, runAt] of moments)
    await enqueueJob(tx, noticeRoundKind, { due }, { key: `${noticeRoundKind.name} ${due}`, runAt });
}
