import { type Plan, plansIn } from '@entraide/db/testing';
import type { ServerLog } from './open-server.ts';
import type { Call } from './ours.ts';

export interface Work {
  /** Read from tables and indexes, wanted or not. */
  rows: number;
  /** Pages of 8 kB, in memory or not. */
  buffers: number;
  indexes: string[];
  seqScans: string[];
}

/** The median of a few calls, on sessions that `explainRole` has made talkative. */
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
