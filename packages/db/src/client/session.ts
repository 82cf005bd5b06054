import type { Socket } from 'node:net';
import postgres, { type RowList, type Sql } from 'postgres';
import type { Address } from './address.ts';
import { setCodecs } from './codecs.ts';
import { connectFaultOf, targetOf } from './connect-fault.ts';
import { dial } from './dial.ts';
import { DatabaseUnavailable, translate } from './errors.ts';

export interface SessionOptions {
  address: Address;
  applicationName: string;
  /** Named statements. False behind a pooler that shares sessions (PgBouncer, transaction mode). */
  prepare: boolean;
  /** Startup settings, e.g. statement_timeout in ms. */
  settings?: Record<string, string>;
  onNotify?: (channel: string, payload: string) => void;
}

export type Result = RowList<Record<string, unknown>[]>;

/** After this many different statements the server's memory is better spent on a fresh session. */
const maxStatements = 500;
const maxAgeMs = 30 * 60_000;
const ignore = () => {};

/**
 * ONE server session behind one postgres.js client. The driver reconnects a client by itself and lets an abandoned handler run on
 * inside whatever comes next; so the socket factory here works once, and a lost session stays lost.
 */
export class Session {
  lost: DatabaseUnavailable | null = null;
  onLoss: ((error: DatabaseUnavailable) => void) | null = null;
  readonly sql: Sql;
  readonly #born = Date.now();
  readonly #statements = new Set<string>();
  #socket: Socket | null = null;
  #dialled = false;

  private constructor(
    readonly options: SessionOptions,
    signal: AbortSignal,
  ) {
    const { address } = options;
    this.sql = postgres({
      host: address.host,
      port: address.port,
      database: address.database,
      username: address.user,
      password: address.password,
      ssl: false,
      max: 1,
      fetch_types: false,
      idle_timeout: 0,
      connect_timeout: 0,
      max_lifetime: null,
      prepare: options.prepare,
      onnotice: ignore,
      ...(options.onNotify ? { onnotify: options.onNotify } : {}),
      connection: { application_name: options.applicationName, ...options.settings, ...address.startup },
      // An option of the driver that its types leave out.
      ...({ socket: () => this.#dial(signal) } as object),
    });
    setCodecs(this.sql);
  }

  /** Throws DatabaseUnavailable or QueryFailed; nothing is left open then. */
  static async open(options: SessionOptions, signal: AbortSignal): Promise<Session> {
    const session = new Session(options, signal);
    const aborted = () => session.destroy();
    signal.addEventListener('abort', aborted, { once: true });
    try {
      await new Promise((resolve, reject) => {
        session.onLoss = reject;
        session.raw('select 1').then(resolve, reject);
      });
      return session;
    } catch (error) {
      session.destroy();
      throw unopened(error, options.address);
    } finally {
      session.onLoss = null;
      signal.removeEventListener('abort', aborted);
    }
  }

  async #dial(signal: AbortSignal): Promise<Socket> {
    if (this.#dialled)
      throw Object.assign(new Error('a session never reconnects'), { code: 'CONNECTION_ENDED' });
    this.#dialled = true;
    const socket = await dial(this.options.address, signal);
    socket.once('close', () => {
      this.#lose();
      // The driver takes every listener away at its own 'close'; a late error must still find one.
      setImmediate(() => socket.on('error', ignore));
    });
    this.#socket = socket;
    if (this.lost) socket.destroy();
    return socket;
  }

  /** Several statements in one message, sent at once; no parameters. */
  raw(text: string): Promise<Result> {
    const sent = this.sql.unsafe(text).execute();
    sent.catch(ignore);
    return sent as unknown as Promise<Result>;
  }

  /** One statement, sent at once; `asArrays` may still be called in the same tick. */
  query(text: string, params: unknown[]): { sent: Promise<Result>; asArrays: () => void } {
    this.#statements.add(text);
    // `simple: false`: else the driver sends a query without parameters unprepared and lets it hold several statements.
    const options = { prepare: this.options.prepare, simple: false };
    const sent = this.sql.unsafe(text, params as never[], options).execute();
    sent.catch(ignore);
    return { sent: sent as unknown as Promise<Result>, asArrays: () => void sent.values() };
  }

  get reusable(): boolean {
    return !this.lost && this.#statements.size <= maxStatements && Date.now() - this.#born < maxAgeMs;
  }

  /** At once, whatever is running; the server notices within a second (client_connection_check_interval). */
  destroy(): void {
    this.#socket?.destroy();
    this.#lose();
  }

  /** Says goodbye, for an idle session. */
  async end(): Promise<void> {
    await this.sql.end({ timeout: 1 }).catch(ignore);
    this.destroy();
  }

  #lose(): void {
    if (this.lost) return;
    this.lost = new DatabaseUnavailable('lost');
    this.onLoss?.(this.lost);
  }
}

/** Lost before it was open: nobody answered in time, or somebody hung up. */
function unopened(error: unknown, address: Address): Error {
  const silent = error instanceof DatabaseUnavailable && error.reason === 'lost';
  const fault = silent ? 'no-route' : connectFaultOf(error);
  return fault
    ? new DatabaseUnavailable('connect', error, { fault, target: targetOf(address) })
    : translate(error);
}
