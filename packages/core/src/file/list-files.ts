import { asc, eq, files, gt, sql, type TenantTx } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import type { FileCtx } from './put-file.ts';

const A_PAGE = 1_000;

/** Every file of the space in the order of its hash, a page of rows at a time: for an export. */
export async function* listFiles(ctx: FileCtx) {
  let after = '';
  for (;;) {
    const page = await inTenant(ctx, async (tx) =>
      tx
        .select({
          sha256: files.sha256,
          size: files.size,
          mediaType: files.mediaType,
          purpose: files.purpose,
          createdAt: files.createdAt,
        })
        .from(files)
        .where(gt(files.sha256, after))
        .orderBy(asc(files.sha256))
        .limit(A_PAGE),
    );
    yield* page;
    after = page.at(-1)?.sha256 ?? after;
    if (page.length < A_PAGE) return;
  }
}

export interface Storage {
  files: number;
  bytes: number;
}

/** What a space keeps in the file store. */
export async function storageIn(tx: TenantTx): Promise<Storage> {
  const [sum] = await tx
    .select({
      files: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${files.size}), 0)::float8`,
    })
    .from(files)
    .where(eq(files.removing, false));
  return sum ?? { files: 0, bytes: 0 };
}
