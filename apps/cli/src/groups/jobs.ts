import type { Builder } from '../builder.ts';

export function addJobs(builder: Builder): void {
  const jobs = builder.group('jobs', 'Work that waits');
  const work = () => import('../commands/jobs.ts');
  builder
    .command(jobs, 'list', 'Jobs that wait, run or have failed', async () => (await work()).list)
    .option('--failed', 'only failed ones');
  builder.writer(
    jobs,
    'retry [ids...]',
    'Run failed jobs again; all of them when none is named',
    async () => (await work()).retry,
  );
}
