import { eq, files, not, sql, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import type { Ctx } from '../ctx/index.ts';
import { Unavailable } from '../error/index.ts';
import { enqueueJob, type JobKind } from '../job/define-job.ts';
import { sweepTonight } from '../job/sweep.ts';
import { KEPT_MS } from './put-file.ts';

export const storeFiles: JobKind<object> = { name: 'store_files', schema: z.object({}), tries: 25 };

export interface SmallFile {
  /** 512 kB at most. */
  bytes: Buffer;
  /** Hexadecimal, of the bytes. */
  sha256: string;
  /** The caller has looked: `image/png`. */
  mediaType: string;
  purpose: string;
}

/**
 * Stores a small file inside the caller's transaction, which also writes what refers to it. The bytes wait in the database and can be read
 * from there until a job has moved them to the store: so a command needs no way to the store, and nothing is stored that is rolled back.
 * @throws Unavailable when the same content is being removed at this moment
 */
export async function putFileIn(
  ctx: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  { bytes, sha256, mediaType, purpose }: SmallFile,
): Promise<void> {
  const now = ctx.clock();
  const keptUntil = new Date(now.getTime() + KEPT_MS);
  const isThere = sql`${files.state} = 'stored'`;
  const written = await tx
    .insert(files)
    .values({
      ...{ sha256, size: bytes.length, mediaType, purpose, createdAt: now, keptUntil },
      ...{ state: 'waiting' as const, bytes },
    })
    .onConflictDoUpdate({
      target: [files.tenantId, files.sha256],
      set: {
        keptUntil: sql`greatest(${files.keptUntil}, excluded.kept_until)`,
        state: sql`case when ${isThere} then ${files.state} else 'waiting' end`,
        bytes: sql`case when ${isThere} then null else excluded.bytes end`,
      },
      setWhere: not(eq(files.state, 'removing')),
    })
    .returning({ sha256: files.sha256 });
  if (written.length === 0) throw new Unavailable(1);
  await enqueueJob(tx, storeFiles, {}, { key: storeFiles.name });
  await sweepTonight(ctx, tx);
}
