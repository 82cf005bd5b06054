import { openDns } from '@entraide/core/dns';
import {
  checkAddresses,
  checkBackupAge,
  checkClock,
  checkDisk,
  checkQueue,
  type Finding,
  fail,
  ok,
  sendTestMail,
  warn,
} from '@entraide/core/doctor';
import { checkFileStore, openFileStore } from '@entraide/core/file';
import { chooseMailPort } from '@entraide/core/mail';
import { aboutFault, dataDirOf, openPlatform, type Platform, tenantsDir } from '@entraide/core/platform';
import { describeSettings, mailFault, publicAddress, Settings, SettingsError } from '@entraide/core/settings';
import { checkPlans, formatProblem, validateTenants } from '@entraide/core/tenant/folder';
import type { Call } from '../call.ts';
import { settingsHere } from '../env.ts';
import { Failure, tell } from '../failure.ts';
import { tenantsFolder } from '../tenants-folder.ts';
import { DONE, FAILED, table } from '../terminal.ts';

/** A check that takes longer than this has failed. */
const DEADLINE_MS = 30_000;
/** Many names, each with a deadline of its own. */
const ADDRESSES_MS = 90_000;

const words = { ok: 'OK  ', warn: 'WARN', fail: 'FAIL' } as const;

/** Looks at everything that has to be right before the platform can serve, and explains every setting. */
export async function doctor({ terminal, options }: Call<{ sendMail?: boolean }>) {
  const { settings, check } = readable();
  const lines = describeSettings(settings);
  const checks = [
    checkNode(),
    check,
    await attempt('tenants', async () => {
      const { problems } = await validateTenants(tenantsFolder(tenantsDir));
      return problems.length === 0 ? ok('tenants') : fail('tenants', ...problems.map(formatProblem));
    }),
    await attempt('plans', async () => {
      const { plans, problems } = await checkPlans(tenantsFolder(tenantsDir));
      if (!plans) return fail('plans', ...problems.map(formatProblem));
      const sold = plans.plans.filter(({ free }) => !free).map(({ key }) => key);
      return ok('plans', sold.length > 0 ? sold.join(', ') : 'one for every space: nobody pays');
    }),
    ...(check.level === 'ok'
      ? [
          checkMail(settings),
          ...(options.sendMail ? [await sendMail(settings)] : []),
          checkAbout(settings),
          await checkFiles(settings),
          ...(await checkDatabase(settings)),
        ]
      : []),
  ];
  terminal.data({ settings: lines, checks: checks.map((one) => ({ ...one, ok: one.level !== 'fail' })) }, [
    ...table(
      ['setting', 'value', 'what it is for'],
      lines.map(({ name, value, isDefault, description }) => [
        name,
        value === null ? '-' : isDefault ? `${value} (default)` : value,
        description,
      ]),
    ),
    '',
    ...checks.flatMap(({ check, level, found }) => [
      `${words[level]} ${check}`,
      ...found.map((line) => `       ${line}`),
    ]),
  ]);
  return checks.every(({ level }) => level !== 'fail') ? DONE : FAILED;
}

/** Settings that cannot be read are explained too: by their defaults. */
function readable(): { settings: Settings; check: Finding } {
  const check = 'settings';
  try {
    return { settings: settingsHere(), check: ok(check) };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const found = error.problems.map(({ name, message }) => `${name}: ${message}`);
    return { settings: Settings.parse({}), check: fail(check, ...found) };
  }
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const check = `Node ${process.versions.node}`;
  return major > 20 || (major === 20 && minor >= 19)
    ? ok(check)
    : fail(check, 'Node 20.19 or newer is needed');
}

function checkMail(settings: Settings): Finding {
  const fault = mailFault(settings);
  return fault ? fail('mail', fault) : ok('mail');
}

function sendMail(settings: Settings): Promise<Finding> {
  const { PLATFORM_CONTACT: to, MAIL_FROM, ROOT_DOMAIN } = settings;
  const port = chooseMailPort(settings, dataDirOf(settings));
  const from = MAIL_FROM ?? `no-reply@${ROOT_DOMAIN}`;
  return attempt('a test mail', () => sendTestMail(port, { to, from, clock: () => new Date() }));
}

function checkAbout(settings: Settings): Finding {
  const fault = aboutFault(settings);
  // It serves all the same.
  return fault ? warn('pages of the platform', fault) : ok('pages of the platform');
}

/** As this command would reach the store: on another machine than the server's, a folder is another folder. */
function checkFiles(settings: Settings): Promise<Finding> {
  const place = settings.S3_ENDPOINT
    ? `${settings.S3_BUCKET} at ${settings.S3_ENDPOINT}`
    : `${dataDirOf(settings)}/files`;
  const check = `files in ${place}`;
  return attempt(check, async () => {
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
    return ok(check);
  });
}

/** What needs the database is not looked at when that is away. */
async function checkDatabase(settings: Settings): Promise<Finding[]> {
  let platform: Platform | null = null;
  const opening = await attempt('database', async () => {
    platform = await openPlatform(settings);
    await platform.db.app.outsideTenant(async () => {});
    return ok('database', platform.embedded ? 'embedded' : 'a Postgres of your own');
  });
  const opened = platform as Platform | null;
  try {
    if (!opened || opening.level === 'fail') return [opening];
    return [opening, ...(await checkInside(settings, opened))];
  } finally {
    await opened?.close();
  }
}

async function checkInside(settings: Settings, platform: Platform): Promise<Finding[]> {
  const checks: Finding[] = [];
  const migrations = 'migrations';
  checks.push(
    await attempt(migrations, async () => {
      const { pending, applied } = await platform.migrations();
      if (pending.length > 0) return fail(migrations, ...pending, 'Next: pnpm platform db migrate');
      return ok(migrations, `${applied.length} applied`);
    }),
  );
  const isolation = 'isolation of tenants';
  checks.push(
    await attempt(isolation, async () => {
      const faults = await platform.checkCatalog();
      return faults.length === 0 ? ok(isolation) : fail(isolation, ...faults);
    }),
  );
  const dataDir = dataDirOf(settings);
  const ctx = () => ({
    db: platform.db.platform,
    clock: () => new Date(),
    log: { info() {}, warn() {}, error() {} },
    fileStore: openFileStore(settings, dataDir),
  });
  const { embedded } = platform;
  checks.push(
    await attempt('clock', () => checkClock(ctx())),
    await attempt('jobs', () => checkQueue(ctx())),
    await attempt('disk', () => checkDisk(ctx(), { dataDir, embedded })),
    await attempt('backup', () => checkBackupAge(ctx())),
  );
  const dns = openDns({ rootDomain: settings.ROOT_DOMAIN, servers: settings.DNS_SERVERS });
  const looking = { dns, address: publicAddress(settings), clock: () => new Date() };
  const many: Finding[] = [];
  const whole = await attempt(
    'addresses',
    async () => {
      many.push(...(await checkAddresses(ctx(), looking)));
      return ok('addresses');
    },
    ADDRESSES_MS,
  );
  return [...checks, ...(whole.level === 'ok' ? many : [whole])];
}

/** Whatever is amiss is found, and not thrown. */
async function attempt(
  check: string,
  look: () => Promise<Finding>,
  deadlineMs = DEADLINE_MS,
): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => resolve(fail(check, `no answer in ${deadlineMs / 1000} seconds`)), deadlineMs);
  });
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    const { what, why, next } = tell(error);
    return fail(check, what, ...(why ? [`Why:  ${why}`] : []), ...(next ? [`Next: ${next}`] : []));
  } finally {
    clearTimeout(timer);
  }
}
