export { type JobSettings, startJobs } from './start-jobs.ts';
export { sweepPlatform } from './sweep-platform.ts';
export { TEND_EVERY_MS, tendSpaces } from './tend-spaces.ts';
