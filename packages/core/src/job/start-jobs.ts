import { runJobs } from '@entraide/db';
import { z } from 'zod';
import type { PlatformCtx } from '../ctx/index.ts';
import { cleanup } from './cleanup.ts';
import { purgeListing } from './purge-listing.ts';
import { type MailSender, sendMail } from './send-mail.ts';

export interface JobSettings extends PlatformCtx, MailSender {
  /** Connection of the worker's role; `db` is opened on it, too. */
  url: string;
  concurrency?: number;
}

const OfTenant = z.looseObject({ tenantId: z.uuid() });
const PurgeListing = z.object({ tenantId: z.uuid(), listingId: z.uuid() });

/**
 * Runs the jobs that requests left behind, until stopped; `stop` waits for those under way. Each task can run twice without
 * harm, and does nothing for a space that is gone.
 */
export function startJobs(settings: JobSettings): Promise<{ stop(): Promise<void> }> {
  const { db, url, log, concurrency } = settings;
  return runJobs({
    url,
    ...(concurrency ? { concurrency } : {}),
    log,
    tasks: {
      send_mail: (payload, job) => sendMail(settings, payload, `mail-${job.key}`),
      purge_listing: async (payload) => {
        const { tenantId, listingId } = PurgeListing.parse(payload);
        await db.inTenant(tenantId, (tx) => purgeListing(tx, listingId));
      },
      cleanup: async (payload) => {
        const { tenantId } = OfTenant.parse(payload);
        await db.inTenant(tenantId, (tx) => cleanup(settings, tx));
      },
    },
  });
}
