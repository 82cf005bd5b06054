import { and, duesCheckouts, eq, inArray, or, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { enqueueJob, type JobKind } from '../job/define-job.ts';

export const stopYearlyKind: JobKind<{ checkoutId: string }> = {
  name: 'stop_yearly',
  schema: z.object({ checkoutId: z.uuid() }),
  tries: 12,
};

/** Leaves behind that what somebody pays every year is stopped: nobody else could. */
export async function stopTheirYearly(
  tx: TenantTx,
  { id, email }: { id: string; email: string },
): Promise<void> {
  const running = await tx
    .select({ checkoutId: duesCheckouts.id })
    .from(duesCheckouts)
    .where(
      and(
        or(eq(duesCheckouts.memberId, id), eq(duesCheckouts.payerEmail, email)),
        inArray(duesCheckouts.state, ['open', 'running', 'failing']),
      ),
    );
  for (const payload of running) await enqueueJob(tx, stopYearlyKind, payload);
}
