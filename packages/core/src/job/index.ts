export { listJobs, type WaitingJob } from './list-jobs.ts';
export { retryJobs } from './retry-jobs.ts';
export { sweepTonight } from './sweep.ts';
