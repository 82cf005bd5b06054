export { type EnqueueOptions, enqueue, enqueueEach } from './enqueue.ts';
export type { JobLog } from './job-log.ts';
export { type JobInfo, type JobTask, type RunJobsOptions, runJobs } from './run-jobs.ts';
