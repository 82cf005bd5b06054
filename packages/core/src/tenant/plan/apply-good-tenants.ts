import type { OperatorCtx } from '../../audit/index.ts';
import { DomainError } from '../../error/index.ts';
import { slugsIn } from '../folder/validate-tenants.ts';
import { type ApplyOptions, applyTenants } from './apply-tenants.ts';
import type { TenantPlan } from './plan.ts';

/** What could be applied, and what is wrong with each of the others. */
export interface AppliedTenants {
  tenants: TenantPlan[];
  /** Safe to print: files, lines and hosts. */
  faults: { slug: string; message: string }[];
}

/** As applyTenants, but a folder at fault keeps nobody else from starting: it is left as it was, and told. */
export async function applyGoodTenants(
  platform: OperatorCtx,
  dir: string,
  options: Omit<ApplyOptions, 'only' | 'dryRun'>,
): Promise<AppliedTenants> {
  try {
    return withRefused((await applyTenants(platform, dir, options)).tenants);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  const applied: AppliedTenants = { tenants: [], faults: [] };
  for (const slug of await slugsIn(dir)) {
    try {
      applied.tenants.push(...(await applyTenants(platform, dir, { ...options, only: [slug] })).tenants);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      applied.faults.push({ slug, message: error.message });
    }
  }
  const { tenants, faults } = withRefused(applied.tenants);
  return { tenants, faults: [...applied.faults, ...faults] };
}

/** A refused one was left as it was, like one at fault. */
function withRefused(tenants: TenantPlan[]): AppliedTenants {
  const faults = tenants
    .filter(({ action }) => action === 'refused')
    .map(({ slug, drift = [] }) => {
      const keys = drift.map(({ key }) => key).join(', ');
      const message = `${keys}: changed in the browser, and the folder says something else. pnpm platform tenant plan ${slug} shows both; pull ${slug} keeps the browser's, apply ${slug} --overwrite the folder's.`;
      return { slug, message };
    });
  return { tenants: tenants.filter(({ action }) => action !== 'refused'), faults };
}
