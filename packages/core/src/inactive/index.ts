export { inactiveJob } from './inactive-job.ts';
export { ERASED_AFTER_MONTHS, WARNED_AFTER_MONTHS } from './judge.ts';
export { sweepInactive } from './sweep.ts';
