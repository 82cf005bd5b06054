import { admissions, type Database, openDatabase, sql } from '@entraide/db';
import { driverFor } from '@entraide/db/testing';

export interface ChaosOptions {
  /** Logs in as entraide_app. */
  appUrl: string;
  /** May end anybody's session and see every row. */
  superuserUrl: string;
  /** Stop after so many ended sessions. */
  kills: number;
  /** Milliseconds between two kills. */
  everyMs?: number;
  workers?: number;
  onProgress?: (kills: number) => void;
}

export interface ChaosReport {
  kills: number;
  done: number;
  /** Units that failed with a clear error: allowed, and retried by whoever asked. */
  refused: number;
  wrongReads: number;
  wrongWrites: number;
  /** Rows of units that were told "committed" and are not there. */
  lostWrites: number;
  uncaught: number;
  /** Longest wait for an answer of any kind, in milliseconds. */
  longestWaitMs: number;
}

type Driver = ReturnType<typeof driverFor>;

const APPLICATION = 'entraide chaos';
const TENANTS = 20;
const tenantId = (n: number) => `0190c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;

/**
 * Ends random sessions under load and counts what must never happen: a row of another tenant read or written, a promise kept by
 * nobody, an error that nobody catches, a wait without end.
 */
export async function runChaos({
  appUrl,
  superuserUrl,
  kills: wanted,
  everyMs = 40,
  workers = 24,
  onProgress = () => {},
}: ChaosOptions): Promise<ChaosReport> {
  const superuser = driverFor(superuserUrl);
  const report: ChaosReport = {
    kills: 0,
    done: 0,
    refused: 0,
    wrongReads: 0,
    wrongWrites: 0,
    lostWrites: 0,
    uncaught: 0,
    longestWaitMs: 0,
  };
  const count = () => {
    report.uncaught += 1;
  };
  process.on('uncaughtException', count).on('unhandledRejection', count);
  const committed = new Set<string>();
  await plantTenants(superuser);
  const db = openDatabase({ url: appUrl, size: 8, applicationName: APPLICATION });
  let running = true;
  try {
    const load = Array.from({ length: workers }, (_, worker) =>
      keepWorking(db, worker, () => running, report, committed),
    );
    while (report.kills < wanted) {
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      const victims = await superuser`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = ${APPLICATION} order by random() limit 1`;
      report.kills += victims.length;
      onProgress(report.kills);
    }
    running = false;
    await Promise.all(load);
    await db.close();
    await judgeWrites(superuser, report, committed);
    return report;
  } finally {
    running = false;
    process.off('uncaughtException', count).off('unhandledRejection', count);
    await superuser.end();
  }
}

async function plantTenants(superuser: Driver): Promise<void> {
  for (let n = 0; n < TENANTS; n++)
    await superuser`insert into tenants (id, slug, config, config_hash) values (${tenantId(n)}, ${`chaos-${n}`}, '{}', 'x')
      on conflict do nothing`;
}

/** Each unit reads what it can see, dawdles, writes a line that names its tenant, and reads again. */
async function keepWorking(
  db: Database,
  worker: number,
  running: () => boolean,
  report: ChaosReport,
  committed: Set<string>,
): Promise<void> {
  for (let n = 0; running(); n++) {
    const tenant = tenantId((worker * 7 + n) % TENANTS);
    const email = `${tenant}.${worker}.${n}@chaos.example`;
    const started = performance.now();
    try {
      await db.inTenant(tenant, async (tx) => {
        const look = async () => {
          const rows = await tx.execute<{ tenant_id: string }>(
            sql`select tenant_id from ${admissions} limit 40`,
          );
          report.wrongReads += rows.filter((row) => row.tenant_id !== tenant).length;
        };
        await look();
        if (n % 3 === 0) await new Promise((resolve) => setTimeout(resolve, n % 7));
        await tx.insert(admissions).values({ email });
        await look();
      });
      committed.add(email);
      report.done += 1;
    } catch {
      report.refused += 1;
    }
    report.longestWaitMs = Math.max(report.longestWaitMs, performance.now() - started);
  }
}

async function judgeWrites(superuser: Driver, report: ChaosReport, committed: Set<string>): Promise<void> {
  const rows = await superuser<{ tenant_id: string; email: string }[]>`
    select tenant_id, email from admissions where email like '%@chaos.example'`;
  const written = new Set(rows.map((row) => row.email));
  report.wrongWrites = rows.filter((row) => !row.email.startsWith(`${row.tenant_id}.`)).length;
  report.lostWrites = [...committed].filter((email) => !written.has(email)).length;
}
