import { Option } from 'commander';
import type { Builder } from '../builder.ts';

export function addDatabase(builder: Builder): void {
  const db = builder.group('db', 'The database');
  const database = () => import('../commands/database.ts');
  builder.writer(db, 'migrate', 'Bring the database to this version', async () => (await database()).migrate);
  builder.command(db, 'status', 'Say which migrations are applied', async () => (await database()).status);
  builder
    .command(db, 'url', 'Print a connection address', async () => (await database()).url)
    .addOption(
      new Option('--role <role>', 'whose').choices(['app', 'owner', 'worker', 'platform']).default('app'),
    );
}
