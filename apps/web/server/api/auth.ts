import { confirmCode, requestCode } from '@entraide/core/account';
import type { Ctx } from '@entraide/core/ctx';
import { Invalid } from '@entraide/core/error';
import { myProfile } from '@entraide/core/profile';
import { signOut } from '@entraide/core/session';
import { DisplayName, Email, Role } from '@entraide/model/member';
import { createRoute, z } from '@hono/zod-openapi';
import { body, ctxOf, json, problems, resource } from './router.ts';

const tags = ['Sign-in'];

const Member = z
  .object({
    id: z.string(),
    email: z.string(),
    displayName: z.string(),
    role: Role,
    status: z.enum(['pending', 'active', 'suspended']),
  })
  .openapi('Member');

const CodeWanted = z.strictObject({ email: Email, displayName: DisplayName.optional() });
const CodeGiven = z.strictObject({
  email: Email,
  code: z.string().min(1).max(20).openapi({ example: '123456' }),
  displayName: DisplayName.optional().openapi({ description: 'What neighbours call a new member.' }),
});

export const auth = resource()
  .openapi(
    createRoute({
      method: 'post',
      path: '/auth/code',
      summary: 'Mail a six-digit code to an address',
      description:
        'The answer is the same for every address. The code works in the browser that asked (a cookie).',
      tags,
      request: { body: body(CodeWanted) },
      responses: {
        202: {
          description:
            'On its way, if the address may join. With `Retry-After`, many people ask just now: when no mail comes, ask again after so many seconds.',
        },
        ...problems(403, 404, 422, 429),
      },
    }),
    async (c) => {
      const ctx = ctxOf(c);
      const given = { ...c.req.valid('json'), browserToken: c.var.cookies.browserToken() };
      const { crowded } = await requestCode(ctx, given);
      if (crowded) c.header('Retry-After', String(crowded.retryAfterSeconds));
      c.header('Cache-Control', 'no-store');
      return c.body(null, 202);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/auth/session',
      summary: 'Trade a code for a session',
      tags,
      request: { body: body(CodeGiven) },
      responses: {
        201: json('Signed in; the session is in a cookie.', z.object({ member: Member })),
        ...problems(403, 404, 422, 429),
      },
    }),
    async (c) => {
      const ctx = ctxOf(c);
      const given = { ...c.req.valid('json'), browserToken: c.var.cookies.browserToken() };
      const opened = await confirm(ctx, given);
      c.var.cookies.start(opened);
      c.header('Cache-Control', 'no-store');
      return c.json({ member: await shown({ ...ctx, actor: opened.actor }) }, 201);
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/auth/session',
      summary: 'Sign out, here or everywhere',
      tags,
      request: { query: z.strictObject({ everywhere: z.enum(['true', 'false']).optional() }) },
      responses: { 204: { description: 'Signed out.' }, ...problems(404, 422) },
    }),
    async (c) => {
      await signOut(ctxOf(c), { everywhere: c.req.valid('query').everywhere === 'true' });
      c.var.cookies.end();
      return c.body(null, 204);
    },
  );

/** A newcomer without a name gets a neutral one: a program cannot be asked, and an address must not become a name. */
const newcomers: Record<string, string> = {
  fr: 'Nouveau membre',
  en: 'New member',
  ar: 'عضو جديد',
  es: 'Nuevo miembro',
  pt: 'Novo membro',
  de: 'Neues Mitglied',
};

async function confirm(ctx: Ctx, given: Record<string, unknown>) {
  try {
    return await confirmCode(ctx, given);
  } catch (error) {
    if (!(error instanceof Invalid) || error.faults[0]?.code !== 'name-needed') throw error;
    return confirmCode(ctx, { ...given, displayName: newcomers[ctx.locale] ?? newcomers.en });
  }
}

/** By the id that `/me` says, too: the one that others know them by. */
async function shown(ctx: Ctx) {
  const { id, email, displayName, role, status } = await myProfile(ctx);
  return { id, email, displayName, role, status };
}
