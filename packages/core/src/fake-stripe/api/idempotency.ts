import { Fault } from '../wire/fault.ts';
import type { Answer, Asked } from '../wire/http.ts';

const DAY = 86_400;
const MOST = 10_000;

/** What was answered to each key, so that a request that is sent again does nothing again. */
export class Idempotency {
  #known = new Map<string, { said: string; answer: Answer; at: number }>();

  /** Throws when the key was used for something else. */
  before(asked: Asked, account: string, now: number): Answer | null {
    const key = asked.headers['idempotency-key'];
    const known = key && asked.method === 'POST' ? this.#known.get(`${account} ${key}`) : undefined;
    if (!known || known.at < now - DAY) return null;
    if (known.said === saidBy(asked))
      return { ...known.answer, headers: { ...known.answer.headers, 'idempotent-replayed': 'true' } };
    throw new Fault(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }

  /** What was refused before anything began is not kept, as with Stripe. */
  after(asked: Asked, account: string, now: number, answer: Answer): void {
    const key = asked.headers['idempotency-key'];
    if (!key || asked.method !== 'POST' || (answer.status >= 400 && answer.status !== 402)) return;
    this.#known.set(`${account} ${key}`, { said: saidBy(asked), answer, at: now });
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
  }
}

const saidBy = ({ path, body }: Asked) => `${path}\n${body}`;
