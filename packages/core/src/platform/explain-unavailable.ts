import { type ConnectFault, type ConnectTarget, DatabaseUnavailable } from '@entraide/db';

/** What happened, why, and what to do next, as an operator reads it. Never a password. */
export interface Explained {
  what: string;
  why: string;
  next: string;
}

/** Of whose login a setting speaks. */
const settingOf: Record<string, string> = {
  entraide_app: 'DATABASE_URL',
  entraide_worker: 'DATABASE_URL_WORKER',
  entraide_platform: 'DATABASE_URL_PLATFORM',
};

const explanations: Record<ConnectFault, (target: ConnectTarget, setting: string) => Explained> = {
  'password-refused': ({ user }, setting) => ({
    what: `refused the password of "${user}"`,
    why: `${setting} does not carry the password that this role has, or there is no such role. A start never changes a password`,
    next: `write the right password in ${setting}, or set it as a superuser, in psql: \\password ${user}. On a new database, run "platform db migrate" with DATABASE_URL_OWNER first: it makes the roles`,
  }),
  'no-such-role': ({ user }, setting) => ({
    what: `has no role "${user}" that may log in`,
    why: `${setting} names it`,
    next: 'run "platform db migrate" with DATABASE_URL_OWNER set to a superuser: it makes the roles',
  }),
  'no-such-database': ({ database }, setting) => ({
    what: `has no database "${database}"`,
    why: `${setting} names it`,
    next: `make it as a superuser: create database "${database}"; or write another name in ${setting}`,
  }),
  'not-admitted': ({ user, database }) => ({
    what: `does not let "${user}" into the database "${database}"`,
    why: 'its pg_hba.conf has no line for this login from here, or the login may not connect to this database',
    next: `add a line to pg_hba.conf and reload, or: grant connect on database "${database}" to ${user}`,
  }),
  'too-many-connections': () => ({
    what: 'has no connection left',
    why: 'max_connections, or a limit of the role or the database, is used up',
    next: 'end sessions that nobody needs, or raise max_connections; each process takes about 20',
  }),
  'starting-up': () => ({
    what: 'is starting up or shutting down',
    why: 'it takes no sessions yet',
    next: 'wait until it is ready, then start again',
  }),
  'no-tls': (_, setting) => ({
    what: 'does not speak TLS',
    why: `${setting} asks for it with sslmode`,
    next: `turn ssl on at the server, or write sslmode=disable in ${setting} where the network is your own`,
  }),
  'certificate-refused': (_, setting) => ({
    what: 'shows a certificate that is not trusted',
    why: `${setting} asks to verify it`,
    next: `name the authority with sslrootcert in ${setting}, or renew the certificate`,
  }),
  'no-route': (_, setting) => ({
    what: 'does not answer',
    why: 'the host is unknown, nothing listens on that port, or the network is closed',
    next: `look whether Postgres runs, and whether host and port in ${setting} are right`,
  }),
};

/** Null for an error that is not about opening a session. */
export function explainUnavailable(error: unknown): Explained | null {
  if (!(error instanceof DatabaseUnavailable) || !error.fault || !error.target) return null;
  const { host, port, database, user } = error.target;
  const { what, why, next } = explanations[error.fault](
    error.target,
    settingOf[user] ?? 'DATABASE_URL_OWNER',
  );
  return {
    what: `The Postgres at ${host}:${port} ${what} (login ${user}, database ${database}).`,
    why,
    next,
  };
}
