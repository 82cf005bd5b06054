import { isLasting } from './connect-fault.ts';
import { DatabaseUnavailable } from './errors.ts';
import type { Session } from './session.ts';

/** How long a caller waits for a session, connecting included. */
const acquireMs = 3_000;

/** At most `size` sessions, each lent to one unit of work at a time. */
export class Pool {
  readonly #idle: Session[] = [];
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #closing = false;
  #drained: (() => void) | null = null;

  constructor(
    readonly open: (signal: AbortSignal) => Promise<Session>,
    readonly size: number,
  ) {
    this.#free = size;
  }

  /** Throws DatabaseUnavailable: busy, connect, closed. */
  async acquire(): Promise<Session> {
    if (this.#closing) throw new DatabaseUnavailable('closed');
    const until = Date.now() + acquireMs;
    await this.#permit();
    try {
      for (let session = this.#idle.pop(); session; session = this.#idle.pop()) {
        if (session.reusable) return session;
        session.destroy();
      }
      return await this.#connect(until);
    } catch (error) {
      this.#yield();
      throw error;
    }
  }

  /** `clean`: its transaction has ended and nothing is on the wire. Anything else is thrown away. */
  release(session: Session, clean: boolean): void {
    if (clean && session.reusable && !this.#closing) {
      session.onLoss = () => this.#forget(session);
      this.#idle.push(session);
    } else if (clean) void session.end();
    else session.destroy();
    this.#yield();
  }

  /** Refuses newcomers, lets whoever is in finish, then says goodbye. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#free < this.size) {
      await new Promise<void>((resolve) => {
        this.#drained = resolve;
      });
    }
    await Promise.all(this.#idle.splice(0).map((session) => session.end()));
  }

  #forget(session: Session): void {
    const at = this.#idle.indexOf(session);
    if (at >= 0) this.#idle.splice(at, 1);
  }

  #permit(): Promise<void> {
    if (this.#free > 0) {
      this.#free--;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(new DatabaseUnavailable('busy'));
      }, acquireMs);
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.push(enter);
    });
  }

  #yield(): void {
    const next = this.#waiting.shift();
    if (next) {
      next();
      return;
    }
    this.#free++;
    if (this.#free === this.size) this.#drained?.();
  }

  /** A server that restarts is waited for; one that refuses us for good is told at once. */
  async #connect(until: number): Promise<Session> {
    for (let pause = 10; ; pause = Math.min(pause * 2, 200)) {
      try {
        return await this.open(AbortSignal.timeout(Math.max(1, until - Date.now())));
      } catch (error) {
        const final = !(error instanceof DatabaseUnavailable) || isLasting(error.fault, error.cause);
        if (final || this.#closing || Date.now() + pause >= until) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}
