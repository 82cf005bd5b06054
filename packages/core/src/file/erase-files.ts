import { eq, type TenantTx, tenants } from '@entraide/db';
import { z } from 'zod';
import { defineJob, enqueueJob } from '../job/define-job.ts';
import { reachStore } from './reach-store.ts';

/** In the transaction that deletes a space: its files go from the store once that is committed. */
export const eraseFiles = (tx: TenantTx): Promise<void> =>
  enqueueJob(tx, eraseFilesJob, {}, { key: eraseFilesJob.name });

export const eraseFilesJob = defineJob({
  name: 'erase_files',
  schema: z.looseObject({}),
  async run(worker, { tenantId }) {
    const [there] = await worker.db.inTenant(tenantId, async (tx) =>
      tx.select({ id: tenants.id }).from(tenants).where(eq(tenants.id, tenantId)),
    );
    // Never the files of a space that is there.
    if (!there) await reachStore(worker, () => worker.fileStore.removeAll(tenantId));
  },
});
