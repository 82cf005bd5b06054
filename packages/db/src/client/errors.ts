import postgres from 'postgres';
import type { ConnectFault, ConnectTarget } from './connect-fault.ts';

export type ConstraintKind = 'unique' | 'foreign_key' | 'check' | 'not_null' | 'exclusion';

/** For the debugger only: out of sight of whoever serialises an error. */
function hideCause(error: Error, cause: unknown): void {
  if (cause !== undefined) Object.defineProperty(error, 'cause', { value: cause, enumerable: false });
}

/** A row broke a rule of the schema; `constraint` is its name (`table__column`), never a value. */
export class ConstraintViolation extends Error {
  override readonly name = 'ConstraintViolation';
  constructor(
    readonly constraint: string,
    readonly kind: ConstraintKind,
  ) {
    super(`${kind} constraint ${constraint}`);
  }
}

export type UnavailableReason = 'busy' | 'connect' | 'lost' | 'deadline' | 'closed';

const unavailableText: Record<UnavailableReason, string> = {
  busy: 'no database session became free in time',
  connect: 'no session with the database could be opened',
  lost: 'the database session was lost',
  deadline: 'the database did not finish in time',
  closed: 'the database handle is closed',
};

/** Not the caller's fault and worth trying again. After `lost`, what was being committed may or may not have happened. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  /** What the server really answered, with reason `connect`. */
  readonly fault: ConnectFault | null;
  readonly target: ConnectTarget | null;
  constructor(
    readonly reason: UnavailableReason,
    cause?: unknown,
    connect: { fault: ConnectFault; target: ConnectTarget } | null = null,
  ) {
    super(unavailableText[reason]);
    this.fault = connect?.fault ?? null;
    this.target = connect?.target ?? null;
    hideCause(this, cause);
  }
}

/** Any other refusal. `code` is the SQLSTATE; the message holds no SQL, no parameter and no row. */
export class QueryFailed extends Error {
  override readonly name = 'QueryFailed';
  constructor(
    readonly code: string,
    detail?: string,
    cause?: unknown,
  ) {
    super(`the database refused a query (${code})${detail ? `: ${detail}` : ''}`);
    hideCause(this, cause);
  }
}

/** A handle was used after its unit of work had ended. */
export class UnitOver extends Error {
  override readonly name = 'UnitOver';
  constructor() {
    super('this transaction is over: its handle must not be kept');
  }
}

const kinds: Record<string, ConstraintKind> = {
  '23505': 'unique',
  '23503': 'foreign_key',
  '23514': 'check',
  '23502': 'not_null',
  '23P01': 'exclusion',
};

/** Messages of class 22 and 23 quote values; those of these classes only name things of the schema. */
const namesOnly = /^(0A|25|28|3|40|42|53|54|55|57|58)/;
const unreachable = /^(CONNECT|E[A-Z]+$|08|53300|57P0|3D000|28)/;

/** Turns what the driver threw into one of the errors above; leaves alone what is none of the database's. */
export function translate(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('the driver threw something that is no error');
  const { code } = error as { code?: unknown };
  if (!(error instanceof postgres.PostgresError)) {
    if (typeof code !== 'string' || !unreachable.test(code)) return error;
    return new DatabaseUnavailable(code.startsWith('CONNECTION_') ? 'lost' : 'connect', error);
  }
  const kind = kinds[error.code];
  if (kind) {
    return new ConstraintViolation(
      error.constraint_name ?? `${error.table_name}__${error.column_name}`,
      kind,
    );
  }
  if (error.code === '57014') return new DatabaseUnavailable('deadline', error);
  if (error.code === '25P03' || error.code === '57P01') return new DatabaseUnavailable('lost', error);
  if (unreachable.test(error.code)) return new DatabaseUnavailable('connect', error);
  if (namesOnly.test(error.code)) return new QueryFailed(error.code, error.message, error);
  return new QueryFailed(error.code);
}
