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
import type { Ctx } from '../ctx/index.ts';
import { defineJob, enqueueJob, type Worker } from '../job/define-job.ts';
import type { Sweep } from '../job/sweep.ts';
import { reachStore } from './reach-store.ts';

const AT_A_TIME = 100;

/** Files whose time is over and that no row refers to: their bytes go in a job of their own, because a transaction must not wait for them. */
export const sweepFiles: Sweep = async (ctx, tx) => {
  const [unused] = await tx.select({ sha256: files.sha256 }).from(files).where(removable(ctx)).limit(1);
  if (unused) await enqueueJob(tx, removeFilesJob, {}, { key: removeFilesJob.name });
  const [left] = await tx.select({ sha256: files.sha256 }).from(files).limit(1);
  return left !== undefined;
};

/**
 * Marks the files first, in a transaction; nothing may refer to a marked one. Then the bytes go, then the rows. A job that dies between
 * is run again and finds the marks.
 */
export const removeFilesJob = defineJob({
  name: 'remove_files',
  schema: z.looseObject({}),
  async run(worker, { tenantId }) {
    while ((await removeSome(worker, tenantId)) === AT_A_TIME);
  },
});

async function removeSome(worker: Worker, tenantId: string): Promise<number> {
  const { db, fileStore } = worker;
  const marked = await db.inTenant(tenantId, (tx) => mark(worker, tx));
  for (const { sha256 } of marked) await reachStore(worker, () => fileStore.remove({ tenantId, sha256 }));
  const hashes = marked.map(({ sha256 }) => sha256);
  if (hashes.length > 0)
    await db.inTenant(tenantId, async (tx) => {
      await tx.delete(files).where(and(inArray(files.sha256, hashes), eq(files.removing, true)));
    });
  return hashes.length;
}

async function mark(ctx: Pick<Ctx, 'clock'>, tx: TenantTx) {
  const some = tx.select({ sha256: files.sha256 }).from(files).where(removable(ctx)).limit(AT_A_TIME);
  const hashes = (await some).map(({ sha256 }) => sha256);
  if (hashes.length === 0) return [];
  // Asked again for each row once it is locked: a verb may have stored or used the file since.
  return tx
    .update(files)
    .set({ removing: true })
    .where(and(inArray(files.sha256, hashes), removable(ctx)))
    .returning({ sha256: files.sha256 });
}

function removable({ clock }: Pick<Ctx, 'clock'>): SQL | undefined {
  return or(eq(files.removing, true), and(lte(files.keptUntil, clock()), not(isReferredTo())));
}

/** By any of the columns that the duties name. */
function isReferredTo(): SQL {
  const references = Object.values(duties).flatMap(({ table, fileColumns = [] }) =>
    fileColumns.map((name) => {
      const { [name]: column, tenantId } = getTableColumns(table);
      return sql`exists (select from ${table} where ${tenantId} = ${files.tenantId} and ${column} = ${files.sha256})`;
    }),
  );
  return sql`(${sql.join(references, sql` or `)})`;
}
