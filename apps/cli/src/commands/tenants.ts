import type { OperatorCtx } from '@entraide/core/audit';
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
  pullTenant,
  releaseTenant,
  resumeTenant,
  type StatusChange,
  showTenant,
  suspendTenant,
} from '@entraide/core/tenant';
import { formatProblem, NotReadyToOpen } from '@entraide/core/tenant/folder';
import { textIn } from '@entraide/model/tenant';
import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { withNamedTenant } from '../named-tenant.ts';
import { asOperator } from '../operator.ts';
import { dirOption, tenantsFolder } from '../tenants-folder.ts';
import { DONE, FAILED, PLAN_NOT_EMPTY, type Terminal, table } from '../terminal.ts';

type OfFolder = Call<{ dir: string; overwrite?: boolean }>;
type Writing = Call<{ dryRun?: boolean }>;

export async function plan({ terminal, words, options }: OfFolder) {
  const found = await asOperator(terminal, ({ ctx, settings }) =>
    planTenants(ctx, tenantsFolder(options.dir), {
      rootDomain: settings.ROOT_DOMAIN,
      only: words,
      overwrite: options.overwrite === true,
    }),
  );
  terminal.data(found, describePlan(found));
  if (isEmpty(found)) return DONE;
  if (!sayRefused(terminal, found, options.dir)) terminal.say('Next: pnpm platform tenant apply');
  return PLAN_NOT_EMPTY;
}

export async function apply({
  terminal,
  words,
  options,
}: Call<{ dir: string; dryRun?: boolean; open?: boolean; overwrite?: boolean }>) {
  const dryRun = options.dryRun === true;
  const bar = terminal.progress();
  const done = await asOperator(terminal, ({ ctx, settings }) =>
    applyTenants(ctx, tenantsFolder(options.dir), {
      rootDomain: settings.ROOT_DOMAIN,
      only: words,
      dryRun,
      openNew: options.open === true,
      overwrite: options.overwrite === true,
      onProgress: (progress) => bar.show(progress.done, progress.of, 'spaces'),
    }),
  ).finally(() => bar.end());
  terminal.data(done, describePlan(done));
  terminal.say(summary(done, dryRun));
  for (const { slug, missing } of done.tenants) {
    if (!missing) continue;
    const fate = missing.open
      ? 'is open on this machine, but a public domain would not open it'
      : 'stays private';
    terminal.say([`"${slug}" ${fate}:`, ...missing.problems.map(formatProblem)].join('\n'));
  }
  if (sayRefused(terminal, done, options.dir) && !dryRun) return FAILED;
  if (done.tenants.some(({ missing }) => missing && !missing.open)) return FAILED;
  return dryRun && !isEmpty(done) ? PLAN_NOT_EMPTY : DONE;
}

/** Says the two ways out for spaces whose folder and browser disagree. */
function sayRefused(terminal: Terminal, { tenants }: Plan, dir: string): boolean {
  const slugs = tenants.filter(({ action }) => action === 'refused').map(({ slug }) => slug);
  for (const slug of slugs) {
    const words = `${slug}${dirOption(dir)}`;
    terminal.say(
      `"${slug}" was changed in the browser where its folder says something else (the lines with !). Keep the browser's: pnpm platform tenant pull ${words}. Keep the folder's: pnpm platform tenant apply ${words} --overwrite`,
    );
  }
  return slugs.length > 0;
}

function summary({ tenants }: Plan, dryRun: boolean): string {
  const count = (action: string) => tenants.filter((tenant) => tenant.action === action).length;
  const refused = count('refused') > 0 ? `, ${count('refused')} refused` : '';
  const done = `${count('create')} created, ${count('update')} changed, ${count('unchanged')} as they were${refused}`;
  return dryRun ? `Nothing was written. It would be: ${done}.` : `${done}.`;
}

