export { type EnqueueOptions, enqueue, enqueueEach } from './enqueue.ts';
export { type JobInfo, type JobLog, type JobTask, type RunJobsOptions, runJobs } from './run-jobs.ts';
