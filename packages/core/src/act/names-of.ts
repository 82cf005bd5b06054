import { inArray, members, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';

/** The names of those among the actors who are members still, by id. */
export async function namesOf(tx: TenantTx, given: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(given)].filter((id): id is string => id !== null && isId(id));
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: members.id, name: members.displayName })
    .from(members)
    .where(inArray(members.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
