import { eraseFilesJob } from '../file/erase-files.ts';
import { removeFilesJob, sweepFiles } from '../file/remove-files.ts';
import { purgeListingJob } from '../listing/purge-listing.ts';
import { sweepListings } from '../listing/sweep.ts';
import { sendMailJob } from '../mail/send-mail.ts';
import { moveAssetsJob } from '../tenant/move-assets.ts';
import type { Job } from './define-job.ts';
import { type Sweep, sweepJob } from './sweep.ts';
import { sweepRows } from './sweep-rows.ts';

/** Rows that only run out say so in their duties; a noun that has more to do at its end has a sweep of its own. */
export const sweeps: readonly Sweep[] = [sweepListings, sweepRows, sweepFiles];

/** All that a worker does. A job of another name waits until a worker that knows it comes. */
export const jobs: readonly Job<unknown>[] = [
  sendMailJob,
  purgeListingJob,
  moveAssetsJob,
  removeFilesJob,
  eraseFilesJob,
  sweepJob(sweeps),
];
