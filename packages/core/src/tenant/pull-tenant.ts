import { join } from 'node:path';
import { like, not, tenantAssets } from '@entraide/db';
import type { OperatorCtx } from '../audit/index.ts';
import { Conflict, NotFound } from '../error/index.ts';
import { readWholeFile } from '../file/index.ts';
import { type Asset, newestRevision } from '../revision/index.ts';
import { findTenant } from './find-tenant.ts';
import { type FolderChange, writeFolder } from './folder/write-folder.ts';

/**
 * Makes tenants/<slug>/ say what is in force, also what was changed in the browser. The next apply makes all of it the folder's.
 * @param dir the folder of tenants
 * @returns the files that differ, written or (with `dryRun`) not
 * @throws NotFound; Conflict when a logo cannot be read where this runs; Unavailable
 */
export async function pullTenant(
  platform: OperatorCtx,
  slug: string,
  { dir, dryRun = false }: { dir: string; dryRun?: boolean },
): Promise<FolderChange[]> {
  const { id } = await findTenant(platform, slug);
  const { revision, rows } = await platform.db.inTenant(id, async (tx) => ({
    revision: await newestRevision(tx),
    rows: await tx
      .select()
      .from(tenantAssets)
      .where(not(like(tenantAssets.name, 'pages/%'))),
  }));
  if (!revision) throw new NotFound();
  const logos: Asset[] = [];
  for (const { name, mediaType, sha256, bytes } of rows)
    logos.push({ name, mediaType, sha256, bytes: bytes ?? (await bytesOf(platform, id, name, sha256)) });
  return writeFolder(join(dir, slug), { ...revision, logos }, { dryRun });
}

/** A command on another machine than the server's looks into another folder. */
async function bytesOf(platform: OperatorCtx, id: string, name: string, sha256: string): Promise<Buffer> {
  return readWholeFile({ ...platform, tenant: { id } }, sha256).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error;
    throw new Conflict(
      `${name} is not in the file store that this command reaches. Run it where the server runs, with the same DATA_DIR or S3_ settings.`,
    );
  });
}
