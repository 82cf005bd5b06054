import { setTimeout as sleep } from 'node:timers/promises';
import type { SentEvent } from '../state/sent.ts';
import { signatureOf } from './sign.ts';

export interface Hook {
  /** Null: nobody is told. */
  url: string | null;
  /** More than one while a secret is being replaced. */
  secrets: string[];
  connectSecrets: string[];
  /** Waits before it tries again what was not answered 2xx. */
  retryAfterMs: readonly number[];
  clock: () => Date;
}

/** A webhook as it goes over the wire. */
export interface Signed {
  body: string;
  headers: Record<string, string>;
}

export function signed(
  hook: Hook,
  event: object,
  { at = hook.clock(), secret, livemode }: { at?: Date; secret?: string | string[]; livemode?: boolean } = {},
): Signed {
  const body = JSON.stringify(livemode === undefined ? event : { ...event, livemode }, null, 2);
  const own = 'account' in event ? hook.connectSecrets : hook.secrets;
  const secrets = secret === undefined ? own : [secret].flat();
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      'stripe-signature': signatureOf(body, secrets, at),
    },
  };
}

/** Tells of events one after the other; what fails is tried again later, and holds up nothing else. */
export class Delivery {
  #held: SentEvent[] | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = new Set<Promise<void>>();
  #stop = new AbortController();

  constructor(private readonly hook: Hook) {}

  /** From now on nothing is told by itself. */
  hold(): void {
    this.#held ??= [];
  }

  /** What was held goes out in its order, and so does everything after it. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const event of held) this.tell(event);
  }

  tell(event: SentEvent): void {
    if (this.hook.url === null) event.pending_webhooks = 0;
    else if (this.#held) this.#held.push(event);
    else this.#enqueue(event, 0);
  }

  #enqueue(event: SentEvent, tries: number): void {
    this.#queue = this.#queue.then(async () => {
      if (this.#stop.signal.aborted) return;
      const status = await this.send(event).catch(() => 0);
      const wait = this.hook.retryAfterMs[tries];
      if ((status < 200 || status >= 300) && wait !== undefined) this.#later(event, tries + 1, wait);
    });
  }

  #later(event: SentEvent, tries: number, ms: number): void {
    const again = sleep(ms, undefined, { signal: this.#stop.signal, ref: false })
      .then(() => this.#enqueue(event, tries))
      .catch(() => {})
      .finally(() => this.#waiting.delete(again));
    this.#waiting.add(again);
  }

  /** Sends one now, held or not. The status of the answer; throws when there was none. */
  async send(event: SentEvent, how: Parameters<typeof signed>[2] = {}): Promise<number> {
    if (this.hook.url === null) throw new Error('no webhookUrl was given to the fake of Stripe');
    const { body, headers } = signed(this.hook, event, how);
    const answer = await fetch(this.hook.url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(20_000)]),
    });
    await answer.arrayBuffer();
    if (answer.ok) event.pending_webhooks = 0;
    return answer.status;
  }

  /** When everything that is under way has been told, the repeats included. */
  async settled(): Promise<void> {
    let seen: unknown;
    while (seen !== this.#queue || this.#waiting.size > 0) {
      seen = this.#queue;
      await seen;
      await Promise.all(this.#waiting);
    }
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#queue;
  }
}
