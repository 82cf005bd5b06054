import type { Ctx } from '@entraide/core/ctx';
import { faultsOf, Invalid, NotFound } from '@entraide/core/error';
import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { AppEnv } from '../door/app-env.ts';

/** A resource of the API: whatever does not fit its schemas is refused with the path of each fault. */
export function resource() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new Invalid(faultsOf(result.error.issues));
    },
  });
}

/** @throws NotFound on the platform's own hosts, which have no members and no listings */
export function ctxOf(c: Context<AppEnv>): Ctx {
  if (c.var.site.kind !== 'space') throw new NotFound();
  return c.var.site.ctx;
}

/** The language of labels; Accept-Language decides when it is left out. */
export const localeParam = { locale: z.string().min(2).max(10).optional() };

export const IdParam = z.strictObject({
  id: z.string().max(64).openapi({ example: '0190b6a2-7c1e-7000-8000-000000000000' }),
});

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    errors: z
      .array(
        z.object({ path: z.array(z.union([z.string(), z.number()])), code: z.string(), message: z.string() }),
      )
      .optional(),
  })
  .openapi('Problem');

const descriptions = {
  401: 'Sign in first.',
  403: 'Not allowed.',
  404: 'There is no such thing in this space.',
  409: 'It contradicts what is there.',
  422: 'Some values are wrong; `errors` names each by its path.',
  429: 'Too many; `Retry-After` says how many seconds to wait.',
};

/** The refusals a route may answer with, as RFC 9457 problems. */
export function problems<S extends keyof typeof descriptions>(...statuses: S[]) {
  const entries = statuses.map((status) => [
    status,
    { description: descriptions[status], content: { 'application/problem+json': { schema: Problem } } },
  ]);
  return Object.fromEntries(entries) as Record<S, { description: string }>;
}

export function json<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { 'application/json': { schema } } };
}

export function body<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}
