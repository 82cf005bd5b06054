import { sql, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { teamReaders } from './readers.ts';
import { lastTold, markTold } from './told.ts';
import { waiting, waitingFor } from './waiting.ts';

const HOUR_MS = 3_600_000;

/**
 * Tells all admins that cases or appeals have had no answer for as long as the space allows. Once for all that waits by then: they are
 * told again only about what came later.
 */
export async function tellAdmins(ctx: Ctx, tx: TenantTx): Promise<void> {
  const now = ctx.clock();
  const before = new Date(now.getTime() - ctx.tenant.config.desk.adminsAfterHours * HOUR_MS);
  const last = await lastTold(tx, 'admins');
  const late = await tx.execute(sql`
    select 1 from ${waiting} w where what <> 'newcomer' and since <= ${before.toISOString()}::timestamptz
      and since > ${(last ?? new Date(0)).toISOString()}::timestamptz limit 1`);
  if (late.length === 0) return;
  for (const reader of await teamReaders(tx, now, 'admin')) {
    const { things, total } = await waitingFor(tx, reader, { before, desk: true });
    if (total === 0) continue;
    const said = things.map(({ since, ...thing }) => ({ ...thing, since: since.toISOString() }));
    const once = `desk-late ${reader.id} ${now.toISOString()}`;
    await enqueueMail(ctx, tx, { ...reader, mail: { kind: 'desk-late', things: said, total } }, { once });
  }
  await markTold(tx, 'admins', now);
}
