import type { driverFor } from '@entraide/db/testing';

type Driver = ReturnType<typeof driverFor>;

/** Watches the jobs of workers that were killed, until somebody else has taken or done them. */
export function watchTakeover(sql: Driver) {
  const diedAt = new Map<string, number>();
  let longestMs = 0;

  const mailJobs = () => sql<{ id: string; lockedMs: number | null; over: boolean }[]>`
    select j.id::text, (extract(epoch from j.locked_at) * 1000)::float8 as "lockedMs", j.attempts >= j.max_attempts as over
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'send_mail'`;

  return {
    /** A worker has just died. What the living ones hold is watched, too, and is done in a moment. */
    async died(): Promise<void> {
      const now = Date.now();
      for (const { id, lockedMs } of await mailJobs())
        if (lockedMs !== null && !diedAt.has(id)) diedAt.set(id, now);
    },
    /** @returns how many mails wait, are under way or are held by the dead; those that failed for the last time */
    async look(): Promise<{ open: number; failed: number }> {
      const jobs = await mailJobs();
      const locked = new Map(jobs.map(({ id, lockedMs }) => [id, lockedMs]));
      for (const [id, at] of diedAt) {
        const lockedMs = locked.get(id);
        const isTaken = lockedMs === undefined || (lockedMs !== null && lockedMs > at);
        if (!isTaken) continue;
        longestMs = Math.max(longestMs, Date.now() - at);
        diedAt.delete(id);
      }
      const failed = jobs.filter(({ over, lockedMs }) => over && lockedMs === null).length;
      return { open: jobs.length - failed, failed };
    },
    /** Since it was last asked. */
    longestMs(): number {
      const longest = longestMs;
      longestMs = 0;
      return longest;
    },
  };
}
