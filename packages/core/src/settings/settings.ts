import { SecondFactorRule } from '@entraide/model/tenant';
import { z } from 'zod';

const text = z.string().min(1);
const secret = text.meta({ secret: true });
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, { error: 'write it as postgres://user:password@host:5432/database' })
  .meta({ secret: true });
const address = z.url({
  protocol: /^https?$/,
  error: 'write a whole address, for example http://127.0.0.1:4010',
});
const port = z.coerce
  .number({ error: 'write a port: a whole number from 0 to 65535' })
  .int({ error: 'write a port: a whole number from 0 to 65535' })
  .min(0, { error: 'a port is 0 (any free one) to 65535' })
  .max(65_535, { error: 'a port is 0 (any free one) to 65535' });

const days = (least: number, most: number) => {
  const error = `write a whole number of days, ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};

const ipAddress = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const proxies = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((entry) => entry !== ''))
  .refine((list) => list.every((entry) => ipAddress.safeParse(entry).success), {
    error: 'write IP addresses or ranges with commas between, for example 10.0.0.0/8,127.0.0.1',
  });

const webhookSecrets = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((entry) => entry !== ''))
  .refine(
    (list) => list.length > 0 && list.every((entry) => /^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/.test(entry)),
    {
      error: 'write what the provider shows, whsec_ and letters; while it changes, both with a comma between',
    },
  )
  .meta({ secret: true });

const dnsServers = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((entry) => entry !== ''))
  .refine(
    (list) =>
      list.every((entry) => /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\])(:\d{1,5})?$|^[0-9a-f:]+$/i.test(entry)),
    {
      error:
        'write IP addresses with commas between, each with its port if it is not 53: 192.0.2.1,127.0.0.1:5353',
    },
  );

/** Every setting of the deployment, under the name of its environment variable. Nothing is needed to start. */
export const Settings = z.object({
  PORT: port.default(3000).describe('Port the web server listens on; 0 takes any free one.'),
  ROOT_DOMAIN: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/, {
      error: 'write a bare host in small letters, for example entraide.example.org: no https://, no port',
    })
    .default('localhost')
    .describe('Host of the platform’s site; a space is <slug>.<ROOT_DOMAIN>.'),
  PUBLIC_SCHEME: z
    .enum(['http', 'https'], { error: 'write http or https' })
    .optional()
    .describe('Scheme of the links people see. Left out: http on localhost, https elsewhere.'),
  PUBLIC_PORT: port
    .optional()
    .describe('Port of the links people see. Left out: PORT on localhost, the scheme’s own elsewhere.'),
  DATABASE_URL: postgresUrl
    .optional()
    .describe('Postgres 15 or newer, as entraide_app. Left out: an embedded Postgres under DATA_DIR.'),
  DATABASE_URL_OWNER: postgresUrl
    .optional()
    .describe('The same database for migrations: entraide_owner, or a login that may create roles.'),
  DATABASE_URL_WORKER: postgresUrl
    .optional()
    .describe('The same database for jobs. Left out: DATABASE_URL_OWNER acting as entraide_worker.'),
  DATABASE_URL_PLATFORM: postgresUrl
    .optional()
    .describe(
      'The same database for the operator, the console and new spaces. Left out: DATABASE_URL_OWNER acting as entraide_platform.',
    ),
  DATA_DIR: text
    .default('.data')
    .describe('Folder of the embedded Postgres and of files; a relative path is the repository’s.'),
  SECRET_KEY: z
    .string()
    .min(32, { error: 'write at least 32 characters, for example what `openssl rand -base64 32` prints' })
    .meta({ secret: true })
    .optional()
    .describe(
      'Key of the hashes of member lists, of the links in mails and of the addresses that messages are answered at, the same for every process. Left out: made once, in DATA_DIR/secret-key.',
    ),
  TRUSTED_PROXIES: proxies
    .default([])
    .describe('Addresses whose X-Forwarded-For is believed. Left out: nobody’s.'),
  MAPBOX_TOKEN: secret
    .optional()
    .describe('Shows Mapbox maps in place of our own, and looks places up there: see PLACES_PROVIDER.'),
  MAPBOX_API_URL: address.default('https://api.mapbox.com').describe('Where Mapbox answers.'),
  MAP_TILES: z
    .string()
    .regex(/^(https?:\/\/[^\s?#]+|(?!\w+:\/\/).*)\.pmtiles$/, {
      error: 'write the path of a .pmtiles file, or its address with https://',
    })
    .optional()
    .describe(
      'Streets on our own map: a PMTiles file, by its path or its address. Goes before Mapbox’s map.',
    ),
  PHOTON_URL: address.optional().describe('Looks places up at this Photon (OpenStreetMap), streets too.'),
  PLACES_PROVIDER: z
    .enum(['gazetteer', 'mapbox', 'photon'], { error: 'write gazetteer, mapbox or photon' })
    .optional()
    .describe(
      'Where places are looked up; gazetteer sends nothing to anybody. Left out: Photon or Mapbox when set, else our gazetteer.',
    ),
  RESEND_API_KEY: secret.optional().describe('Sends mails through Resend.'),
  RESEND_BASE_URL: address.default('https://api.resend.com').describe('Where Resend answers.'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, { error: 'write it as smtp://user:password@host:587' })
    .meta({ secret: true })
    .optional()
    .describe('Sends mails through this server when there is no RESEND_API_KEY.'),
  MAIL_FROM: z
    .email({ error: 'write one e-mail address' })
    .optional()
    .describe('Address that mails come from.'),
  MAIL_INBOUND_DOMAIN: z
    .string()
    .regex(/^(?=.{1,189}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
      error: 'write a bare domain in small letters, for example reply.example.org',
    })
    .optional()
    .describe('Domain whose mails Resend receives for us: messages can be answered by mail then.'),
  MAIL_WEBHOOK_SECRET: webhookSecrets
    .optional()
    .describe(
      'Proves that what comes to /webhooks/mail is from Resend: mails that come back, and answers. Two with a comma while it changes.',
    ),
  PLATFORM_CONTACT: z
    .email({ error: 'write one e-mail address' })
    .optional()
    .describe('Where people write to who runs the platform; on its pages.'),
  PLATFORM_PUBLISHER: text
    .optional()
    .describe('Who publishes the platform’s own pages; in its legal notice.'),
  PLATFORM_ADDRESS: text.optional().describe('Postal address of the publisher, in one line.'),
  PLATFORM_DIRECTOR: text.optional().describe('Who directs the publication; in its legal notice.'),
  PLATFORM_HOST: text
    .optional()
    .describe('Company that hosts the platform: name, address, telephone, in one line.'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\w{8,}$/, {
      error: 'write the secret key that Stripe shows; it begins with sk_ or rk_, then test_ or live_',
    })
    .meta({ secret: true })
    .optional()
    .describe('Takes money through Stripe: plans, dues, donations. Left out: nothing of them is there.'),
  STRIPE_WEBHOOK_SECRET: webhookSecrets
    .optional()
    .describe(
      'Proves that what comes to /webhooks/stripe is from Stripe. Two endpoints (own account, connected accounts) have one each: both with a comma; while one changes, three.',
    ),
  STRIPE_FEE_PERCENT: z.coerce
    .number({ error: 'write a number from 0 to 30, for example 1.5' })
    .min(0, { error: 'a number from 0 to 30' })
    .max(30, { error: 'a number from 0 to 30' })
    .multipleOf(0.01, { error: 'at most two decimals' })
    .default(0)
    .describe('What the platform keeps of dues and donations, in per cent; whoever pays reads it.'),
  STRIPE_API_URL: address.default('https://api.stripe.com').describe('Where Stripe answers.'),
  S3_ENDPOINT: address
    .optional()
    .describe('Keeps files in the S3 store at this address. Left out: in DATA_DIR/files.'),
  S3_REGION: text.default('us-east-1').describe('Region of the S3 store.'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: 'write the name of a bucket, in small letters' })
    .optional()
    .describe('Bucket of the S3 store; it is there already, and nobody else may read it.'),
  S3_ACCESS_KEY_ID: secret.optional().describe('Key of the S3 store.'),
  S3_SECRET_ACCESS_KEY: secret.optional().describe('Secret of the S3 store.'),
  DNS_SERVERS: dnsServers
    .default([])
    .describe('Servers that spaces’ domains are looked up at. Left out: those of the machine.'),
  S3_FORCE_PATH_STYLE: z
    .stringbool({ error: 'write true or false' })
    .prefault('true')
    .describe('Whether the bucket stands in the path of an address, or, where it does not, in the host.'),
  LAUNCH_POLICY: z
    .enum(['open', 'approval', 'invitation'], { error: 'write open, approval or invitation' })
    .default('open')
    .describe(
      'Who may launch a space: everybody (open); everybody, and an operator says yes before it opens (approval); only whom an operator invites (invitation).',
    ),
  SECOND_FACTOR: z
    .enum(SecondFactorRule.enum, { error: 'write off, admins or moderators' })
    .default('off')
    .describe(
      'Whom every space asks for a second proof, a passkey or an app: nobody (off), admins, or moderators too. A space may ask more.',
    ),
  ADMIN_SILENCE_DAYS: days(14, 730)
    .default(60)
    .describe(
      'After how many days without any of its admins an operator may pass a space to somebody else of it. They are asked twice before.',
    ),
  HAND_OVER_DAYS: days(7, 90)
    .default(14)
    .describe('How many days before that happens the members of the space read of it.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'write trace, debug, info, warn, error, fatal or silent',
    })
    .default('info')
    .describe('How much is logged.'),
});
export type Settings = z.infer<typeof Settings>;
export type SettingName = keyof Settings;
