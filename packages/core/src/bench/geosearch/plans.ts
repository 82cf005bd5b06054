import type { Scratch, ServerLog } from './open-server.ts';
import type { Call } from './ours.ts';

export interface Work {
  /** Read from tables and indexes, wanted or not. */
  rows: number;
  /** Pages of 8 kB, in memory or not. */
  buffers: number;
  indexes: string[];
  seqScans: string[];
}

export interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Plan[];
}

/** From now on, sessions of the role log how each statement was carried out, those inside functions included. */
export async function explainRole(
  { superuser, name }: Pick<Scratch, 'superuser' | 'name'>,
  role: string,
  on: boolean,
): Promise<void> {
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
  };
  if (!on) {
    await superuser.unsafe(`alter role ${role} in database ${name} reset all`);
    return;
  }
  await superuser.unsafe(`load 'auto_explain'`);
  for (const [setting, value] of Object.entries(settings))
    await superuser.unsafe(`alter role ${role} in database ${name} set ${setting} = '${value}'`);
}

/** The median of a few calls, on sessions that {@link explainRole} has made talkative. */
export async function workOf(log: ServerLog, call: Call, calls = 5): Promise<Work> {
  const seen: Work[] = [];
  for (let n = 0; n < calls; n++) {
    log.read();
    await call(n * 7);
    seen.push(workIn(log.read()));
  }
  const median = (of: (work: Work) => number) =>
    seen.map(of).sort((a, b) => a - b)[Math.floor(calls / 2)] ?? 0;
  const all = (of: (work: Work) => string[]) => [...new Set(seen.flatMap(of))].sort();
  return {
    rows: median(({ rows }) => rows),
    buffers: median(({ buffers }) => buffers),
    indexes: all(({ indexes }) => indexes),
    seqScans: all(({ seqScans }) => seqScans),
  };
}

/** What the plans in a log add up to. Statements inside a function are counted where they are, not again where it is called. */
export function workIn(log: string): Work {
  const work: Work = { rows: 0, buffers: 0, indexes: [], seqScans: [] };
  for (const text of plansIn(log)) {
    const { Plan: root } = JSON.parse(text) as { Plan: Plan };
    walk(root, (plan) => {
      const children = plan.Plans ?? [];
      const blocks = (one: Plan) => (one['Shared Hit Blocks'] ?? 0) + (one['Shared Read Blocks'] ?? 0);
      const own = blocks(plan) - children.reduce((sum, child) => sum + blocks(child), 0);
      if (!/Function Scan|Result|ProjectSet/.test(plan['Node Type'])) work.buffers += Math.max(0, own);
      if (!/Scan$/.test(plan['Node Type'])) return;
      const each = (plan['Actual Rows'] ?? 0) + (plan['Rows Removed by Filter'] ?? 0);
      if (plan['Index Name'] || plan['Relation Name'])
        work.rows += (each + (plan['Rows Removed by Index Recheck'] ?? 0)) * (plan['Actual Loops'] ?? 1);
      if (plan['Index Name']) work.indexes.push(plan['Index Name']);
      else if (plan['Node Type'] === 'Seq Scan') work.seqScans.push(plan['Relation Name'] ?? '?');
    });
  }
  work.rows = Math.round(work.rows);
  return work;
}

function walk(plan: Plan, visit: (plan: Plan) => void): void {
  visit(plan);
  for (const child of plan.Plans ?? []) walk(child, visit);
}

/** Lines of one message after the first begin with a tab. */
export function plansIn(log: string): string[] {
  const plans: string[] = [];
  let current: string[] | null = null;
  for (const text of [...log.split('\n'), '']) {
    if (current && text.startsWith('\t')) current.push(text.slice(1));
    else {
      if (current && current.length > 0) plans.push(current.join('\n'));
      current = text.endsWith('plan:') ? [] : null;
    }
  }
  return plans;
}
