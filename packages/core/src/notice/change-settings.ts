import { and, eq, inArray, isNull, noticeSettings, notices, sql, type TenantTx } from '@entraide/db';
import type { NoticeSettings } from '@entraide/model/notice';
import type { Ctx } from '../ctx/index.ts';
import { noticeReaders } from './readers.ts';
import { askForRounds } from './round-kind.ts';
import { dueAt } from './when.ts';

/** What of it is a notice; the others are mails of other nouns. */
const WAITING = ['urgent', 'message', 'alert'] as const;

/** Keeps what a member chose, and tells them what waits as they want it now: when, or not at all. */
export async function changeSettingsIn(
  ctx: Pick<Ctx, 'tenant' | 'clock'>,
  tx: TenantTx,
  memberId: string,
  chosen: Partial<NoticeSettings>,
): Promise<void> {
  // A round that is mailing them is waited for.
  await tx
    .insert(noticeSettings)
    .values({ memberId, ...chosen })
    .onConflictDoUpdate({
      target: [noticeSettings.tenantId, noticeSettings.memberId],
      set: Object.keys(chosen).length > 0 ? chosen : { memberId },
    });
  const reader = (await noticeReaders(ctx, tx, [memberId])).get(memberId);
  if (!reader) return;
  const { settings, reading } = reader;
  const theirs = and(eq(notices.memberId, memberId), isNull(notices.mailId));
  const never = WAITING.filter((kind) => settings[kind] === 'never');
  if (never.length > 0) await tx.delete(notices).where(and(theirs, inArray(notices.kind, never)));
  const at = ctx.clock();
  const waiting = (await tx.select().from(notices).where(theirs)).map(({ id, kind, pace: before }) => {
    const choice = settings[kind];
    // A saved search says itself when it tells.
    const pace = kind === 'alert' || choice === 'never' ? before : choice;
    return { id, pace, dueAt: dueAt(reading, pace, { at, urgent: kind === 'urgent' }) };
  });
  if (waiting.length === 0) return;
  await tx.execute(sql`update notices n set pace = r.pace, due_at = r."dueAt"
    from jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) as r (id uuid, pace text, "dueAt" timestamptz)
    where n.id = r.id`);
  await askForRounds(
    tx,
    waiting.map((notice) => notice.dueAt),
  );
}
