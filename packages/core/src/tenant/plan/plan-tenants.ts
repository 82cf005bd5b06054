import type { OperatorCtx } from '../../audit/index.ts';
import { readTenants } from '../folder/validate-tenants.ts';
import { type Platform, readParts, readPlatform } from './current.ts';
import {
  diffHosts,
  diffTenant,
  isCurrent,
  keptAsIs,
  refusePlatformHosts,
  refuseTakenHosts,
  type TenantDiff,
  type Wanted,
  wantedOf,
} from './diff-tenant.ts';
import type { Plan, TenantPlan } from './plan.ts';

export interface PlanOptions {
  /** A space is `<slug>.<rootDomain>`. */
  rootDomain: string;
  /** Slugs; all folders when left out. */
  only?: readonly string[];
  /** The folder wins where the browser changed something. */
  overwrite?: boolean;
}

/**
 * Compares the folder with the database and writes nothing. `platform.db` is the operator's role.
 * @throws TenantFilesInvalid with every fault of the files; Conflict when a host leads to another tenant
 */
export async function planTenants(platform: OperatorCtx, dir: string, options: PlanOptions): Promise<Plan> {
  const state = await readPlatform(platform);
  const wanted = await wantedTenants(dir, options, state);
  const tenants: TenantPlan[] = [];
  for (const one of wanted) tenants.push(await planTenant(platform, state, one, options));
  return { tenants, withoutFolder: withoutFolder(wanted, options, state) };
}

async function planTenant(
  platform: OperatorCtx,
  state: Platform,
  wanted: Wanted,
  { overwrite }: PlanOptions,
): Promise<TenantPlan> {
  const current = state.tenants.get(wanted.slug);
  const { slug } = wanted;
  if (!current) return { slug, action: 'create', changes: diffTenant(null, null, wanted).changes };
  if (isCurrent(current, wanted)) return { slug, action: 'unchanged', changes: [] };
  const parts = await platform.db.inTenant(current.id, (tx) => readParts(tx, current));
  return updateOf(slug, diffTenant(current, parts, wanted, overwrite));
}

/** What is planned for a tenant that is there. */
export function updateOf(slug: string, { changes, merged }: TenantDiff): TenantPlan {
  if (merged && merged.drift.length > 0) return { slug, action: 'refused', changes, drift: merged.drift };
  return { slug, action: changes.length > 0 ? 'update' : 'unchanged', changes };
}

/** Those of the folder, and those made elsewhere whose subdomain has to follow the root domain; who gives up a host first. */
export async function wantedTenants(dir: string, options: PlanOptions, state: Platform): Promise<Wanted[]> {
  const { rootDomain, only } = options;
  const wanted = (await readTenants(dir, only)).map((folder) =>
    wantedOf(folder, rootDomain, state.tenants.get(folder.config.slug)),
  );
  for (const { slug, hosts } of wanted) refusePlatformHosts(slug, hosts, rootDomain);
  if (!only || only.length === 0) {
    for (const current of state.tenants.values()) {
      const moved = keptAsIs(current, rootDomain);
      if (!wanted.some(({ slug }) => slug === current.slug) && !isCurrent(current, moved)) wanted.push(moved);
    }
  }
  const released = new Map(wanted.map((one) => [one.slug, hostsReleased(one, state)]));
  const releasing = new Set([...released.values()].flat());
  for (const one of wanted) refuseTakenHosts(one, state.owners, releasing);
  return wanted.sort((a, b) => Number(hasAny(released, b.slug)) - Number(hasAny(released, a.slug)));
}

const hasAny = (released: ReadonlyMap<string, string[]>, slug: string) =>
  (released.get(slug)?.length ?? 0) > 0;

function hostsReleased(wanted: Wanted, state: Platform): string[] {
  return diffHosts(state.tenants.get(wanted.slug)?.hosts ?? [], wanted.hosts)
    .filter(({ how }) => how === 'remove')
    .map(({ name }) => name);
}

export function withoutFolder(wanted: readonly Wanted[], { only }: PlanOptions, state: Platform): string[] {
  if (only && only.length > 0) return [];
  const folders = new Set(wanted.filter(({ folder }) => folder).map(({ slug }) => slug));
  return [...state.tenants.keys()].filter((slug) => !folders.has(slug));
}
