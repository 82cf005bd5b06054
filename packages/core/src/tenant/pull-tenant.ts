import { join } from 'node:path';
import { like, not, tenantAssets } from '@entraide/db';
import type { OperatorCtx } from '../audit/index.ts';
import { NotFound } from '../error/index.ts';
import { newestRevision } from '../revision/index.ts';
import { findTenant } from './find-tenant.ts';
import { type FolderChange, writeFolder } from './folder/write-folder.ts';

/**
 * Makes tenants/<slug>/ say what is in force, also what was changed in the browser. The next apply makes all of it the folder's.
 * @param dir the folder of tenants
 * @returns the files that differ, written or (with `dryRun`) not
 * @throws NotFound
 */
export async function pullTenant(
  platform: OperatorCtx,
  slug: string,
  { dir, dryRun = false }: { dir: string; dryRun?: boolean },
): Promise<FolderChange[]> {
  const { id } = await findTenant(platform, slug);
  const { revision, logos } = await platform.db.inTenant(id, async (tx) => ({
    revision: await newestRevision(tx),
    logos: await tx
      .select()
      .from(tenantAssets)
      .where(not(like(tenantAssets.name, 'pages/%'))),
  }));
  if (!revision) throw new NotFound();
  return writeFolder(join(dir, slug), { ...revision, logos }, { dryRun });
}
