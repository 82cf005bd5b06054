import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';
import { answerRefusal } from './refusal.ts';

/** Answers 503 when what is behind takes longer than `ms`; what it does then is lost on nobody. */
export function deadline(ms: number) {
  return createMiddleware<AppEnv>(async (c, next) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, ms, 'late');
    });
    const work = next();
    const first = await Promise.race([work, late]).finally(() => clearTimeout(timer));
    if (first !== 'late') return;
    work.catch(() => {});
    return answerRefusal(c, { status: 503, code: 'unavailable', retryAfterSeconds: 5 });
  });
}
