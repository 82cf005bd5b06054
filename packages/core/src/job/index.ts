export { listJobs, type WaitingJob } from './list-jobs.ts';
export { retryJobs } from './retry-jobs.ts';
export { type JobSettings, startJobs } from './start-jobs.ts';
export { sweepTonight } from './sweep.ts';
