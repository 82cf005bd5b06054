import { rm } from 'node:fs/promises';
import { and, eq, files, inArray, not, sql } from '@entraide/db';
import { type Ctx, inTenant, type Tenant } from '../ctx/index.ts';
import { Invalid, NotFound, Unavailable } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { requireRoom } from '../room/index.ts';
import { type MediaType, mediaTypeOf } from './media-type.ts';
import { reachStore } from './reach-store.ts';
import { receive } from './receive.ts';

/** How long a file stays without anything that refers to it. */
export const KEPT_MS = 60 * 60_000;

/** A space and its files; a request's Ctx fits, and a job's. */
export type FileCtx = Pick<Ctx, 'db' | 'clock' | 'log' | 'fileStore' | 'plans' | 'stripe'> & {
  tenant: Pick<Tenant, 'id'>;
};

export interface PutFile {
  /** What it is for, in small letters: `logo`, `photo`. */
  purpose: string;
  mostBytes: number;
  /** What it may be; its bytes tell. */
  mediaTypes: readonly MediaType[];
  /** How long it is waited for, in ms; two minutes in all unless told. */
  times?: { silenceMs: number; wholeMs: number };
  /** It counts against the plan of the space: photos do, what somebody takes away does not. */
  counted?: boolean;
}

export interface StoredFile {
  /** Hexadecimal, of the bytes: the file's name in its space. */
  sha256: string;
  /** Bytes. */
  size: number;
  mediaType: MediaType;
}

/**
 * Stores a file of the space, for a verb that has asked who may. It stays for an hour; a row that refers to it, written in that time in a
 * transaction with `keepFile`, keeps it. Never inside a transaction: it waits for the sender and the store.
 * @throws Invalid for `file`: 'too-large', 'incomplete', 'media-type'; NoRoom; Unavailable
 */
export async function putFile(
  ctx: FileCtx,
  source: AsyncIterable<Uint8Array>,
  { purpose, mostBytes, mediaTypes, times, counted = false }: PutFile,
): Promise<StoredFile> {
  const received = await reachStore(ctx, () =>
    receive(source, ctx.fileStore.incoming, { mostBytes, ...(times && { times }) }),
  );
  try {
    const mediaType = mediaTypeOf(received.head);
    if (!mediaType || !mediaTypes.includes(mediaType)) throw notOneOf(mediaTypes);
    const { sha256, size } = received;
    const key = { tenantId: ctx.tenant.id, sha256 };
    // The row first: whatever happens next, the sweep knows of these bytes.
    await writeRow(ctx, { sha256, size, mediaType }, { purpose, counted });
    await reachStore(ctx, () => ctx.fileStore.put(key, received));
    await markStored(ctx, sha256);
    return { sha256, size, mediaType };
  } finally {
    await rm(received.path, { force: true }).catch(() => {});
  }
}

function writeRow(
  ctx: FileCtx,
  { sha256, size, mediaType }: StoredFile,
  { purpose, counted }: { purpose: string; counted: boolean },
): Promise<void> {
  const now = ctx.clock();
  const keptUntil = new Date(now.getTime() + KEPT_MS);
  return inTenant(ctx, async (tx) => {
    if (counted) await requireRoom(ctx, tx, 'storage', size);
    const written = await tx
      .insert(files)
      .values({ sha256, size, mediaType, purpose, createdAt: now, keptUntil, state: 'storing' })
      .onConflictDoUpdate({
        target: [files.tenantId, files.sha256],
        set: { keptUntil: sql`greatest(${files.keptUntil}, excluded.kept_until)` },
        setWhere: not(eq(files.state, 'removing')),
      })
      .returning({ sha256: files.sha256 });
    // The same content is being removed at this moment.
    if (written.length === 0) throw new Unavailable(1);
    await sweepTonight(ctx, tx);
  });
}

/** The bytes are in the store: from now on the file can be read and used. @throws NotFound when the space was deleted meanwhile */
export async function markStored(ctx: FileCtx, sha256: string): Promise<void> {
  const marked = await inTenant(ctx, async (tx) =>
    tx
      .update(files)
      .set({ state: 'stored', bytes: null })
      .where(and(eq(files.sha256, sha256), inArray(files.state, ['storing', 'waiting', 'stored'])))
      .returning({ sha256: files.sha256 }),
  );
  if (marked.length > 0) return;
  await reachStore(ctx, () => ctx.fileStore.remove({ tenantId: ctx.tenant.id, sha256 }));
  throw new NotFound();
}

const notOneOf = (mediaTypes: readonly MediaType[]) =>
  new Invalid([{ path: ['file'], code: 'media-type', message: `one of ${mediaTypes.join(', ')}` }]);
