import { files, inArray, sql, type TenantTx } from '@entraide/db';

export interface SpaceStorage {
  files: number;
  bytes: number;
}

/** How much a space keeps. */
export async function spaceStorage(tx: TenantTx): Promise<SpaceStorage> {
  const [sum] = await tx
    .select({
      files: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${files.size}), 0)::float8`,
    })
    .from(files)
    .where(inArray(files.state, ['waiting', 'stored']));
  return sum ?? { files: 0, bytes: 0 };
}
