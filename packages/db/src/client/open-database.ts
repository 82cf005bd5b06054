import { parseAddress } from './address.ts';
import { type GlobalTx, handleOf, type TenantTx } from './handle.ts';
import { Listener } from './listener.ts';
import { Pool } from './pool.ts';
import { Session, type SessionOptions } from './session.ts';
import { runUnit } from './unit.ts';

export interface UnitOptions {
  /** The server refuses writes (25006). */
  readOnly?: boolean;
  /** Milliseconds from the first statement to the end of commit; 5,000 unless told. */
  deadlineMs?: number;
  /**
   * Statements are planned once a session and not for their values: for short ones whose best plan is the same for all values,
   * where planning would take longer than running.
   */
  plannedOnce?: boolean;
}

export interface Database {
  /**
   * One transaction as one tenant. Commits when fn returns, rolls back when it throws. No network calls inside: enqueue a job.
   * Throws what fn throws, ConstraintViolation, QueryFailed, DatabaseUnavailable; TypeError when the id is no UUID.
   */
  inTenant<T>(tenantId: string, fn: (tx: TenantTx) => Promise<T>, options?: UnitOptions): Promise<T>;
  /** The same with no tenant set: every tenant table is empty and closed. */
  outsideTenant<T>(fn: (tx: GlobalTx) => Promise<T>, options?: UnitOptions): Promise<T>;
  /** Calls back with each NOTIFY, and with '' after a reconnect (something may have been missed). Returns how to stop. */
  listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>>;
  /** Refuses newcomers, lets running units finish, closes every session. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** postgres://…, with sslmode, sslrootcert, role, options as libpq knows them. */
  url: string;
  /** Sessions at most; 8 unless told. One more is opened for the first `listen`. */
  size?: number;
  applicationName?: string;
  /** Named statements; true unless told. False behind PgBouncer in transaction mode before 1.21. */
  prepare?: boolean;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const unitMs = 5_000;

/** Opens no connection yet. Throws TypeError when the address cannot be read. */
export function openDatabase({
  url,
  size = 8,
  applicationName = 'entraide',
  prepare = true,
}: OpenDatabaseOptions): Database {
  const options: SessionOptions = {
    address: parseAddress(url),
    applicationName,
    prepare,
    // A pooler without named statements refuses startup settings too.
    ...(prepare ? { settings } : {}),
  };
  const pool = new Pool((signal) => Session.open(options, signal), size);
  const listener = new Listener((signal, onNotify) =>
    Session.open({ ...options, applicationName: `${applicationName}-listen`, onNotify }, signal),
  );

  async function unit<Tx extends TenantTx | GlobalTx, T>(
    tenantId: string,
    fn: (tx: Tx) => Promise<T>,
    { readOnly = false, deadlineMs = unitMs, plannedOnce = false }: UnitOptions,
  ): Promise<T> {
    const session = await pool.acquire();
    const statementMs = prepare && deadlineMs === unitMs ? null : deadlineMs;
    const begin = beginText(tenantId, { readOnly, statementMs, plannedOnce });
    // async: a handler that throws before its first await is still a rejection.
    const work = async (...[unit, scope]: Parameters<typeof handleOf>) => fn(handleOf<Tx>(unit, scope));
    return runUnit(session, { begin, deadlineMs, work }, (clean) => pool.release(session, clean));
  }

  return {
    async inTenant(tenantId, fn, unitOptions = {}) {
      if (!uuid.test(tenantId)) throw new TypeError('inTenant needs a UUID');
      return unit(tenantId, fn, unitOptions);
    },
    outsideTenant: (fn, unitOptions = {}) => unit('', fn, unitOptions),
    listen: (channel, onMessage) => listener.listen(channel, onMessage),
    async close() {
      await Promise.all([pool.close(), listener.close()]);
    },
  };
}

const settings = {
  statement_timeout: String(unitMs),
  // The server looks after its client while a query runs: what we threw away stops within a second.
  client_connection_check_interval: '1000',
  // To start a parallel worker takes longer than any query of ours.
  max_parallel_workers_per_gather: '0',
  idle_in_transaction_session_timeout: '60000',
  TimeZone: 'UTC',
};

interface Beginning {
  readOnly: boolean;
  statementMs: number | null;
  plannedOnce: boolean;
}

function beginText(tenantId: string, { readOnly, statementMs, plannedOnce }: Beginning): string {
  // Explicitly '' outside a tenant: whatever the session carried before, this transaction is nobody's.
  // `set local` and not set_config(): the same, but nothing to plan and no row to send.
  const set = [`set local app.tenant_id = '${tenantId}'`];
  if (statementMs !== null) set.push(`set local statement_timeout = ${Math.ceil(statementMs)}`);
  if (plannedOnce) set.push('set local plan_cache_mode = force_generic_plan');
  return `begin${readOnly ? ' read only' : ''}; ${set.join('; ')}`;
}
