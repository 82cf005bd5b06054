import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { eq, files, sql } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { defineJob } from '../job/define-job.ts';
import { type FileCtx, KEPT_MS, markStored } from './put-file.ts';
import { storeFiles } from './put-file-in.ts';
import { reachStore } from './reach-store.ts';
import { receive } from './receive.ts';

/** Moves the bytes that wait in the database to the store, one file after the other. */
export const storeFilesJob = defineJob({
  ...storeFiles,
  whileSuspended: true,
  async run(ctx) {
    for (const sha256 of await waiting(ctx)) await storeOne(ctx, sha256).catch(unlessGone);
  },
});

const waiting = (ctx: FileCtx): Promise<string[]> =>
  inTenant(ctx, async (tx) => {
    const rows = await tx.select({ sha256: files.sha256 }).from(files).where(eq(files.state, 'waiting'));
    return rows.map(({ sha256 }) => sha256);
  });

async function storeOne(ctx: FileCtx, sha256: string): Promise<void> {
  const keptUntil = new Date(ctx.clock().getTime() + KEPT_MS).toISOString();
  // Kept while it is on its way, so that no sweep removes it between.
  const [row] = await inTenant(ctx, async (tx) =>
    tx
      .update(files)
      .set({ keptUntil: sql`greatest(${files.keptUntil}, ${keptUntil}::timestamptz)` })
      .where(sql`${files.sha256} = ${sha256} and ${files.state} = 'waiting'`)
      .returning({ bytes: files.bytes, size: files.size }),
  );
  if (!row?.bytes) return;
  const source = Readable.from([row.bytes]);
  const received = await reachStore(ctx, () =>
    receive(source, ctx.fileStore.incoming, { mostBytes: row.size }),
  );
  try {
    await reachStore(ctx, () => ctx.fileStore.put({ tenantId: ctx.tenant.id, sha256 }, received));
    await markStored(ctx, sha256);
  } finally {
    await rm(received.path, { force: true }).catch(() => {});
  }
}

/** The space was deleted meanwhile. */
function unlessGone(error: unknown): void {
  if (!(error instanceof NotFound)) throw error;
}
