export { reportBarrier } from './report-barrier.ts';
