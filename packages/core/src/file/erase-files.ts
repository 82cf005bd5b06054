import { z } from 'zod';
import { defineJob } from '../job/define-job.ts';
import { reachStore } from './reach-store.ts';

/** Left behind by the database whenever a space is deleted (migration 0025). The files of a space that is there stay. */
export const eraseFilesJob = defineJob({
  name: 'erase_files',
  schema: z.object({}),
  tries: 25,
  run: async () => {},
  whenGone: (worker, tenantId) => reachStore(worker, () => worker.fileStore.removeAll(tenantId)),
});
