export { type JobSettings, startJobs } from './start-jobs.ts';
export { sweepTonight } from './sweep.ts';
