import { and, eq, gt, memberExports } from '@entraide/db';
import { isId } from '@entraide/model';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { type OpenFile, readFile } from '../file/index.ts';

/** The bytes of one of the caller's own. @throws SignInNeeded; NotFound, for what is not ready or over too; Unavailable */
export async function openExport(ctx: Ctx, id: string): Promise<OpenFile> {
  const { memberId } = requireMember(ctx);
  if (!isId(id)) throw new NotFound();
  const [found] = await inTenant(ctx, async (tx) =>
    tx
      .select({ sha256: memberExports.fileSha256 })
      .from(memberExports)
      .where(
        and(
          eq(memberExports.id, id),
          eq(memberExports.memberId, memberId),
          gt(memberExports.endsAt, ctx.clock()),
        ),
      ),
  );
  if (!found?.sha256) throw new NotFound();
  return readFile(ctx, found.sha256);
}
