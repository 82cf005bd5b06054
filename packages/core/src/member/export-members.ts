import { and, asc, eq, gt, members } from '@entraide/db';
import { requireFresh } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { type MemberRow, memberColumns } from './list-members.ts';

type ExportedMember = MemberRow & { familyName: string };

const BATCH = 5000;
const DEADLINE_MS = 30_000;

/** Every member of the space, for its admins to take away; that they did is recorded. @throws SignInNeeded; NotAllowed for all but admins */
export async function exportMembers(ctx: Ctx): Promise<ExportedMember[]> {
  requireFresh(ctx, 'admin');
  return inTenant(
    ctx,
    async (tx) => {
      const rows: ExportedMember[] = [];
      for (let last: string | undefined; ; ) {
        const batch = await tx
          .select({ ...memberColumns, familyName: members.familyName })
          .from(members)
          .where(and(eq(members.isDesk, false), last === undefined ? undefined : gt(members.id, last)))
          .orderBy(asc(members.id))
          .limit(BATCH);
        rows.push(...batch);
        last = batch.at(-1)?.id;
        if (batch.length < BATCH) break;
      }
      await recordAct(ctx, tx, { action: 'member.export', details: { members: rows.length } });
      return rows;
    },
    { deadlineMs: DEADLINE_MS },
  );
}
