import type { Command } from 'commander';
import { type Builder, folderOption } from '../builder.ts';

export function addDomain(builder: Builder, tenant: Command): void {
  const domain = builder.group('domain', 'Hosts that lead to a space', tenant);
  const domains = () => import('../commands/domains.ts');
  builder.command(domain, 'list <slug>', 'Hosts of the space', async () => (await domains()).list);
  builder.command(
    domain,
    'check <slug> [host]',
    'Ask the DNS where its hosts lead',
    async () => (await domains()).check,
  );
  builder
    .writer(
      domain,
      'add <slug> <host>',
      'One more host leads to the space',
      async () => (await domains()).add,
    )
    .addOption(folderOption());
  builder
    .writer(
      domain,
      'remove <slug> <host>',
      'A host leads there no more',
      async () => (await domains()).remove,
    )
    .addOption(folderOption());
  builder
    .writer(
      domain,
      'primary <slug> <host>',
      'Links are written with this host',
      async () => (await domains()).primary,
    )
    .addOption(folderOption());
}
