import { statfs } from 'node:fs/promises';
import { sql } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import { type Finding, fail, ok, sizeOf, warn } from './finding.ts';

const LITTLE_BYTES = 500_000_000;
const SOME_BYTES = 2_000_000_000;

/**
 * Room on the disk of the data folder.
 * @param embedded the database is on that disk too
 */
export async function checkDisk(
  { db }: PlatformCtx,
  { dataDir, embedded }: { dataDir: string; embedded: boolean },
): Promise<Finding> {
  const check = 'disk';
  const [row] = await db.outsideTenant((tx) =>
    tx.execute<{ bytes: number }>(sql`select pg_database_size(current_database())::float8 as bytes`),
  );
  const database = row?.bytes ?? 0;
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const said = [
    `${sizeOf(free)} free in ${dataDir}`,
    `the database has ${sizeOf(database)}${embedded ? '' : ', on a server whose disk is not seen from here'}`,
  ];
  const next = 'Next: make room, or move DATA_DIR to a larger disk';
  if (free < LITTLE_BYTES) return fail(check, ...said, next);
  // A backup beside it takes about as much again.
  return free < SOME_BYTES || (embedded && free < database) ? warn(check, ...said, next) : ok(check, ...said);
}
