import { type SettingName, Settings } from './settings.ts';

/** One sentence a variable; safe to print, because it never repeats a secret. */
export class SettingsError extends Error {
  constructor(readonly problems: { name: string; message: string }[]) {
    super(
      [
        'The settings need another look:',
        ...problems.map(({ name, message }) => `  ${name}: ${message}.`),
        'Change these environment variables and start again; "pnpm platform doctor" explains every setting.',
      ].join('\n'),
    );
    this.name = 'SettingsError';
  }
}

/**
 * Reads the settings from an environment; a variable that is set to nothing counts as left out.
 * @throws SettingsError naming every variable at fault
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = env[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const result = Settings.safeParse(given);
  const problems = result.success
    ? together(result.data)
    : result.error.issues.map((issue) => ({ name: String(issue.path[0]), message: issue.message }));
  if (!result.success || problems.length > 0) throw new SettingsError(problems);
  return result.data;
}

export const settingNames = Object.keys(Settings.shape) as SettingName[];

/** What each value cannot know by itself. */
function together(settings: Settings): { name: string; message: string }[] {
  const problems: { name: string; message: string }[] = [];
  for (const name of ['DATABASE_URL_OWNER', 'DATABASE_URL_WORKER', 'DATABASE_URL_PLATFORM'] as const) {
    if (settings[name] && !settings.DATABASE_URL)
      problems.push({ name: 'DATABASE_URL', message: `is needed too, because ${name} is set` });
  }
  const provider = settings.RESEND_API_KEY ? 'RESEND_API_KEY' : settings.SMTP_URL ? 'SMTP_URL' : null;
  if (provider && !settings.MAIL_FROM)
    problems.push({ name: 'MAIL_FROM', message: `is needed too, because ${provider} is set` });
  for (const name of ['RESEND_API_KEY', 'MAIL_WEBHOOK_SECRET'] as const) {
    if (settings.MAIL_INBOUND_DOMAIN && !settings[name])
      problems.push({ name, message: 'is needed too, because MAIL_INBOUND_DOMAIN is set' });
  }
  for (const name of ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) {
    if (settings.S3_ENDPOINT && !settings[name])
      problems.push({ name, message: 'is needed too, because S3_ENDPOINT is set' });
    if (settings[name] && !settings.S3_ENDPOINT)
      problems.push({ name: 'S3_ENDPOINT', message: `is needed too, because ${name} is set` });
  }
  const needed = { mapbox: 'MAPBOX_TOKEN', photon: 'PHOTON_URL', gazetteer: null } as const;
  const name = needed[settings.PLACES_PROVIDER ?? 'gazetteer'];
  if (name && !settings[name])
    problems.push({ name, message: `is needed too, because PLACES_PROVIDER is ${settings.PLACES_PROVIDER}` });
  return problems;
}
