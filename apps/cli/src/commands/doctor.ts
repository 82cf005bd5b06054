import { checkFileStore, openFileStore } from '@entraide/core/file';
import { aboutFault, dataDirOf, openPlatform, tenantsDir } from '@entraide/core/platform';
import { describeSettings, mailFault, Settings, SettingsError } from '@entraide/core/settings';
import { formatProblem, validateTenants } from '@entraide/core/tenant/folder';
import type { Call } from '../call.ts';
import { settingsHere } from '../env.ts';
import { Failure, tell } from '../failure.ts';
import { tenantsFolder } from '../tenants-folder.ts';
import { DONE, FAILED, table } from '../terminal.ts';

interface Check {
  check: string;
  ok: boolean;
  found: string[];
}

/** Looks at everything that has to be right before the platform can serve, and explains every setting. */
export async function doctor({ terminal }: Call) {
  const { settings, check } = readable();
  const lines = describeSettings(settings);
  const checks = [
    checkNode(),
    check,
    await attempt('tenants', async () => {
      const { problems } = await validateTenants(tenantsFolder(tenantsDir));
      return problems.map(formatProblem);
    }),
    ...(check.ok
      ? [
          checkMail(settings),
          checkAbout(settings),
          await checkFiles(settings),
          ...(await checkDatabase(settings)),
        ]
      : []),
  ];
  terminal.data({ settings: lines, checks }, [
    ...table(
      ['setting', 'value', 'what it is for'],
      lines.map(({ name, value, isDefault, description }) => [
        name,
        value === null ? '-' : isDefault ? `${value} (default)` : value,
        description,
      ]),
    ),
    '',
    ...checks.flatMap(({ check, ok, found }) => [
      `${ok ? (found.length > 0 ? 'WARN' : 'ok  ') : 'FAIL'} ${check}`,
      ...found.map((line) => `       ${line}`),
    ]),
  ]);
  return checks.every(({ ok }) => ok) ? DONE : FAILED;
}

/** Settings that cannot be read are explained too: by their defaults. */
function readable(): { settings: Settings; check: Check } {
  const check = 'settings';
  try {
    return { settings: settingsHere(), check: { check, ok: true, found: [] } };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const found = error.problems.map(({ name, message }) => `${name}: ${message}`);
    return { settings: Settings.parse({}), check: { check, ok: false, found } };
  }
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { check: `Node ${process.versions.node}`, ok, found: ok ? [] : ['Node 20.19 or newer is needed'] };
}

function checkMail(settings: Settings): Check {
  const fault = mailFault(settings);
  return { check: 'mail', ok: fault === null, found: fault ? [fault] : [] };
}

function checkAbout(settings: Settings): Check {
  const fault = aboutFault(settings);
  // It serves all the same.
  return { check: 'pages of the platform', ok: true, found: fault ? [fault] : [] };
}

/** As this command would reach the store: on another machine than the server's, a folder is another folder. */
function checkFiles(settings: Settings): Promise<Check> {
  const place = settings.S3_ENDPOINT
    ? `${settings.S3_BUCKET} at ${settings.S3_ENDPOINT}`
    : `${dataDirOf(settings)}/files`;
  return attempt(`files in ${place}`, async () => {
    try {
      await checkFileStore(openFileStore(settings, dataDirOf(settings)));
    } catch (error) {
      const next = settings.S3_ENDPOINT
        ? 'look whether the bucket is there, and whether S3_REGION and the key are right'
        : 'make DATA_DIR writable for the user that the platform runs as, with room on its disk';
      throw new Failure(
        'A file could not be written and read again.',
        error instanceof Error ? error.message : String(error),
        next,
      );
    }
    return [];
  });
}

async function checkDatabase(settings: Settings): Promise<Check[]> {
  const checks: Check[] = [];
  const opening = await attempt('database', async () => {
    const platform = await openPlatform(settings);
    try {
      checks.push(
        await attempt('migrations', async () => {
          const { pending } = await platform.migrations();
          return pending.length === 0 ? [] : [...pending, 'Next: pnpm platform db migrate'];
        }),
      );
      checks.push(await attempt('isolation of tenants', () => platform.checkCatalog()));
    } finally {
      await platform.close();
    }
    return [];
  });
  return [opening, ...checks];
}

async function attempt(check: string, look: () => Promise<string[]>): Promise<Check> {
  try {
    const found = await look();
    return { check, ok: found.length === 0, found };
  } catch (error) {
    const { what, why, next } = tell(error);
    return {
      check,
      ok: false,
      found: [what, ...(why ? [`Why:  ${why}`] : []), ...(next ? [`Next: ${next}`] : [])],
    };
  }
}
