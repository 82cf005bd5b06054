import type { Platform } from '@entraide/core/platform';
import type { Readiness } from './deps.ts';

const FRESH_MS = 1_000;
const CATALOG_FRESH_MS = 60_000;
/** Whoever watches us gives up after a second: no answer from the database by then is an answer. */
const PATIENCE_MS = 800;

/** Asks the database, but not for each of those who ask us: whoever asks in a loop costs it nothing. */
export function readinessOf(
  platform: Pick<Platform, 'migrations' | 'checkCatalog'>,
  isLeaving: () => boolean,
): () => Promise<Readiness> {
  const migrated = kept(async () => (await platform.migrations()).pending.length === 0, FRESH_MS);
  const apart = kept(async () => (await platform.checkCatalog()).length === 0, CATALOG_FRESH_MS);
  return async () => {
    const answers = await inTime(Promise.all([migrated(), apart()]), PATIENCE_MS);
    const [migrations, catalog] = answers ?? [false, false];
    return { migrations, catalog, database: answers !== null, serving: !isLeaving() };
  };
}

/** Null when it fails or takes longer than `ms`. */
function inTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, null);
    work.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer));
  });
}

/** The answer of the last `ms` milliseconds, or a new one; a failure is not kept. */
function kept<T>(ask: () => Promise<T>, ms: number): () => Promise<T> {
  let answer: Promise<T> | null = null;
  let until = 0;
  return () => {
    if (answer && Date.now() < until) return answer;
    const asked = ask();
    answer = asked;
    until = Date.now() + ms;
    asked.catch(() => {
      if (answer === asked) answer = null;
    });
    return asked;
  };
}
