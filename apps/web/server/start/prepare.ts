import type { PlatformCtx } from '@entraide/core/ctx';
import { type Platform, tenantsDir } from '@entraide/core/platform';
import type { Settings } from '@entraide/core/settings';
import { applyGoodTenants } from '@entraide/core/tenant';
import { plantMissingDemos } from '@entraide/demo';

/** What would break the isolation of spaces; the server does not start over it. */
export class UnsafeDatabase extends Error {
  constructor(violations: readonly string[]) {
    super(
      [
        'This database does not keep the spaces apart, so nothing is served from it:',
        ...violations.map((violation) => `  ${violation}`),
        'Put these right (docs/architecture.md tells the rules), then start again.',
      ].join('\n'),
    );
    this.name = 'UnsafeDatabase';
  }
}

/**
 * Brings the database to this version where we hold its owner's address, and makes sure that it is safe to serve from.
 * @throws UnsafeDatabase; Error when migrations are missing and not ours to run
 */
export async function prepareDatabase(
  platform: Platform,
  settings: Settings,
  say: (line: string) => void,
): Promise<void> {
  if (platform.embedded || settings.DATABASE_URL_OWNER)
    await platform.migrate((line) => say(`database: ${line}`));
  const { pending } = await platform.migrations();
  if (pending.length > 0)
    throw new Error(
      `The database lacks ${pending.length} migrations (${pending[0]} first). Run: pnpm platform db migrate, or set DATABASE_URL_OWNER.`,
    );
  const violations = await platform.checkCatalog();
  if (violations.length > 0) throw new UnsafeDatabase(violations);
}

/** The spaces of tenants/, open, with believable listings in each. */
export async function prepareDemo(
  platform: Platform,
  platformCtx: Omit<PlatformCtx, 'db'>,
  settings: Settings,
  say: (line: string) => void,
): Promise<void> {
  const operator = { ...platformCtx, db: platform.db.platform };
  const { tenants, faults } = await applyGoodTenants(operator, tenantsDir, {
    rootDomain: settings.ROOT_DOMAIN,
    openNew: true,
  });
  for (const { slug, message } of faults) say(`FAIL space ${slug}: left as it was\n${message}`);
  for (const { slug, action } of tenants) if (action !== 'unchanged') say(`space ${slug}: ${action}d`);
  const planted = await plantMissingDemos(
    operator,
    tenants.map(({ slug }) => slug),
  );
  if (planted.length > 0) await platform.refreshStatistics();
  for (const { slug, listings } of planted) say(`space ${slug}: ${listings} demo listings`);
}
