import { forDesk } from '@entraide/core/ask';
import type { Ctx } from '@entraide/core/ctx';
import { NotAllowed, SignInNeeded } from '@entraide/core/error';
import { followThread } from '@entraide/core/thread';
import { type Context, Hono } from 'hono';
import type { AppEnv } from '../door/app-env.ts';
import type { Deps } from '../start/deps.ts';
import { lookAgain } from './hub.ts';

/** A browser comes back after this long, not all at the same moment. */
const backAfterMs = () => 1000 + Math.floor(Math.random() * 4000);

/**
 * `GET /threads/:id/live`: server-sent events for an open page of a conversation. They say "look again", and which edition there is. With
 * `?poll` it is one answer instead, for browsers and networks that let no stream through.
 */
export function live({ hub, readSession }: Pick<Deps, 'hub' | 'readSession'>) {
  return new Hono<AppEnv>().get('/threads/:id/live', async (c, next) => {
    const { site, cookies } = c.var;
    if (site.kind !== 'space') return next();
    const { ctx } = site;
    // Another site may not even know that there is such a conversation by how long it is open.
    if ((c.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin')
      throw new NotAllowed('This request must come from the space itself.');
    const actor = ctx.actor.kind === 'member' ? ctx.actor : null;
    if (!actor) throw new SignInNeeded();
    c.header('Cache-Control', 'no-store');
    const id = c.req.param('id');
    // Of what the desk asks, the team follows the conversations.
    const now = await followThread(await forDesk(ctx, { thread: id }), id);
    // For a browser: do not come back.
    if (!now) return c.body(null, 204);
    if (c.req.query('poll') !== undefined) return c.json({ edition: now.edition });
    const token = cookies.get('session') ?? '';
    const mayGoOn = async () => {
      const again = await readSession(ctx, token);
      if (again === null) return false;
      const caller = await forDesk({ ...ctx, actor: again } as Ctx, { thread: id });
      return (await followThread(caller, id)) !== null;
    };
    const follower = { tenantId: ctx.tenant.id, threadId: now.id, memberId: actor.memberId, mayGoOn };
    const opening = `retry: ${backAfterMs()}\n\n`;
    const stream = hub?.open(follower, opening + (seenBy(c) === now.edition ? '' : lookAgain(now.edition)));
    // Not an error for the page: it asks from time to time instead.
    if (!stream) return c.body(null, 503, { 'Retry-After': '60' });
    // nginx would keep everything back until the end.
    return c.body(stream, 200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  });
}

/** What the browser heard last, or what its page was made of. */
const seenBy = (c: Context<AppEnv>) =>
  Number(c.req.header('last-event-id') || c.req.query('edition') || Number.NaN);
