import type { Builder } from '../builder.ts';
import { wholeNumber } from '../builder.ts';

export function addBackup(builder: Builder): void {
  const { program } = builder;
  const backups = () => import('../commands/backup.ts');
  builder
    .writer(
      program,
      'backup',
      'Write the whole platform, as it is at one moment, into a folder',
      async () => (await backups()).backup,
    )
    .option('--to <folder>', 'in which each backup is a folder; DATA_DIR/backups unless told')
    .option('--keep <n>', 'how many to keep, the oldest go', wholeNumber, 7);
  builder
    .writer(
      program,
      'restore <folder>',
      'Bring a backup into an empty database, or one space into this one',
      async () => (await backups()).restore,
    )
    .option('--verify', 'only load it into a server of its own, compare, and throw that away')
    .option('--tenant <slug>', 'this space alone, as it was; the others are not touched')
    .option('--as <slug>', 'beside the one that is there, under another name');
}
