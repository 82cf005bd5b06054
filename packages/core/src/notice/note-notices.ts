import { noticeSettings, notices, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import type { NoticePace } from '@entraide/model/notice';
import type { Ctx } from '../ctx/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { noticeReaders } from './readers.ts';
import { askForRounds } from './round-kind.ts';
import { dueAt } from './when.ts';

/** Something that a member may want to be told. */
export interface NewNotice {
  memberId: string;
  kind: 'urgent' | 'message' | 'alert';
  /** The listing, or the message. What is said of it is read when the mail is written, if its reader may still see it then. */
  aboutId: string;
  /** The saved search that found it. */
  alertId?: string;
  /** When it says itself when to tell, as a saved search does; else as its reader chose for the kind. Not told at all where they chose never. */
  pace?: NoticePace;
}

/**
 * Notes what members are to be told, each of them once about each thing, however often it is asked; the mails follow when each of them
 * wants them. In the caller's transaction. Nothing for those who do not want it.
 * @returns how many were noted
 */
export async function noteNotices(
  ctx: Pick<Ctx, 'tenant' | 'clock'>,
  tx: TenantTx,
  given: readonly NewNotice[],
): Promise<number> {
  const readers = await noticeReaders(ctx, tx, [...new Set(given.map(({ memberId }) => memberId))]);
  const now = ctx.clock();
  const rows: (typeof notices.$inferInsert)[] = [];
  for (const { memberId, kind, aboutId, alertId, pace: own } of given) {
    const reader = readers.get(memberId);
    if (!reader) continue;
    const choice = reader.settings[kind];
    if (choice === 'never') continue;
    const pace = own ?? choice;
    const due = dueAt(reader.reading, pace, { at: now, urgent: kind === 'urgent' });
    rows.push({
      ...{ id: newId(now), memberId, kind, aboutId, alertId: alertId ?? null, pace },
      ...{ createdAt: now, dueAt: due },
    });
  }
  let noted = 0;
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH);
    // A row to lock while mails are made of them: two rounds at once mail nobody twice.
    const people = [...new Set(batch.map(({ memberId }) => memberId))].sort();
    await tx
      .insert(noticeSettings)
      .values(people.map((memberId) => ({ memberId })))
      .onConflictDoNothing();
    const added = await tx
      .insert(notices)
      .values(batch)
      .onConflictDoNothing()
      .returning({ dueAt: notices.dueAt });
    await askForRounds(
      tx,
      added.map((row) => row.dueAt),
    );
    noted += added.length;
  }
  if (noted > 0) await sweepTonight(ctx, tx);
  return noted;
}

const BATCH = 1000;
