export { type JobSettings, startJobs } from './start-jobs.ts';
