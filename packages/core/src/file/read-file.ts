import { Readable } from 'node:stream';
import { and, eq, files, inArray } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { inTime } from './in-time.ts';
import type { FileCtx } from './put-file.ts';
import { reachStore } from './reach-store.ts';

/** For each piece, and for all of a file: a reader who is slow is waited for, too. */
const TIMES = { silenceMs: 30_000, wholeMs: 10 * 60_000 };

export interface OpenFile {
  /** Bytes. */
  size: number;
  mediaType: string;
  /** Must be read or destroyed. */
  bytes: Readable;
}

/**
 * A file of the space, for a verb that has asked who may see what refers to it. Never inside a transaction.
 * @throws NotFound, for another space's file too; Unavailable
 */
export async function readFile(ctx: FileCtx, sha256: string): Promise<OpenFile> {
  const [row] = await inTenant(ctx, async (tx) =>
    tx
      .select({ size: files.size, mediaType: files.mediaType, bytes: files.bytes })
      .from(files)
      .where(and(eq(files.sha256, sha256), inArray(files.state, ['waiting', 'stored']))),
  );
  if (!row) throw new NotFound();
  const { size, mediaType } = row;
  if (row.bytes) return { size, mediaType, bytes: Readable.from([row.bytes], { objectMode: false }) };
  const bytes = await reachStore(ctx, () => ctx.fileStore.get({ tenantId: ctx.tenant.id, sha256 }));
  if (!bytes) {
    ctx.log.error({ tenant: ctx.tenant.id, sha256 }, 'the file store has lost a file');
    throw new NotFound();
  }
  return { size, mediaType, bytes: Readable.from(inTime(bytes, TIMES), { objectMode: false }) };
}

/** All of it in memory: for small files alone. @throws as `readFile` */
export async function readWholeFile(ctx: FileCtx, sha256: string): Promise<Buffer> {
  const { bytes } = await readFile(ctx, sha256);
  return reachStore(ctx, async () => Buffer.concat(await bytes.toArray()));
}
