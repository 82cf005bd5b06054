import type { Query } from 'drizzle-orm';
import { PgDialect, type PgTransaction, type PreparedQueryConfig } from 'drizzle-orm/pg-core';
import { PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { Scope, Unit } from './unit.ts';

type Schema = Record<string, never>;
type Builder = Pick<
  PostgresJsDatabase<Schema>,
  | 'select'
  | 'selectDistinct'
  | 'selectDistinctOn'
  | 'insert'
  | 'update'
  | 'delete'
  | 'execute'
  | 'with'
  | '$with'
  | '$count'
>;

declare const brand: unique symbol;

/** Queries of one tenant, in one transaction. Only inTenant makes it; it is dead once that returns. */
export interface TenantTx extends Builder {
  readonly [brand]: 'tenant';
  /** What fn did is undone when it throws, and only that. One at a time. */
  savepoint<T>(fn: (tx: TenantTx) => Promise<T>): Promise<T>;
}

/** No tenant: global tables and definer functions; every tenant table is empty and closed. Only outsideTenant makes it. */
export interface GlobalTx extends Builder {
  readonly [brand]: 'global';
  savepoint<T>(fn: (tx: GlobalTx) => Promise<T>): Promise<T>;
}

const dialect = new PgDialect();

export function handleOf<Tx extends TenantTx | GlobalTx>(unit: Unit, scope: Scope): Tx {
  const savepoint = <T>(fn: (tx: Tx) => Promise<T>) =>
    unit.savepoint(scope, (inner) => fn(handleOf<Tx>(unit, inner)));
  const client = {
    options: unit.session.sql.options,
    unsafe: (text: string, params: unknown[] = []) => unit.query(scope, text, params),
  };
  // Drizzle calls `unsafe` and reads `options`; nothing else of the driver may be within its reach.
  const session = new UnitSession(client as unknown as Sql, savepoint as Savepoint);
  const handle = new PostgresJsDatabase<Schema>(dialect, session, undefined);
  return Object.assign(handle, { savepoint }) as unknown as Tx;
}

type Savepoint = (fn: (tx: unknown) => Promise<unknown>) => Promise<unknown>;

class UnitSession extends PostgresJsSession<Sql, Schema, Schema> {
  constructor(
    client: Sql,
    readonly savepoint: Savepoint,
  ) {
    super(client, dialect, undefined);
  }

  /** Drizzle would wrap each failure in an error whose text is the query and its parameters; ours are translated already. */
  override prepareQuery<T extends PreparedQueryConfig = PreparedQueryConfig>(
    ...args: Parameters<PostgresJsSession<Sql, Schema, Schema>['prepareQuery']>
  ) {
    const prepared = super.prepareQuery<T>(...(args as [Query, undefined, undefined, boolean]));
    const bare = { queryWithCache: (_text: string, _params: unknown, run: () => unknown) => run() };
    return Object.assign(prepared, bare);
  }

  /** Drizzle's own would send a second `begin`, whose commit ends ours. */
  override transaction<T>(fn: (tx: PgTransaction<never>) => Promise<T>): Promise<T> {
    return this.savepoint(fn as (tx: unknown) => Promise<unknown>) as Promise<T>;
  }
}
