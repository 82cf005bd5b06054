export { noticeRoundJob, sweepNotices } from './round.ts';
