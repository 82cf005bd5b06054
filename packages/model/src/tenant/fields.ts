import { z } from 'zod';
import { textsInput } from './texts.ts';

/** Hosts of the platform itself and words that would mislead in an address. */
const reservedSlugs = [
  'www',
  'console',
  'api',
  'admin',
  'mail',
  'dev',
  'static',
  'assets',
  'cdn',
  'status',
  'localhost',
];

export const TenantSlug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, {
    error: 'Use 3 to 40 small letters, digits or hyphens, a letter first, for example "lyon-entraide".',
  })
  .refine((slug) => !reservedSlugs.includes(slug), {
    error: 'This name is kept for the platform; choose another.',
  });

/** Whose role asks for a second proof of who they are, after the code by mail; each of them includes the one before. */
export const SecondFactorRule = z.enum(['off', 'admins', 'moderators']);
export type SecondFactorRule = z.infer<typeof SecondFactorRule>;

/** Who sees what a member tells of themselves: all members, or those who have a conversation with them. */
export const PROFILE_READERS = ['members', 'conversation'] as const;

/** When an account goes that nobody uses. */
export const INACTIVITY = ['12-months', '24-months', '36-months', '60-months', 'never'] as const;

export const Hostname = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/, {
    error:
      'Write the bare host in small letters, for example "entraide.example.org": no https://, no path, no port.',
  });

const latitude = z.number().min(-90).max(90).describe('Latitude in degrees, -90 to 90.');
const longitude = z.number().min(-180).max(180).describe('Longitude in degrees, -180 to 180.');
const radiusKm = z.number().min(1).max(20_000);

export const HomeView = z.strictObject({
  lat: latitude,
  lon: longitude,
  radiusKm: radiusKm.default(25).describe('How far around to look at first, in kilometres.'),
  label: textsInput(60).describe('The name of the place, for example { fr: Londres, en: London }.'),
});

export const Coverage = z
  .strictObject({
    world: z
      .boolean()
      .default(false)
      .describe('true: listings may be anywhere. The default when coverage is left out.'),
    countries: z
      .array(
        z
          .string()
          .regex(/^[A-Z]{2}$/, { error: 'Use the two capital letters of ISO 3166, for example "GB".' }),
      )
      .default([])
      .describe('Countries served, as ISO 3166 letters: [GB, IE].'),
    center: z
      .strictObject({ lat: latitude, lon: longitude })
      .optional()
      .describe('Middle of the area served; goes with radiusKm.'),
    radiusKm: radiusKm.optional().describe('Radius of the area served in kilometres; goes with center.'),
  })
  .superRefine((coverage, ctx) => {
    const some =
      coverage.countries.length > 0 || coverage.center !== undefined || coverage.radiusKm !== undefined;
    if (coverage.world === some) {
      const message = some
        ? 'Either "world: true", or countries or a center with radiusKm; not both.'
        : 'Say what is served: "world: true", "countries", or "center" with "radiusKm".';
      ctx.addIssue({ code: 'custom', message });
    }
    if ((coverage.center === undefined) !== (coverage.radiusKm === undefined)) {
      ctx.addIssue({ code: 'custom', message: '"center" and "radiusKm" go together.' });
    }
  });

const fileName = z.string().regex(/^[a-z0-9][a-z0-9-]*\.(svg|png|webp)$/, {
  error: 'Name a file beside tenant.yaml: small letters, ending in .svg, .png or .webp.',
});

export const Logo = z.strictObject({
  light: fileName.default('logo.svg').describe('For the light theme.'),
  dark: fileName.optional().describe('For the dark theme; the light one when left out.'),
});

export const Contact = z.strictObject({
  email: z.email().optional().describe('Where people write to the association.'),
  website: z
    .url({ protocol: /^https$/ })
    .optional()
    .describe('The association’s own site, https only.'),
});

const anHour = (least: number, most: number, normal: number) => z.int().min(least).max(most).default(normal);

export const Limits = z.strictObject({
  codesPerNetwork: anHour(20, 10_000, 100).describe(
    'Sign-in codes an hour from one network (an association’s hall, a mobile provider); then a code comes to members and invited people only.',
  ),
  codesPerSpace: anHour(100, 100_000, 1000).describe(
    'Sign-in codes an hour in all of the space; then a code comes to members and invited people only. Raise it before a large newsletter.',
  ),
  draftsPerNetwork: anHour(50, 10_000, 300).describe(
    'Listings and messages an hour from one network, written before signing in.',
  ),
});

/** When the team of a space is told, in hours. */
export const Desk = z.strictObject({
  mailHour: z
    .int()
    .min(0)
    .max(23)
    .default(8)
    .describe('The hour, where the space is, of the daily mail that says what waits for a decision.'),
  adminsAfterHours: z
    .int()
    .min(1)
    .max(336)
    .default(24)
    .describe('After how many hours without a decision all admins are told.'),
  operatorAfterHours: z
    .int()
    .min(1)
    .max(720)
    .default(72)
    .describe('After how many hours without a decision whoever runs the platform is told.'),
});