export async function list({ terminal }: Call) {
  const tenants = await asOperator(terminal, ({ ctx }) => listTenants(ctx));
  terminal.data(
    tenants,
    table(
      ['slug', 'status', 'host', 'members', 'listings', 'name'],
      tenants.map(({ slug, status, deleteAfter, host, members, listings, name }) => [
        slug,
        deleteAfter ? `goes ${dayOf(deleteAfter)}` : status,
        host ?? '',
        String(members),
        String(listings),
        textIn(name, 'en'),
      ]),
    ),
  );
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

export async function show({ terminal, words: [slug = ''] }: Call) {
  const tenant = await asOperator(terminal, ({ ctx }) =>
    withNamedTenant(ctx, slug, () => showTenant(ctx, slug)),
  );
  terminal.data(tenant, [
    `${tenant.slug}  ${tenant.status}  ${textIn(tenant.name, 'en')}`,
    ...(tenant.deleteAfter
      ? [
          `removed for good after ${tenant.deleteAfter.toISOString()}; taken back by: pnpm platform tenant delete ${slug} --cancel`,
        ]
      : []),
    `members ${tenant.members}, visible listings ${tenant.listings}`,
    `files ${tenant.storage.files}, ${Math.ceil(tenant.storage.bytes / 1024)} kB`,
    `languages ${tenant.config.locales.join(', ')}; entry ${tenant.config.entry.rule}; reading ${tenant.config.reading}`,
    `made ${tenant.createdAt.toISOString()}, changed ${tenant.updatedAt.toISOString()}`,
    ...tenant.hosts.map(({ host, isPrimary }) => `host ${host}${isPrimary ? ' (canonical)' : ''}`),
    ...tenant.acts.map(({ at, actor, action }) => `${at.toISOString()}  ${actor}  ${action}`),
  ]);
}

export async function pull({
  terminal,
  words: [slug = ''],
  options,
}: Call<{ dir: string; dryRun?: boolean }>) {
  const dryRun = options.dryRun === true;
  const dir = tenantsFolder(options.dir);
  const changes = await asOperator(terminal, ({ ctx }) =>
    withNamedTenant(ctx, slug, () => pullTenant(ctx, slug, { dir, dryRun })),
  );
  terminal.data(
    changes,
    changes.map(({ file, how }) => `${how === 'write' ? '~' : '-'} ${file}`),
  );
  said(terminal, changes.length > 0, dryRun);
  if (changes.length > 0 && !dryRun)
    terminal.say(
      `Next: look at the difference, then pnpm platform tenant apply ${slug}${dirOption(options.dir)}`,
    );
}

export async function release({ terminal, words: [slug = ''], options }: Writing) {
  const dryRun = options.dryRun === true;
  const keys = await asOperator(terminal, ({ ctx }) =>
    withNamedTenant(ctx, slug, () => releaseTenant(ctx, slug, { dryRun })),
  );
  terminal.data(keys, keys);
  said(terminal, keys.length > 0, dryRun);
  if (keys.length > 0 && !dryRun)
    terminal.say(
      `The admins of "${slug}" change these now; take its folder away, or the next apply takes them back.`,
    );
}

type Verb = (ctx: OperatorCtx, slug: string, options: { dryRun: boolean }) => Promise<StatusChange>;

async function changeStatus({ terminal, words: [slug = ''], options }: Writing, verb: Verb): Promise<void> {
  const dryRun = options.dryRun === true;
  const change = await asOperator(terminal, ({ ctx }) =>
    withNamedTenant(ctx, slug, () => verb(ctx, slug, { dryRun })),
  );
  terminal.data(change, [`${slug}: ${change.from} -> ${change.to}`]);
  said(terminal, change.changed, dryRun);
}

export async function open(call: Call<{ dir: string; dryRun?: boolean }>): Promise<void> {
  const { dir } = call.options;
  try {
    await changeStatus(call, (ctx, slug, options) =>
      openTenant(ctx, slug, { ...options, dir: tenantsFolder(dir) }),
    );
  } catch (error) {
    if (!(error instanceof NotReadyToOpen)) throw error;
    const words = `${error.slug}${dirOption(dir)}`;
    throw new Failure(
      error.message,
      'everybody has a right to know who runs a space, what it keeps, and how to write to it',
      `write these, then pnpm platform tenant apply ${words} and pnpm platform tenant open ${words}`,
    );
  }
}

export const suspend = (call: Call<{ dryRun?: boolean; reason?: string }>) =>
  changeStatus(call, (ctx, slug, options) => suspendTenant(ctx, slug, { ...options, ...call.options }));
export const resume = (call: Writing) => changeStatus(call, resumeTenant);

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
