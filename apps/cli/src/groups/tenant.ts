import { type Command, Option } from 'commander';
import { type Builder, folderOption, wholeNumber } from '../builder.ts';

/** Returns the group, which has a group of its own: domains. */
export function addTenant(builder: Builder): Command {
  const tenant = builder.group('tenant', 'Spaces');
  const tenants = () => import('../commands/tenants.ts');
  builder
    .command(
      tenant,
      'validate [slugs...]',
      'Check the files of tenants/, without a database',
      async () => (await import('../commands/validate.ts')).validate,
    )
    .addOption(folderOption());
  builder
    .command(
      tenant,
      'plan [slugs...]',
      'Say what an apply would change; exit code 2 when something',
      async () => (await tenants()).plan,
    )
    .option('--overwrite', 'as if the folder won where the browser changed something')
    .addOption(folderOption());
  builder
    .writer(
      tenant,
      'apply [slugs...]',
      'Make the database what tenants/ says',
      async () => (await tenants()).apply,
    )
    .option('--open', 'spaces that this makes start open, where nothing is missing')
    .option('--overwrite', 'the folder wins where the browser changed something')
    .addOption(folderOption());
  builder
    .writer(
      tenant,
      'create <slug>',
      'Make a new space: a folder to fill in, or (--from-web) the space itself',
      async () => (await import('../commands/create-tenant.ts')).createTenant,
    )
    .requiredOption('--name <name>', 'the name people read')
    .requiredOption('--home <lat,lon>', 'where the space looks first, in degrees: 45.76,4.84')
    .requiredOption('--place <name>', 'the name of that place')
    .option('--contact <e-mail>', 'where people write to the association; asked for in a terminal')
    .option('--locales <list>', 'languages, its own first', 'fr,en')
    .option('--apply', 'and apply it')
    .option('--admin <e-mail>', 'who becomes its first admin; with --apply or --from-web')
    .option('--from-web', 'no folder: make the space itself, whose admins change its settings in the browser')
    .addOption(folderOption());
  builder
    .writer(
      tenant,
      'pull <slug>',
      'Make the folder say what is in force, also what was changed in the browser',
      async () => (await tenants()).pull,
    )
    .addOption(folderOption());
  builder.writer(
    tenant,
    'release <slug>',
    'Let the admins change what the folder declared',
    async () => (await tenants()).release,
  );
  builder.command(tenant, 'list', 'Every space with its numbers', async () => (await tenants()).list);
  builder.command(
    tenant,
    'show <slug>',
    'One space: settings, hosts, last acts',
    async () => (await tenants()).show,
  );
  builder
    .writer(
      tenant,
      'open <slug>',
      'Let everybody find the space, once its pages and contact are written',
      async () => (await tenants()).open,
    )
    .addOption(folderOption());
  builder
    .writer(
      tenant,
      'suspend <slug>',
      'Close the space for now; nothing is lost',
      async () => (await tenants()).suspend,
    )
    .addOption(new Option('--reason <text>', 'why, for the record of operators'));
  builder.writer(
    tenant,
    'resume <slug>',
    'Let a suspended space be again what it was: open, or private',
    async () => (await tenants()).resume,
  );
  builder
    .writer(
      tenant,
      'invite <slug> <email>',
      'Let somebody join, and write to them',
      async () => (await tenants()).invite,
    )
    .addOption(
      new Option('--role <role>', 'as what').choices(['member', 'moderator', 'admin']).default('member'),
    );
  builder
    .writer(
      tenant,
      'delete <slug>',
      'Suspend the space and remove it 30 days later, with a certificate',
      async () => (await import('../commands/delete-tenant.ts')).deleteSpace,
    )
    .option('--cancel', 'take the deletion back: the space is what it was')
    .option('--now', 'remove it at once; needs --yes-delete')
    .option('--yes-delete <slug>', 'its name again, since nothing brings it back')
    .option('--keep-archive <file>', 'export it into this file first')
    .option('--certificate <file>', 'write what was removed into this file, as JSON');
  builder.writer(
    tenant,
    'link <slug>',
    'Print the link that lets people join, and its QR code',
    async () => (await import('../commands/link.ts')).link,
  );
  const archive = () => import('../commands/archive.ts');
  builder
    .command(
      tenant,
      'export <slug>',
      'Write the whole space into one file',
      async () => (await archive()).exportSpace,
    )
    .option('--out <file>', 'where to; - is standard output; SLUG.tar.gz unless told');
  builder
    .writer(
      tenant,
      'import <file>',
      'Make a space of such a file; - is standard input',
      async () => (await archive()).importSpace,
    )
    .option('--slug <name>', 'under another name than the one it had')
    .option('--max-gib <n>', 'refuse a file that unpacks to more, in GiB', wholeNumber, 50);
  return tenant;
}
