import { announcements, eq } from '@entraide/db';
import { newId } from '@entraide/model';
import { z } from 'zod';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { outsideTenant } from '../ctx/index.ts';
import { Invalid, NotFound, parse } from '../error/index.ts';

const DAY_MS = 86_400_000;
const text = z.string().trim().min(1).max(1000);

const Announcement = z.strictObject({
  textFr: text,
  textEn: text,
  /** The last day on which it is shown, in UTC: 2026-12-31. */
  lastDay: z.iso.date(),
  byMail: z.boolean().default(false),
});

/** Shown to the admins of every space until the end of a day; mails follow in the background. @throws Invalid */
export async function announce(operate: OperatorCtx, given: unknown): Promise<{ id: string }> {
  const { lastDay, ...said } = parse(Announcement, given);
  const now = operate.clock();
  const until = new Date(Date.parse(lastDay) + DAY_MS);
  if (until <= now || until.getTime() > now.getTime() + 366 * DAY_MS)
    throw new Invalid([
      { path: ['lastDay'], code: 'invalid', message: 'A day from today on, within a year.' },
    ]);
  const id = newId(now);
  await outsideTenant(operate, async (tx) => {
    await tx
      .insert(announcements)
      .values({ id, ...said, until, createdAt: now, createdBy: operatorOf(operate).name });
    await recordOperation(operate, tx, { action: 'announcement.make', details: { announcement: id } });
  });
  return { id };
}

/** It is shown to nobody from now on, and no further mail is written. Ending it again changes nothing. @throws NotFound, Invalid */
export async function endAnnouncement(operate: OperatorCtx, given: unknown): Promise<void> {
  const { id } = parse(z.strictObject({ id: z.uuid() }), given);
  await outsideTenant(operate, async (tx) => {
    const [before] = await tx.select().from(announcements).where(eq(announcements.id, id)).for('update');
    if (!before) throw new NotFound();
    const now = operate.clock();
    if (before.until <= now) return;
    await tx.update(announcements).set({ until: now }).where(eq(announcements.id, id));
    await recordOperation(operate, tx, { action: 'announcement.end', details: { announcement: id } });
  });
}
