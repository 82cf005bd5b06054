export class TooSlow extends Error {
  constructor() {
    super('too slow');
    this.name = 'TooSlow';
  }
}

/**
 * The same pieces, as long as the next one comes within `silenceMs` and the last within `wholeMs` (milliseconds).
 * @throws TooSlow
 */
export async function* inTime<T>(
  source: AsyncIterable<T>,
  { silenceMs, wholeMs }: { silenceMs: number; wholeMs: number },
): AsyncGenerator<T, void, undefined> {
  const pieces = source[Symbol.asyncIterator]();
  const end = performance.now() + wholeMs;
  let finished = false;
  try {
    for (;;) {
      const next = await within(pieces.next(), Math.min(silenceMs, end - performance.now()));
      if (next.done) {
        finished = true;
        return;
      }
      yield next.value;
    }
  } finally {
    // Not waited for: a source that hangs would hang here too.
    if (!finished) void pieces.return?.().catch(() => {});
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new TooSlow()), Math.max(0, ms));
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
