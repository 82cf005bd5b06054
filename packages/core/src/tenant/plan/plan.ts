import type { Change, Drift } from '../../revision/index.ts';
import type { Problem } from '../folder/problem.ts';

export interface TenantPlan {
  slug: string;
  /** `refused`: the browser changed what the folder would take over, so nothing of it is written. */
  action: 'create' | 'update' | 'unchanged' | 'refused';
  changes: Change[];
  /** Of a refused one: what the folder says, and what is live. */
  drift?: Drift[];
  /** Of one that this made and that was to start open: what is missing to open it. `open` all the same on a local root domain only. */
  missing?: { open: boolean; problems: Problem[] };
}

/** What an apply would do, or has done. */
export interface Plan {
  tenants: TenantPlan[];
  /** Tenants of the database without a folder: an apply leaves their settings alone. */
  withoutFolder: string[];
}

export function isEmpty(plan: Plan): boolean {
  return plan.tenants.every(({ action }) => action === 'unchanged');
}

const signs = { add: '+', change: '~', remove: '-' } as const;

/** The plan as an operator reads it, a line each. */
export function describePlan(plan: Plan): string[] {
  const lines = plan.tenants.flatMap(({ slug, action, changes, drift = [] }) => [
    `${slug}: ${action}`,
    ...changes.map((change) => `  ${signs[change.how]} ${describeChange(change)}`),
    ...drift.map(
      ({ key, file, live }) => `  ! ${key}: ${show(live)} in the browser, ${show(file)} in the folder`,
    ),
  ]);
  if (plan.withoutFolder.length > 0)
    lines.push(`without a folder here, left as they are: ${plan.withoutFolder.join(', ')}`);
  return lines;
}

function describeChange({ what, how, name, from, to }: Change): string {
  const label = what === 'setting' ? name : `${what} ${name}`;
  if (what === 'category' && how === 'remove') return `${label} (retired: its listings stay)`;
  // A page's texts are too long for a line.
  if (how === 'change' && !(from === undefined && to === undefined))
    return `${label}: ${show(from)} -> ${show(to)}`;
  if (how === 'add' && to !== undefined) return `${label}: ${show(to)}`;
  return label;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
