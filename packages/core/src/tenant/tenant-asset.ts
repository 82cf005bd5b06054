import { eq, tenantAssets } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { readWholeFile } from '../file/index.ts';
import type { Asset } from '../revision/index.ts';

/**
 * A logo or another file of the space, as applied.
 * @throws NotFound, Unavailable
 */
export async function tenantAsset(ctx: Ctx, name: string): Promise<Asset> {
  const [row] = await inTenant(ctx, async (tx) =>
    tx.select().from(tenantAssets).where(eq(tenantAssets.name, name)),
  );
  if (!row) throw new NotFound();
  const { mediaType, sha256, fileSha256 } = row;
  const bytes = fileSha256 === null ? row.bytes : await readWholeFile(ctx, fileSha256);
  if (!bytes) throw new NotFound();
  return { name: row.name, mediaType, bytes, sha256 };
}
