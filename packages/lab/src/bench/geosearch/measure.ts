import { transactionTimes } from './durations.ts';
import type { ServerLog } from './open-server.ts';

export interface Spread {
  p50: number;
  p95: number;
  p99: number;
}

/** Milliseconds. */
export interface Measured {
  calls: number;
  /** As the caller waits: our code, the driver and the queue for a core included. */
  whole: Spread;
  /** What the server logged for the transaction, from begin to commit. */
  database: Spread;
}

export interface Effort {
  concurrent: number;
  seconds: number;
  /** However slow it is. */
  atLeast: number;
}

/** Runs `call` with 0, 1, 2, ... on that many workers until the time is over. */
export async function measure(
  log: ServerLog,
  call: (n: number) => Promise<unknown>,
  { concurrent, seconds, atLeast }: Effort,
): Promise<Measured> {
  // Sessions open, statements prepared, pages in memory.
  await together(concurrent, (worker) => call(worker));
  for (let n = 0; n < 6; n++) await call(n);
  log.read();
  const times: number[] = [];
  let next = 0;
  const until = performance.now() + seconds * 1000;
  await together(concurrent, async () => {
    while (performance.now() < until || next < atLeast) {
      const started = performance.now();
      await call(next++);
      times.push(performance.now() - started);
    }
  });
  const inDatabase = transactionTimes(log.read());
  if (inDatabase.length !== times.length)
    throw new Error(`${times.length} calls made ${inDatabase.length} transactions: their times do not match`);
  return { calls: times.length, whole: spreadOf(times), database: spreadOf(inDatabase) };
}

const together = (count: number, work: (worker: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, (_, worker) => work(worker)));

export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
