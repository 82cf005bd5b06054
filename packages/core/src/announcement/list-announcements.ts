import { announcements, desc, gt } from '@entraide/db';
import { hasRole } from '../access/index.ts';
import type { OperatorCtx } from '../audit/index.ts';
import { type Ctx, outsideTenant } from '../ctx/index.ts';

export type Announcement = typeof announcements.$inferSelect;

const MOST_OLD = 50;
/** At once, before an admin's own work. */
const MOST_SHOWN = 3;

/** All that was announced, newest first. For the operator's role. */
export function listAnnouncements(operate: OperatorCtx): Promise<Announcement[]> {
  return outsideTenant(operate, async (tx) =>
    tx.select().from(announcements).orderBy(desc(announcements.id)).limit(MOST_OLD),
  );
}

/** What the operators tell the caller, newest first; nothing for all but admins. */
export async function announcementsFor(ctx: Ctx): Promise<Pick<Announcement, 'id' | 'textFr' | 'textEn'>[]> {
  if (!hasRole(ctx, 'admin')) return [];
  return outsideTenant(ctx, async (tx) =>
    tx
      .select({ id: announcements.id, textFr: announcements.textFr, textEn: announcements.textEn })
      .from(announcements)
      .where(gt(announcements.until, ctx.clock()))
      .orderBy(desc(announcements.id))
      .limit(MOST_SHOWN),
  );
}
