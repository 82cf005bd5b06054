export { type JobSettings, startJobs } from './start-jobs.ts';
export { sweepPlatform } from './sweep-platform.ts';
