import { passwordsIn, type RolePasswords, withRole } from '@entraide/db';
import { type Settings, SettingsError } from '../settings/index.ts';

export type PlatformRole = 'owner' | 'app' | 'worker' | 'platform';

/** Each role's own connection address. */
export type PlatformUrls = Readonly<Record<PlatformRole, string>>;

/**
 * The addresses on a Postgres of the operator's own, as the settings say; null where DATABASE_URL is left out.
 * One that the settings do not give throws SettingsError when it is asked for: a web server alone needs no owner.
 */
export function externalUrls(settings: Settings): PlatformUrls | null {
  const { DATABASE_URL: app, DATABASE_URL_OWNER: owner } = settings;
  if (!app) return null;
  const asOwner = (role: string) => owner && withRole(owner, role);
  return {
    app,
    get owner() {
      return needed(owner, 'DATABASE_URL_OWNER', 'is needed to migrate');
    },
    get worker() {
      const own = settings.DATABASE_URL_WORKER ?? asOwner('entraide_worker');
      return needed(own, 'DATABASE_URL_WORKER', 'it, or DATABASE_URL_OWNER, is needed to run jobs');
    },
    get platform() {
      const own = settings.DATABASE_URL_PLATFORM ?? asOwner('entraide_platform');
      return needed(
        own,
        'DATABASE_URL_PLATFORM',
        'it, or DATABASE_URL_OWNER, is needed for what an operator does',
      );
    },
  };
}

function needed(url: string | undefined, name: string, message: string): string {
  if (url) return url;
  throw new SettingsError([{ name, message }]);
}

/** The first start makes each role with the password that its own address carries. */
export function rolePasswords(settings: Settings): RolePasswords {
  return passwordsIn({
    owner: settings.DATABASE_URL_OWNER,
    app: settings.DATABASE_URL,
    worker: settings.DATABASE_URL_WORKER,
    platform: settings.DATABASE_URL_PLATFORM,
  });
}
