import { sql } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import { type Finding, fail, ok, timeOf, warn } from './finding.ts';

const WARN_MS = 5 * 60_000;
const FAIL_MS = 3_600_000;

/** How long the oldest job that is due has waited, and how many gave up. */
export async function checkQueue({ db, clock }: PlatformCtx): Promise<Finding> {
  const check = 'jobs';
  const [row] = await db.outsideTenant(
    (tx) =>
      tx.execute<{ oldest: string | null; due: number; failed: number }>(sql`
        select min(run_at) filter (where waits)::text as oldest, count(*) filter (where waits)::int as due,
          count(*) filter (where attempts >= max_attempts)::int as failed
        from (select *, attempts < max_attempts and locked_at is null and run_at <= now() as waits
          from graphile_worker._private_jobs) jobs`),
    { readOnly: true },
  );
  const { oldest = null, due = 0, failed = 0 } = row ?? {};
  const lagMs = oldest === null ? 0 : Math.max(0, clock().getTime() - new Date(oldest).getTime());
  const gaveUp =
    failed > 0 ? [`${failed} gave up`, 'Next: pnpm platform jobs list --failed, then jobs retry'] : [];
  if (lagMs < WARN_MS) return (failed > 0 ? warn : ok)(check, `${due} due`, ...gaveUp);
  const said = `${due} due, the oldest for ${timeOf(lagMs)}: mails and all that follows wait`;
  const next = 'Next: start the platform, or a worker (--worker-only); look in its log for what fails';
  return (lagMs < FAIL_MS ? warn : fail)(check, said, next, ...gaveUp);
}
