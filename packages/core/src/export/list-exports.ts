import { and, desc, eq, gt, memberExports } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { exportColumns, type MemberExport } from './export.ts';

/** The caller's own that are there, or being made; the newest first. @throws SignInNeeded */
export async function listExports(ctx: Ctx): Promise<MemberExport[]> {
  const { memberId } = requireMember(ctx);
  return inTenant(ctx, async (tx) =>
    tx
      .select(exportColumns)
      .from(memberExports)
      .where(and(eq(memberExports.memberId, memberId), gt(memberExports.endsAt, ctx.clock())))
      .orderBy(desc(memberExports.askedAt)),
  );
}
