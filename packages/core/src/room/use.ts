import { admissions, and, count, eq, files, inArray, members, sql, type TenantTx } from '@entraide/db';
import type { Counted } from '@entraide/model/plan';

/** How much of it the space uses. */
export const useIn: Record<Counted, (tx: TenantTx) => Promise<number>> = {
  async members(tx) {
    const [row] = await tx
      .select({ count: count() })
      .from(members)
      .where(and(eq(members.status, 'active'), eq(members.isDesk, false)));
    return row?.count ?? 0;
  },
  /** Those who are invited as admins, too. */
  async admins(tx) {
    const [row] = await tx
      .select({ count: count() })
      .from(members)
      .where(and(eq(members.status, 'active'), eq(members.role, 'admin')));
    const [invited] = await tx
      .select({ count: count() })
      .from(admissions)
      .where(
        and(
          eq(admissions.role, 'admin'),
          sql`not exists (select from ${members} m where m.email = ${admissions.email})`,
        ),
      );
    return (row?.count ?? 0) + (invited?.count ?? 0);
  },
  /** With what is being stored at this moment. */
  async storage(tx) {
    const [row] = await tx
      .select({ bytes: sql<number>`coalesce(sum(${files.size}), 0)::float8` })
      .from(files)
      .where(inArray(files.state, ['storing', 'waiting', 'stored']));
    return row?.bytes ?? 0;
  },
};
