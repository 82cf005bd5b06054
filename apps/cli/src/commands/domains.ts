import { addDomain, checkHosts, listDomains, makePrimary, removeDomain } from '@entraide/core/tenant';
import { writeDomains } from '@entraide/core/tenant/folder';
import type { Call } from '../call.ts';
import { withNamedTenant } from '../named-tenant.ts';
import { asOperator } from '../operator.ts';
import { tenantsFolder } from '../tenants-folder.ts';
import { DONE, FAILED, table } from '../terminal.ts';

export async function list({ terminal, words: [slug = ''] }: Call) {
  const domains = await asOperator(terminal, ({ ctx }) =>
    withNamedTenant(ctx, slug, () => listDomains(ctx, slug)),
  );
  terminal.data(
    domains,
    domains.map(({ host, isPrimary }) => `${host}${isPrimary ? '  (canonical)' : ''}`),
  );
}

export async function check({ terminal, words: [slug = '', host] }: Call) {
  const checks = await asOperator(terminal, ({ ctx, settings }) =>
    withNamedTenant(ctx, slug, async () => {
      const hosts = (await listDomains(ctx, slug)).map((domain) => domain.host);
      return checkHosts(host ? [host] : hosts, settings.ROOT_DOMAIN);
    }),
  );
  terminal.data(
    checks,
    table(
      ['host', 'answer', 'addresses'],
      checks.map(({ host, answer, addresses }) => [host, answer, addresses.join(' ')]),
    ),
  );
  const wrong = checks.filter(({ answer }) => answer !== 'leads here');
  if (wrong.length === 0) return DONE;
  terminal.say(
    'Next: at your DNS provider, point the host to the same address as the platform (CNAME or A).',
  );
  return FAILED;
}

const domainVerb =
  (verb: typeof addDomain) =>
  async ({ terminal, words: [slug = '', host = ''], options }: Call<{ dir: string; dryRun?: boolean }>) => {
    const dryRun = options.dryRun === true;
    const dir = tenantsFolder(options.dir);
    const change = await asOperator(terminal, ({ ctx, settings }) =>
      withNamedTenant(ctx, slug, () =>
        verb(ctx, slug, host.toLowerCase(), { rootDomain: settings.ROOT_DOMAIN, dryRun }),
      ),
    );
    terminal.data(change, [`${slug}: ${change.domains.join(', ') || 'no domain of its own'}`]);
    if (!change.changed) terminal.say('It was so already.');
    else if (dryRun) terminal.say('Nothing was written: this was a dry run.');
    // The file is what the next apply follows, so it has to say the same.
    else if (await writeDomains(dir, slug, change.domains))
      terminal.say(`${dir}/${slug}/tenant.yaml says so too.`);
  };

export const add = domainVerb(addDomain);
export const remove = domainVerb(removeDomain);
export const primary = domainVerb(makePrimary);
