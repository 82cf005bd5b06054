import { listJobs, retryJobs } from '@entraide/core/job';
import type { Call } from '../call.ts';
import { asOperator } from '../operator.ts';
import { table } from '../terminal.ts';

export async function list({ terminal, options }: Call<{ failed?: boolean }>) {
  const jobs = await asOperator(terminal, ({ platform }) =>
    listJobs(platform.db.worker, { failed: options.failed === true }),
  );
  terminal.data(
    jobs,
    table(
      ['id', 'task', 'tenant', 'state', 'tries', 'next try', 'last error'],
      jobs.map((job) => [
        job.id,
        job.task,
        job.tenantId ?? '',
        job.state,
        `${job.attempts}/${job.maxAttempts}`,
        job.runAt.toISOString(),
        job.lastError ?? '',
      ]),
    ),
  );
}

export async function retry({ terminal, words, options }: Call<{ dryRun?: boolean }>) {
  const dryRun = options.dryRun === true;
  const retried = await asOperator(terminal, ({ ctx, platform }) =>
    retryJobs(ctx, platform.db.worker, { ids: words, dryRun }),
  );
  terminal.data({ retried }, [`${retried.length} jobs ${dryRun ? 'would run' : 'run'} again`]);
}
