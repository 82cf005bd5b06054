import { Command } from 'commander';
import { Builder, wholeNumber } from './builder.ts';
import { addBackup } from './groups/backup.ts';
import { addBilling } from './groups/billing.ts';
import { addDatabase } from './groups/database.ts';
import { addDomain } from './groups/domain.ts';
import { addJobs } from './groups/jobs.ts';
import { addMail } from './groups/mail.ts';
import { addMembers } from './groups/member.ts';
import { addOperators } from './groups/operator.ts';
import { addTenant } from './groups/tenant.ts';
import type { ExitCode } from './terminal.ts';

/** The words of `platform`, in the order its help shows them. */
export function buildProgram(finish: (code: ExitCode) => void): Command {
  const program = new Command('platform')
    .description('The operator’s command: spaces, their domains, demo, database, mails and jobs.')
    .option('--json', 'print data as JSON')
    .exitOverride()
    .showHelpAfterError('Help: pnpm platform --help');

  const builder = new Builder(program, finish);

  builder
    .command(
      program,
      'doctor',
      'Look at all that has to be right, and say what to do',
      async () => (await import('./commands/doctor.ts')).doctor,
    )
    .option('--send-mail', 'and send a real mail to PLATFORM_CONTACT');

  addDatabase(builder);
  addOperators(builder);
  addDomain(builder, addTenant(builder));
  addMembers(builder);

  builder
    .writer(
      program,
      'demo <slug>',
      'Plant believable members and listings',
      async () => (await import('./commands/demo.ts')).demo,
    )
    .option('--listings <n>', 'how many listings', wholeNumber, 300)
    .option('--members <n>', 'how many members', wholeNumber, 120)
    .option('--seed <n>', 'the same seed gives the same listings', wholeNumber, 1);

  addBackup(builder);
  addMail(builder);
  addJobs(builder);
  addBilling(builder);
  return program;
}
