import type { Ctx } from '@entraide/core/ctx';
import { changeProfile, myProfile } from '@entraide/core/profile';
import { PlaceInput } from '@entraide/model/listing';
import { ABOUT_LENGTH, DisplayName, MOST_LANGUAGES, MOST_TIES, Role, SPOKEN } from '@entraide/model/member';
import { createRoute, z } from '@hono/zod-openapi';
import { body, ctxOf, json, problems, resource } from './router.ts';

const tags = ['Profile'];
const security = [{ session: [] }];

const Place = z
  .object({
    id: z.int().optional().openapi({ description: 'Left out of a whole country.' }),
    name: z.string(),
    country: z.string(),
  })
  .openapi('ProfilePlace');

const Me = z
  .object({
    id: z.string().openapi({ description: 'Of the profile, `/members/{id}`: what others know you by.' }),
    email: z.string(),
    displayName: z.string(),
    familyName: z.string().openapi({ description: 'For the admins of the space alone.' }),
    locale: z.string(),
    role: Role,
    status: z.enum(['pending', 'active', 'suspended']),
    createdAt: z.string(),
    vouched: z.boolean(),
    sinceYear: z.int().nullable(),
    about: z.string(),
    held: z.boolean().openapi({ description: 'Nobody else reads `about` before a person has.' }),
    languages: z.array(z.string()),
    helps: z.array(z.string()).openapi({ description: 'Categories in which you can help.' }),
    place: Place.nullable(),
    ties: z.array(Place).openapi({ description: 'Cities and countries in which you know people.' }),
  })
  .openapi('Me');

const city = 'Its city is kept, and nothing finer.';
/** As core/profile has it, said for the documents. */
const Change = z
  .strictObject({
    displayName: DisplayName,
    locale: z.string().min(2).max(10),
    familyName: z.string().max(200),
    about: z
      .string()
      .max(10 * ABOUT_LENGTH)
      .openapi({ description: `At most ${ABOUT_LENGTH} characters.` }),
    languages: z.array(z.enum(SPOKEN as [string, ...string[]])).max(MOST_LANGUAGES),
    helps: z.array(z.string().max(40)).max(50),
    place: PlaceInput.nullable().openapi({ description: city }),
    ties: z
      .array(z.union([...PlaceInput.options, z.strictObject({ country: z.string().length(2) })]))
      .max(MOST_TIES),
  })
  .partial();

export const me = resource()
  .openapi(
    createRoute({
      method: 'get',
      path: '/me',
      summary: 'Your own profile',
      tags,
      security,
      responses: { 200: json('What the space knows of you.', Me), ...problems(401, 403, 404) },
    }),
    async (c) => {
      c.header('Cache-Control', 'private, no-store');
      return c.json(await shown(ctxOf(c)), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/me',
      summary: 'Change your own profile',
      description: 'Fields that are left out stay as they are; all that are given change, or none.',
      tags,
      security,
      request: { body: body(Change) },
      responses: { 200: json('The profile.', Me), ...problems(401, 403, 404, 422) },
    }),
    async (c) => {
      const ctx = ctxOf(c);
      await changeProfile(ctx, c.req.valid('json'));
      c.header('Cache-Control', 'private, no-store');
      return c.json(await shown(ctx), 200);
    },
  );

async function shown(ctx: Ctx) {
  const { aboutDecisionId, ...profile } = await myProfile(ctx);
  return { ...profile, held: aboutDecisionId !== null };
}
