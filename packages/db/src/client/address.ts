import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

export interface Address {
  host: string;
  port: number;
  /** A Unix socket instead of host and port. */
  path?: string;
  database: string;
  user: string;
  password: string;
  tls: Tls;
  /** Sent at session start: role, options, search_path. */
  startup: Record<string, string>;
}

export type Tls =
  | { mode: 'disable' }
  | { mode: 'prefer' | 'require' | 'verify'; servername?: string; ca?: string };

const startupNames = ['role', 'options', 'search_path', 'application_name'];

/** Reads a postgres:// URL as libpq does, as far as we need it. Parameters of other drivers are ignored. Throws TypeError. */
export function parseAddress(text: string): Address {
  const url = readUrl(text);
  const query = url.searchParams;
  const host = query.get('host') ?? (decodeURIComponent(url.hostname).replace(/^\[|\]$/g, '') || 'localhost');
  const port = Number(query.get('port') ?? (url.port || 5432));
  const user = decodeURIComponent(url.username);
  const startup: Record<string, string> = {};
  for (const name of startupNames) {
    const value = query.get(name);
    if (value) startup[name] = value;
  }
  return {
    host,
    port,
    ...(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : {}),
    database: decodeURIComponent(url.pathname.slice(1)) || user,
    user,
    password: decodeURIComponent(url.password),
    tls: tlsOf(host, query),
    startup,
  };
}

function readUrl(text: string): URL {
  // libpq lets the host be left out; URL does not.
  const full = text.replace('@/', '@localhost/');
  // Node's own error would carry the text, password included.
  if (!/^postgres(ql)?:/.test(full) || !URL.canParse(full)) throw new TypeError('not a postgres:// address');
  return new URL(full);
}

const isHere = (host: string) => host.startsWith('/') || /^(localhost|127\.|::1$)/.test(host);

function tlsOf(host: string, query: URLSearchParams): Tls {
  const asked = query.get('sslmode') ?? (query.has('sslrootcert') ? 'verify-full' : null);
  const mode = asked ?? (isHere(host) ? 'disable' : 'prefer');
  if (mode === 'disable' || host.startsWith('/')) return { mode: 'disable' };
  const rootFile = query.get('sslrootcert');
  const ca = rootFile && rootFile !== 'system' ? { ca: readFileSync(rootFile, 'utf8') } : {};
  const servername = isIP(host) ? {} : { servername: host };
  if (mode === 'verify-full' || mode === 'verify-ca') return { mode: 'verify', ...servername, ...ca };
  if (mode === 'require') return { mode, ...servername };
  if (mode === 'prefer' || mode === 'allow') return { mode: 'prefer', ...servername };
  throw new TypeError(`unknown sslmode ${mode}: disable, prefer, require, verify-ca or verify-full`);
}

/** The same server, as another role that the login is a member of. Understood by libpq and every driver we use. */
export function withRole(url: string, role: string): string {
  const changed = new URL(url);
  changed.searchParams.delete('role');
  changed.searchParams.set('options', `-c role=${role}`);
  return changed.href.replaceAll('+', '%20');
}
