export { inactiveJob } from './inactive-job.ts';
export { sweepInactive } from './sweep.ts';
