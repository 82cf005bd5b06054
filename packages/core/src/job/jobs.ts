import { sweepAccess } from '../access/sweep.ts';
import { sweepAccounts } from '../account/sweep.ts';
import { sweepDrafts } from '../draft/sweep.ts';
import { purgeListingJob } from '../listing/purge-listing.ts';
import { sweepListings } from '../listing/sweep.ts';
import { sendMailJob } from '../mail/send-mail.ts';
import { sweepSessions } from '../session/sweep.ts';
import type { Job } from './define-job.ts';
import { type Sweep, sweepJob } from './sweep.ts';

/** What runs out: a noun with such rows adds its sweep here. */
export const sweeps: readonly Sweep[] = [
  sweepAccounts,
  sweepDrafts,
  sweepSessions,
  sweepAccess,
  sweepListings,
];

/** All that a worker does. A job of another name waits until a worker that knows it comes. */
export const jobs: readonly Job<unknown>[] = [sendMailJob, purgeListingJob, sweepJob(sweeps)];
