import { runJobs } from '@entraide/db';
import { z } from 'zod';
import type { PlatformCtx } from '../ctx/index.ts';
import { cleanup } from './cleanup.ts';
import { purgeListing } from './purge-listing.ts';
import { type MailSender, sendMail } from './send-mail.ts';

export interface JobSettings extends PlatformCtx, Omit<MailSender, 'mail'> {
  /** Null: no mail can leave. Mails that are asked for then wait, and no try of theirs is used up. */
  mail: MailSender['mail'] | null;
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
  const { db, url, log, clock, concurrency, mail } = settings;
  return runJobs({
    url,
    ...(concurrency ? { concurrency } : {}),
    log,
    tasks: {
      // A worker leaves alone the jobs of a task that it does not know.
      ...(mail
        ? {
            send_mail: (payload, { key, askedAt }) =>
              sendMail({ ...settings, mail }, payload, `mail-${key}`, clock().getTime() - askedAt.getTime()),
          }
        : {}),
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
