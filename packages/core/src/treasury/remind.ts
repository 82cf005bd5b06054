import { and, eq, gt, isNull, members, or, sql } from '@entraide/db';
import { dayAfter, REMINDER_DAYS, reminderOn } from '@entraide/model/treasury';
import type { Sweep } from '../job/sweep.ts';
import { bookDay, paidUntilOfMember } from '../ledger/index.ts';
import { enqueueMail } from '../mail/index.ts';

/** The others come the next night, which is soon enough. */
const A_NIGHT = 2000;

/**
 * Tells members that the time ends which their dues are paid for: thirty days before, and five. What was told is written with the mail, so
 * that nobody is told twice; who pays meanwhile is not told at all. When the mail leaves is for its reader's clock and choices. Not where the
 * space does without.
 */
export const sweepDuesReminders: Sweep = async (ctx, tx) => {
  // No mail leaves a suspended space.
  if (ctx.tenant.status === 'suspended' || !ctx.tenant.config.dues.reminders) return false;
  const today = bookDay(ctx);
  const due = tx.$with('due').as(
    tx
      .select({
        ...{ id: members.id, email: members.email, locale: members.locale },
        ...{ remindedFor: members.duesRemindedFor, remindedDays: members.duesRemindedDays },
        until: sql<string | null>`${paidUntilOfMember(ctx, tx)}::text`.as('until'),
      })
      .from(members)
      .where(eq(members.status, 'active')),
  );
  const rows = await tx
    .with(due)
    .select()
    .from(due)
    .where(
      and(
        sql`${due.until} between ${today} and ${dayAfter(today, Math.max(...REMINDER_DAYS))}`,
        sql`(${due.remindedFor}::text is distinct from ${due.until}
          or ${due.remindedDays} > case when ${due.until} <= ${dayAfter(today, Math.min(...REMINDER_DAYS))} then 5 else 30 end)`,
      ),
    )
    .limit(A_NIGHT);
  for (const { id, email: to, locale, until } of rows) {
    const days = until && reminderOn(today, until);
    if (!until || !days) continue;
    const told = await tx
      .update(members)
      .set({ duesRemindedFor: until, duesRemindedDays: days })
      .where(
        and(
          eq(members.id, id),
          or(
            isNull(members.duesRemindedFor),
            sql`${members.duesRemindedFor} <> ${until}::date`,
            gt(members.duesRemindedDays, days),
          ),
        ),
      )
      .returning({ id: members.id });
    if (told.length > 0)
      await enqueueMail(
        ctx,
        tx,
        { to, locale, mail: { kind: 'dues-end', until } },
        { once: `dues-${id}-${until}-${days}` },
      );
  }
  // Whether somebody is left to be told, the sweep of members knows.
  return false;
};
