import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';
import { answerRefusal } from './refusal.ts';

/**
 * Reads the whole body, whose size is limited before, so that what is behind never waits for a slow sender.
 * A body that breaks off is answered with 400.
 */
export const wholeBody = createMiddleware<AppEnv>(async (c, next) => {
  const { raw } = c.req;
  if (raw.body === null) return next();
  const bytes = await raw.arrayBuffer().catch(() => null);
  if (bytes === null) return answerRefusal(c, { status: 400, code: 'malformed' });
  const { url, method, headers, signal } = raw;
  c.req.raw = new Request(url, { method, headers, signal, body: bytes });
  return next();
});
