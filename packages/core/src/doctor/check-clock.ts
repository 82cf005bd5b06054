import { sql } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const WARN_MS = 2_000;
const FAIL_MS = 60_000;

/** The database's clock against ours: codes, sessions and jobs end by either. */
export async function checkClock({ db, clock }: PlatformCtx): Promise<Finding> {
  const check = 'clock';
  const before = clock().getTime();
  const [row] = await db.outsideTenant((tx) =>
    tx.execute<{ ms: number }>(sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`),
  );
  const after = clock().getTime();
  const ms = row?.ms ?? 0;
  // Somewhere between the question and the answer.
  const apart = Math.max(0, before - ms, ms - after);
  const said = `the database and this machine are ${Math.round(apart)} ms apart`;
  if (apart < WARN_MS) return ok(check, said);
  const next = 'Next: let both machines keep their time by NTP (timedatectl set-ntp true)';
  return apart < FAIL_MS
    ? warn(check, said, next)
    : fail(check, `${said}: codes and sessions end too early or too late`, next);
}
