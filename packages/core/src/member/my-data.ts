import { requireMember } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { rowsOf, taken } from '../export/rows.ts';

type Rows = Record<string, unknown>[];

/** Everything this space keeps about the caller, as data, table by table (`duties`): theirs to take away. @throws SignInNeeded */
export async function myData(ctx: Ctx) {
  const { memberId } = requireMember(ctx);
  const data: Record<string, Rows> = {};
  for (const each of taken) {
    const all: Rows = [];
    for await (const rows of rowsOf(ctx, each, memberId)) all.push(...rows.map(({ row }) => row));
    data[each.exported.as] = all;
  }
  const { member: [member] = [], ...rows } = data;
  if (!member) throw new NotFound();
  return { space: ctx.tenant.host, takenAt: ctx.clock().toISOString(), member, ...rows };
}
