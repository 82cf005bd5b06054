import { publicAddress } from '@entraide/core/settings';
import {
  applyTenants,
  describePlan,
  inviteFromPlatform,
  isEmpty,
  listTenants,
  openTenant,
  type Plan,
  planTenants,
  resumeTenant,
  showTenant,
  suspendTenant,
} from '@entraide/core/tenant';
import { textIn } from '@entraide/model/tenant';
import { withNamedTenant } from '../named-tenant.ts';
import { asOperator } from '../operator.ts';
import type { Call } from '../program.ts';
import { tenantsFolder } from '../tenants-folder.ts';
import { DONE, PLAN_NOT_EMPTY, type Terminal, table } from '../terminal.ts';

type OfFolder = Call<{ dir: string }>;
type Writing = Call<{ dryRun?: boolean }>;

export async function plan({ terminal, words, options }: OfFolder) {
  const found = await asOperator(terminal, ({ ctx, settings }) =>
    planTenants(ctx, tenantsFolder(options.dir), { rootDomain: settings.ROOT_DOMAIN, only: words }),
  );
  terminal.data(found, describePlan(found));
  if (isEmpty(found)) return DONE;
  terminal.say('Next: pnpm platform tenant apply');
  return PLAN_NOT_EMPTY;
}

export async function apply({
  terminal,
  words,
  options,
}: Call<{ dir: string; dryRun?: boolean; open?: boolean }>) {
  const dryRun = options.dryRun === true;
  const done = await asOperator(terminal, ({ ctx, settings }) =>
    applyTenants(ctx, tenantsFolder(options.dir), {
      rootDomain: settings.ROOT_DOMAIN,
      only: words,
      dryRun,
      openNew: options.open === true,
    }),
  );
  terminal.data(done, describePlan(done));
  terminal.say(summary(done, dryRun));
  return dryRun && !isEmpty(done) ? PLAN_NOT_EMPTY : DONE;
}

function summary({ tenants }: Plan, dryRun: boolean): string {
  const count = (action: string) => tenants.filter((tenant) => tenant.action === action).length;
  const done = `${count('create')} created, ${count('update')} changed, ${count('unchanged')} as they were`;
  return dryRun ? `Nothing was written. It would be: ${done}.` : `${done}.`;
}

export async function list({ terminal }: Call) {
  const tenants = await asOperator(terminal, ({ ctx }) => listTenants(ctx));
  terminal.data(
    tenants,
    table(
      ['slug', 'status', 'host', 'members', 'listings', 'name'],
      tenants.map(({ slug, status, host, members, listings, name }) => [
        slug,
        status,
        host ?? '',
        String(members),
        String(listings),
        textIn(name, 'en'),
      ]),
    ),
  );
}

export async function show({ terminal, words: [slug = ''] }: Call) {
  const tenant = await asOperator(terminal, ({ ctx }) =>
    withNamedTenant(ctx, slug, () => showTenant(ctx, slug)),
  );
  terminal.data(tenant, [
    `${tenant.slug}  ${tenant.status}  ${textIn(tenant.name, 'en')}`,
    `members ${tenant.members}, visible listings ${tenant.listings}`,
    `languages ${tenant.config.locales.join(', ')}; entry ${tenant.config.entry.rule}; reading ${tenant.config.reading}`,
    `made ${tenant.createdAt.toISOString()}, changed ${tenant.updatedAt.toISOString()}`,
    ...tenant.hosts.map(({ host, isPrimary }) => `host ${host}${isPrimary ? ' (canonical)' : ''}`),
    ...tenant.acts.map(({ at, actor, action }) => `${at.toISOString()}  ${actor}  ${action}`),
  ]);
}

const statusVerb =
  (verb: typeof openTenant) =>
  async ({ terminal, words: [slug = ''], options }: Writing) => {
    const dryRun = options.dryRun === true;
    const change = await asOperator(terminal, ({ ctx }) =>
      withNamedTenant(ctx, slug, () => verb(ctx, slug, { dryRun })),
    );
    terminal.data(change, [`${slug}: ${change.from} -> ${change.to}`]);
    said(terminal, change.changed, dryRun);
  };

export const open = statusVerb(openTenant);
export const suspend = statusVerb(suspendTenant);
export const resume = statusVerb(resumeTenant);

export async function invite({
  terminal,
  words: [slug = '', email = ''],
  options,
}: Call<{ dryRun?: boolean; role: string }>) {
  const dryRun = options.dryRun === true;
  const invitation = await asOperator(terminal, ({ ctx, settings }) =>
    withNamedTenant(ctx, slug, () =>
      inviteFromPlatform(
        ctx,
        slug,
        { email, role: options.role },
        { address: publicAddress(settings), dryRun },
      ),
    ),
  );
  terminal.data(invitation, [`${invitation.email} may join "${slug}" as ${invitation.role}`]);
  said(terminal, true, dryRun);
}

function said(terminal: Terminal, changed: boolean, dryRun: boolean): void {
  if (!changed) terminal.say('It was so already.');
  else if (dryRun) terminal.say('Nothing was written: this was a dry run.');
}
