import postgres from 'postgres';
import type { Address } from './address.ts';

/** Why no session could be opened: a stable word for each answer that needs a different mend. */
export type ConnectFault =
  | 'password-refused'
  | 'no-such-role'
  | 'no-such-database'
  | 'not-admitted'
  | 'too-many-connections'
  | 'starting-up'
  | 'no-tls'
  | 'certificate-refused'
  | 'no-route';

/** What was asked for; never the password. */
export interface ConnectTarget {
  host: string;
  port: number;
  database: string;
  /** The login. */
  user: string;
}

export const targetOf = ({ host, port, database, user }: Address): ConnectTarget => ({
  host,
  port,
  database,
  user,
});

const byState: Record<string, ConnectFault> = {
  // Also what a role that does not exist, or has no password, is told.
  '28P01': 'password-refused',
  '3D000': 'no-such-database',
  '53300': 'too-many-connections',
  '57P03': 'starting-up',
  // No right to connect to this database.
  '42501': 'not-admitted',
};

/** What a failed attempt to connect means; null when it is about something else. */
export function connectFaultOf(error: unknown): ConnectFault | null {
  const { code, routine } = error as { code?: unknown; routine?: unknown };
  if (typeof code !== 'string') return null;
  if (error instanceof postgres.PostgresError) {
    // Messages are in the server's language; the names of its routines are not.
    if (code === '28000') return routine === 'InitializeSessionUserId' ? 'no-such-role' : 'not-admitted';
    return byState[code] ?? null;
  }
  if (code === 'ENOTLS') return 'no-tls';
  if (/^(CERT|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|HOSTNAME_MISMATCH)/.test(code))
    return 'certificate-refused';
  // CONNECTION_*: it was there and hung up, or never answered.
  return /^(E[A-Z_]+$|CONNECT)/.test(code) ? 'no-route' : null;
}

/** Waiting does not help here. */
const lasting = new Set<ConnectFault>([
  'password-refused',
  'no-such-role',
  'no-such-database',
  'not-admitted',
  'no-tls',
  'certificate-refused',
]);

export function isLasting(fault: ConnectFault | null, cause: unknown): boolean {
  return (
    (fault !== null && lasting.has(fault)) || (cause as { code?: unknown } | undefined)?.code === 'ENOTFOUND'
  );
}
