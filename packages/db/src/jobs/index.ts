export { type EnqueueOptions, enqueue } from './enqueue.ts';
export { type JobInfo, type JobLog, type JobTask, type RunJobsOptions, runJobs } from './run-jobs.ts';
