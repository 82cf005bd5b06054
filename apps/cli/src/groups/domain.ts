import type { Command } from 'commander';
import type { Builder } from '../builder.ts';

export function addDomain(builder: Builder, tenant: Command): void {
  const domain = builder.group('domain', 'Domains of a space’s own', tenant);
  const domains = () => import('../commands/domains.ts');
  builder.command(domain, 'list <slug>', 'Hosts of the space', async () => (await domains()).list);
  builder.writer(
    domain,
    'add <slug> <host>',
    'Claim a domain, and print the DNS records that prove it',
    async () => (await domains()).add,
  );
  builder.command(
    domain,
    'check <slug> [host]',
    'Ask the DNS; what is proven and leads here is served',
    async () => (await domains()).check,
  );
  builder.writer(
    domain,
    'primary <slug> <host>',
    'Links are written with this host; the others lead to it',
    async () => (await domains()).primary,
  );
  builder.writer(
    domain,
    'remove <slug> <host>',
    'Let a domain go: for 30 days only this space may have it again; once more ends them',
    async () => (await domains()).remove,
  );
}
