import { takeMailEvent, verifyWebhook } from '@entraide/core/mail-in';
import { Hono } from 'hono';
import type { Deps } from '../start/deps.ts';
import type { AppEnv } from './app-env.ts';
import { answerRefusal } from './refusal.ts';

/**
 * Where the mail provider tells of mails that came, came back, or were not wanted: on the platform's host, once a secret is set. An answer
 * of 2xx says that it need not come again; anything else, that it shall.
 */
export function mailWebhook(deps: Deps) {
  const app = new Hono<AppEnv>();
  app.post('/webhooks/mail', async (c) => {
    if (c.var.site.kind !== 'platform' || deps.mailSecrets.length === 0)
      return answerRefusal(c, { status: 404, code: 'not-found' });
    if (c.var.refused) return answerRefusal(c, { status: 413, code: c.var.refused.code });
    const body = await c.req.text();
    const id = verifyWebhook(deps.mailSecrets, { header: (name) => c.req.header(name), body });
    if (id === null)
      return answerRefusal(c, { status: 400, code: 'not-signed', detail: 'The signature is not ours.' });
    const taken = await takeMailEvent(deps, { id, event: jsonOf(body) });
    deps.log.info({ requestId: c.var.requestId, taken }, 'the mail provider told something');
    return c.body(null, 204);
  });
  return app;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
