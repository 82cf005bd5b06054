import { operatorOf } from '@entraide/core/audit';
import type { Ctx } from '@entraide/core/ctx';
import { openDns } from '@entraide/core/dns';
import {
  checkDomain,
  checkGivenHosts,
  claimDomain,
  listDomains,
  makePrimary,
  releaseDomain,
  type SpaceDomains,
} from '@entraide/core/domain';
import { NotFound } from '@entraide/core/error';
import { publicAddress } from '@entraide/core/settings';
import { findTenant, tenantCtx } from '@entraide/core/tenant';
import type { Call } from '../call.ts';
import { withNamedTenant } from '../named-tenant.ts';
import { asOperator } from '../operator.ts';
import { DONE, FAILED, type Terminal, table } from '../terminal.ts';

type Options = { dryRun?: boolean };

/** Works in the named space as the operator. */
function inSpace<T>(terminal: Terminal, slug: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return asOperator(terminal, ({ ctx, settings }) =>
    withNamedTenant(ctx, slug, async () => {
      const dns = openDns({ rootDomain: settings.ROOT_DOMAIN, servers: settings.DNS_SERVERS });
      const { id } = await findTenant(ctx, slug);
      const platform = { ...ctx, dns, address: publicAddress(settings) };
      const inside = await tenantCtx(platform, id, operatorOf(ctx));
      if (!inside) throw new NotFound();
      return work(inside);
    }),
  );
}

export async function list({ terminal, words: [slug = ''] }: Call) {
  const { platformHost, folderHosts, primary, domains } = await inSpace(terminal, slug, listDomains);
  const given = [platformHost, ...folderHosts].map((host) => ({
    host,
    state: host === primary ? 'primary' : 'serving',
    from: host === platformHost ? 'platform' : 'tenant.yaml',
  }));
  const own = domains.map(({ host, state }) => ({ host, state, from: 'space' }));
  const rows = [...own, ...given];
  terminal.data(
    rows,
    table(
      ['host', 'state', 'from'],
      rows.map(({ host, state, from }) => [host, state, from]),
    ),
  );
}

export async function add({ terminal, words: [slug = '', host = ''], options }: Call<Options>) {
  const dryRun = options.dryRun === true;
  const { claimed, known } = await inSpace(terminal, slug, async (ctx) => ({
    claimed: await claimDomain(ctx, { host }, { dryRun }),
    known: await listDomains(ctx),
  }));
  const records = recordsFor(known, claimed.hosts);
  terminal.data(
    { ...claimed, records },
    table(
      ['type', 'name', 'value'],
      records.map(({ type, fullName, value }) => [type, fullName, value]),
    ),
  );
  if (!claimed.changed) terminal.say('It was so already.');
  else if (dryRun) return terminal.say('Nothing was written: this was a dry run.');
  terminal.say(
    `Next: write these records at the DNS provider of ${host}, then: pnpm platform tenant domain check ${slug}`,
  );
}

const recordsFor = ({ domains }: SpaceDomains, hosts: readonly string[]) =>
  domains.filter(({ host }) => hosts.includes(host)).flatMap(({ records }) => records);

export async function check({ terminal, words: [slug = '', asked] }: Call) {
  const checks = await inSpace(terminal, slug, async (ctx) => {
    const { domains } = await listDomains(ctx);
    const hosts = asked ? [asked] : domains.filter(({ state }) => state !== 'let-go').map(({ host }) => host);
    const own = [];
    for (const host of hosts) {
      const { state, found } = await checkDomain(ctx, host);
      own.push({ host, state, token: found.token, address: found.address });
    }
    const given = asked ? [] : await checkGivenHosts(ctx);
    return [...given.map((one) => ({ ...one, state: 'serving', token: 'not needed' })), ...own];
  });
  terminal.data(
    checks,
    table(
      ['host', 'state', 'token', 'address'],
      checks.map(({ host, state, token, address }) => [host, state, token, address]),
    ),
  );
  const wrong = checks.filter(
    ({ token, address }) => address !== 'here' || !/^(found|not needed)$/.test(token),
  );
  if (wrong.length === 0) return DONE;
  terminal.say(
    `Next: at the DNS provider, write the records that "pnpm platform tenant domain add ${slug} ${wrong[0]?.host}" prints; a change takes minutes to hours to be seen.`,
  );
  return FAILED;
}

const change =
  (verb: typeof makePrimary) =>
  async ({ terminal, words: [slug = '', host = ''], options }: Call<Options>) => {
    const dryRun = options.dryRun === true;
    const changed = await inSpace(terminal, slug, (ctx) => verb(ctx, host.toLowerCase(), { dryRun }));
    terminal.data({ host, changed }, [`${slug}: ${host}`]);
    if (!changed) terminal.say('It was so already.');
    else if (dryRun) terminal.say('Nothing was written: this was a dry run.');
  };

export const primary = change(makePrimary);
export const remove = change(releaseDomain);
