import {
  and,
  duties,
  eq,
  files,
  getTableColumns,
  inArray,
  lte,
  not,
  or,
  type SQL,
  sql,
  type TenantTx,
} from '@entraide/db';
import { z } from 'zod';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { defineJob, enqueueJob, type JobCtx, type JobKind } from '../job/define-job.ts';
import type { Sweep } from '../job/sweep.ts';
import { KEPT_MS } from './put-file.ts';
import { reachStore } from './reach-store.ts';

const AT_A_TIME = 100;
const HOUR_MS = 60 * 60_000;

const kind: JobKind<object> = { name: 'remove_files', schema: z.object({}), tries: 25 };

/**
 * Call it in the transaction that deletes a row which refers to a file: the bytes go within two hours, if nothing else refers to them.
 * Without it they go at night.
 */
export async function removeFiles(ctx: Pick<Ctx, 'clock'>, tx: TenantTx): Promise<void> {
  // At full hours, so that one job waits for all that an hour removes.
  const runAt = new Date(Math.ceil((ctx.clock().getTime() + KEPT_MS) / HOUR_MS) * HOUR_MS);
  await enqueueJob(tx, kind, {}, { key: `${kind.name}:${runAt.toISOString()}`, runAt });
}

/** Files whose time is over and that no row refers to: their bytes go in a job of their own, because a transaction must not wait for them. */
export const sweepFiles: Sweep = async (ctx, tx) => {
  const [unused] = await tx.select({ sha256: files.sha256 }).from(files).where(removable(ctx)).limit(1);
  if (unused) await enqueueJob(tx, kind, {}, { key: kind.name });
  const [left] = await tx.select({ sha256: files.sha256 }).from(files).limit(1);
  return left !== undefined;
};

/**
 * Marks the files first, in a transaction; nothing may read or use a marked one. Then the bytes go, then the rows. A job that dies between
 * is run again and finds the marks.
 */
export const removeFilesJob = defineJob({
  ...kind,
  whileSuspended: true,
  async run(ctx) {
    while ((await removeSome(ctx)) === AT_A_TIME);
  },
});

async function removeSome(ctx: JobCtx): Promise<number> {
  const tenantId = ctx.tenant.id;
  const hashes = await inTenant(ctx, (tx) => mark(ctx, tx));
  for (const sha256 of hashes) await reachStore(ctx, () => ctx.fileStore.remove({ tenantId, sha256 }));
  if (hashes.length > 0)
    await inTenant(ctx, async (tx) => {
      await tx.delete(files).where(and(inArray(files.sha256, hashes), eq(files.state, 'removing')));
    });
  return hashes.length;
}

async function mark(ctx: Pick<Ctx, 'clock'>, tx: TenantTx): Promise<string[]> {
  const some = await tx.select({ sha256: files.sha256 }).from(files).where(removable(ctx)).limit(AT_A_TIME);
  if (some.length === 0) return [];
  const hashes = some.map(({ sha256 }) => sha256);
  // Asked again for each row once it is locked: a verb may have stored or used the file since.
  const marked = await tx
    .update(files)
    .set({ state: 'removing', bytes: null })
    .where(and(inArray(files.sha256, hashes), removable(ctx)))
    .returning({ sha256: files.sha256 });
  return marked.map(({ sha256 }) => sha256);
}

function removable({ clock }: Pick<Ctx, 'clock'>): SQL | undefined {
  return or(eq(files.state, 'removing'), and(lte(files.keptUntil, clock()), not(isReferredTo())));
}

/** By any of the columns that the duties name; those that hold many hashes are asked last, because no index helps there. */
function isReferredTo(): SQL {
  const named = (of: 'fileColumns' | 'fileMaps', holds: (column: SQL) => SQL) =>
    Object.values(duties).flatMap(({ table, [of]: names = [] }) =>
      names.map((name) => {
        const { [name]: column, tenantId } = getTableColumns(table);
        return sql`exists (select from ${table} where ${tenantId} = ${files.tenantId} and ${holds(sql`${column}`)})`;
      }),
    );
  const references = [
    ...named('fileColumns', (column) => sql`${column} = ${files.sha256}`),
    ...named('fileMaps', (column) => sql`${files.sha256} in (select value from jsonb_each_text(${column}))`),
  ];
  return sql`(${sql.join(references, sql` or `)})`;
}
