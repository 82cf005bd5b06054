import { Command, InvalidArgumentError, Option } from 'commander';
import { USUAL } from './tenants-folder.ts';
import { DONE, type ExitCode, Terminal } from './terminal.ts';

/** What a command gets: its words, its options and where to print. */
export interface Call<Options = Record<string, never>> {
  terminal: Terminal;
  words: string[];
  options: Options;
}

type Load = () => Promise<(call: Call<never>) => Promise<ExitCode> | Promise<void>>;

/** The words of `platform`. What a command needs is loaded when it runs, so that `tenant validate` stays quick. */
export function buildProgram(finish: (code: ExitCode) => void): Command {
  const program = new Command('platform')
    .description('The operator’s command: spaces, their domains, demo, database, mails and jobs.')
    .option('--json', 'print data as JSON')
    .exitOverride()
    .showHelpAfterError('Help: pnpm platform --help');

  const command = (parent: Command, words: string, about: string, load: Load) =>
    parent
      .command(words)
      .description(about)
      .action(async (...given: unknown[]) => {
        const self = given.at(-1) as Command;
        const options = self.optsWithGlobals() as never;
        const terminal = new Terminal(program.opts().json === true);
        const run = await load();
        finish((await run({ terminal, words: self.processedArgs.flat().filter(isText), options })) ?? DONE);
      });
  const writer = (...given: Parameters<typeof command>) =>
    command(...given).option('--dry-run', 'say what would be done, change nothing');
  const group = (name: string, about: string, parent = program) => parent.command(name).description(about);

  command(
    program,
    'doctor',
    'Check settings, database, migrations and tenants',
    async () => (await import('./commands/doctor.ts')).doctor,
  );

  const db = group('db', 'The database');
  const database = () => import('./commands/database.ts');
  writer(db, 'migrate', 'Bring the database to this version', async () => (await database()).migrate);
  command(db, 'status', 'Say which migrations are applied', async () => (await database()).status);
  command(db, 'url', 'Print a connection address', async () => (await database()).url).addOption(
    new Option('--role <role>', 'whose').choices(['app', 'owner', 'worker', 'platform']).default('app'),
  );

  const tenant = group('tenant', 'Spaces');
  const folder = new Option('--dir <folder>', 'the folder of tenants').default(USUAL);
  const tenants = () => import('./commands/tenants.ts');
  command(
    tenant,
    'validate [slugs...]',
    'Check the files of tenants/, without a database',
    async () => (await import('./commands/validate.ts')).validate,
  ).addOption(folder);
  command(
    tenant,
    'plan [slugs...]',
    'Say what an apply would change; exit code 2 when something',
    async () => (await tenants()).plan,
  ).addOption(folder);
  writer(
    tenant,
    'apply [slugs...]',
    'Make the database what tenants/ says',
    async () => (await tenants()).apply,
  )
    .option('--open', 'spaces that this makes start open, where nothing is missing')
    .addOption(folder);
  writer(
    tenant,
    'create <slug>',
    'Write a folder for a new space',
    async () => (await import('./commands/create-tenant.ts')).createTenant,
  )
    .requiredOption('--name <name>', 'the name people read')
    .requiredOption('--home <lat,lon>', 'where the space looks first, in degrees: 45.76,4.84')
    .requiredOption('--place <name>', 'the name of that place')
    .option('--contact <e-mail>', 'where people write to the association; asked for in a terminal')
    .option('--locales <list>', 'languages, its own first', 'fr,en')
    .option('--apply', 'and apply it')
    .addOption(folder);
  command(tenant, 'list', 'Every space with its numbers', async () => (await tenants()).list);
  command(tenant, 'show <slug>', 'One space: settings, hosts, last acts', async () => (await tenants()).show);
  writer(
    tenant,
    'open <slug>',
    'Let everybody find the space, once its pages and contact are written',
    async () => (await tenants()).open,
  ).addOption(folder);
  writer(
    tenant,
    'suspend <slug>',
    'Close the space for now; nothing is lost',
    async () => (await tenants()).suspend,
  );
  writer(
    tenant,
    'resume <slug>',
    'Let a suspended space be again what it was: open, or private',
    async () => (await tenants()).resume,
  );
  writer(
    tenant,
    'invite <slug> <email>',
    'Let somebody join, and write to them',
    async () => (await tenants()).invite,
  ).addOption(
    new Option('--role <role>', 'as what').choices(['member', 'moderator', 'admin']).default('member'),
  );

  const domain = group('domain', 'Hosts that lead to a space', tenant);
  const domains = () => import('./commands/domains.ts');
  command(domain, 'list <slug>', 'Hosts of the space', async () => (await domains()).list);
  command(
    domain,
    'check <slug> [host]',
    'Ask the DNS where its hosts lead',
    async () => (await domains()).check,
  );
  writer(
    domain,
    'add <slug> <host>',
    'One more host leads to the space',
    async () => (await domains()).add,
  ).addOption(folder);
  writer(
    domain,
    'remove <slug> <host>',
    'A host leads there no more',
    async () => (await domains()).remove,
  ).addOption(folder);
  writer(
    domain,
    'primary <slug> <host>',
    'Links are written with this host',
    async () => (await domains()).primary,
  ).addOption(folder);

  writer(
    program,
    'demo <slug>',
    'Plant believable members and listings',
    async () => (await import('./commands/demo.ts')).demo,
  )
    .option('--listings <n>', 'how many listings', wholeNumber, 300)
    .option('--members <n>', 'how many members', wholeNumber, 120)
    .option('--seed <n>', 'the same seed gives the same listings', wholeNumber, 1);

  const mail = group('mail', 'The mailbox of a development machine');
  const mails = () => import('./commands/mail.ts');
  command(mail, 'list', 'Captured mails, newest first', async () => (await mails()).list)
    .option('--to <address>', 'only those to this address')
    .option('--limit <n>', 'how many', wholeNumber, 20);
  command(mail, 'show [number]', 'One of them; 1 is the newest', async () => (await mails()).show);

  const jobs = group('jobs', 'Work that waits');
  const work = () => import('./commands/jobs.ts');
  command(jobs, 'list', 'Jobs that wait, run or have failed', async () => (await work()).list).option(
    '--failed',
    'only failed ones',
  );
  writer(
    jobs,
    'retry [ids...]',
    'Run failed jobs again; all of them when none is named',
    async () => (await work()).retry,
  );

  return program;
}

const isText = (word: unknown): word is string => typeof word === 'string';

function wholeNumber(text: string): number {
  const number = Number(text.replaceAll('_', ''));
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('Write a whole number.');
  return number;
}
