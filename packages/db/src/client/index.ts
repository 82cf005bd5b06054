export { withRole } from './address.ts';
export type { ConnectFault, ConnectTarget } from './connect-fault.ts';
export {
  type ConstraintKind,
  ConstraintViolation,
  DatabaseUnavailable,
  QueryFailed,
  type UnavailableReason,
  UnitOver,
} from './errors.ts';
export type { GlobalTx, TenantTx } from './handle.ts';
export { type Database, type OpenDatabaseOptions, openDatabase, type UnitOptions } from './open-database.ts';
