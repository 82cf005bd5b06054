import { DatabaseUnavailable, QueryFailed, translate, UnitOver } from './errors.ts';
import type { Result, Session } from './session.ts';

const ignore = () => {};
const leavesTransaction = /^(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|PREPARE TRANSACTION)$/;

/** What a handle may do and for how long: the unit itself, or one savepoint in it. */
export interface Scope {
  over: boolean;
  savepointOpen: boolean;
}

export interface UnitPlan<T> {
  /** The whole opening, as one message: `begin; select set_config(...)`. */
  begin: string;
  deadlineMs: number;
  work: (unit: Unit, scope: Scope) => Promise<T>;
}

/** One transaction on one session. Everything a handler can reach goes through `query` and dies with the unit. */
export class Unit {
  failure: Error | null = null;
  readonly failed: Promise<never>;
  readonly #pending = new Set<(error: Error) => void>();
  #reject: (error: Error) => void = ignore;
  #savepoints = 0;

  constructor(readonly session: Session) {
    this.failed = new Promise((_, reject) => {
      this.#reject = reject;
    });
    this.failed.catch(ignore);
    session.onLoss = (error) => this.fail(error);
    if (session.lost) this.fail(session.lost);
  }

  /** The session cannot be trusted any more: whoever waits for it hears so now. */
  fail(error: Error): void {
    if (this.failure) return;
    this.failure = error;
    this.#reject(error);
    for (const reject of this.#pending) reject(error);
    this.#pending.clear();
  }

  get quiet(): boolean {
    return this.#pending.size === 0;
  }

  /** For drizzle: a promise that may still be asked for arrays instead of objects in the same tick. */
  query(scope: Scope, text: string, params: unknown[]): Promise<Result> & { values(): Promise<Result> } {
    if (this.failure || scope.over) {
      const refused = Promise.reject(this.failure ?? new UnitOver());
      return Object.assign(refused, { values: () => refused });
    }
    const { sent, asArrays } = this.session.query(text, params);
    const answer = this.#tracked(sent);
    const values = () => {
      asArrays();
      return answer;
    };
    return Object.assign(answer, { values });
  }

  async savepoint<T>(scope: Scope, work: (inner: Scope) => Promise<T>): Promise<T> {
    if (this.failure || scope.over) throw this.failure ?? new UnitOver();
    if (scope.savepointOpen) throw new Error('savepoints of one unit must be awaited one after another');
    const name = `s${++this.#savepoints}`;
    const inner: Scope = { over: false, savepointOpen: false };
    scope.savepointOpen = true;
    try {
      await this.control(`savepoint ${name}`);
      const value = await work(inner);
      inner.over = true;
      await this.control(`release savepoint ${name}`);
      return value;
    } catch (error) {
      inner.over = true;
      if (!this.failure) await this.control(`rollback to savepoint ${name}; release savepoint ${name}`);
      throw error;
    } finally {
      scope.savepointOpen = false;
    }
  }

  /** A statement of our own, raced against the session's loss. */
  control(text: string): Promise<Result> {
    return Promise.race([this.session.raw(text), this.failed]).catch((error) => {
      throw translate(error);
    });
  }

  #tracked(sent: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#pending.add(reject);
      sent.then(
        (result) => {
          this.#pending.delete(reject);
          if (leavesTransaction.test(result.command)) {
            this.fail(new QueryFailed('25001', 'transactions are opened and closed by inTenant alone'));
          }
          if (this.failure) reject(this.failure);
          else resolve(result);
        },
        (error) => {
          this.#pending.delete(reject);
          reject(this.failure ?? translate(error));
        },
      );
    });
  }
}

/**
 * Runs one transaction and says whether the session may be lent again.
 * The handler is raced against loss, deadline and error; when it loses, its handle is dead and the session is thrown away.
 */
export async function runUnit<T>(
  session: Session,
  plan: UnitPlan<T>,
  release: (clean: boolean) => void,
): Promise<T> {
  const unit = new Unit(session);
  const scope: Scope = { over: false, savepointOpen: false };
  const timer = setTimeout(() => unit.fail(new DatabaseUnavailable('deadline')), plan.deadlineMs);
  let clean = false;
  try {
    // Not awaited: the first query travels behind it, and commit cannot answer before it.
    session.raw(plan.begin).catch((error) => unit.fail(translate(error)));
    const work = plan.work(unit, scope);
    work.catch(ignore);
    const value = await Promise.race([work, unit.failed]);
    scope.over = true;
    const { command } = await unit.control('commit');
    clean = unit.quiet && !unit.failure;
    if (command !== 'COMMIT') {
      throw new QueryFailed('25P02', 'nothing was kept, because a query had failed and nobody had asked');
    }
    return value;
  } catch (error) {
    scope.over = true;
    if (unit.failure) throw unit.failure;
    if (!clean) clean = await rolledBack(unit);
    throw error;
  } finally {
    clearTimeout(timer);
    session.onLoss = null;
    release(clean);
  }
}

async function rolledBack(unit: Unit): Promise<boolean> {
  try {
    return (await unit.control('rollback')).command === 'ROLLBACK' && unit.quiet;
  } catch {
    return false;
  }
}
