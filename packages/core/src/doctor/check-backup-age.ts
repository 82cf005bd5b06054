import { auditLog, desc, eq } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import { type Finding, fail, ok, timeOf, warn } from './finding.ts';

const DAY_MS = 86_400_000;
const next = 'Next: pnpm platform backup, every night (docs/run-a-platform.md)';

/** How old the last backup is that this command made. */
export async function checkBackupAge({ db, clock }: PlatformCtx): Promise<Finding> {
  const check = 'backup';
  const [last] = await db.outsideTenant(async (tx) =>
    tx
      .select({ at: auditLog.at })
      .from(auditLog)
      .where(eq(auditLog.action, 'platform.backup'))
      .orderBy(desc(auditLog.at))
      .limit(1),
  );
  if (!last) return warn(check, 'none was made with this command', next);
  const ageMs = clock().getTime() - last.at.getTime();
  const said = `the last one is ${timeOf(ageMs)} old`;
  if (ageMs < 2 * DAY_MS) return ok(check, said);
  return (ageMs < 8 * DAY_MS ? warn : fail)(check, said, next);
}
