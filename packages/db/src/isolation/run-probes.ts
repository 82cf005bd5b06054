import type { Sql } from 'postgres';
import { appendOnlyTables } from '../catalog/allowed.ts';
import { type TenantTable, tenantTables } from './catalog.ts';
import { fixtures, hostOf, secondMember, TENANT_A, TENANT_B } from './fixtures.ts';
import { functionProbes, temporaryProbes, tenantsProbes } from './functions.ts';
import { contexts, type Probe, type ProbeContext, type ProbeRole, probesFor, settingOf } from './probes.ts';

export interface Leak {
  role: ProbeRole;
  context: ProbeContext;
  table: string;
  verb: string;
  expected: number | string;
  got: number | string;
}

/** How a session becomes the role: it logged in as it, or it is a superuser that puts the role on. */
export type Becoming = 'logged in' | 'set role';

/** Plants one row a table in each of the two tenants; `sql` may bypass policies. @returns the tenant tables */
export async function plantTwoTenants(sql: Sql): Promise<TenantTable[]> {
  const tables = await tenantTables(sql);
  const missing = tables.filter(({ name }) => !fixtures[name]).map(({ name }) => name);
  if (missing.length > 0)
    throw new Error(
      `nobody probes ${missing.join(', ')}: add a row to packages/db/src/isolation/fixtures.ts`,
    );
  await sql`insert into places (id, name, country, lat, lon, population, kind) values (1, 'Probe', 'FR', 0, 0, 1, 'town') on conflict do nothing`;
  for (const tenant of [TENANT_A, TENANT_B]) {
    await sql.begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${tenant}, true)`;
      await tx`insert into tenants (id, slug, config, config_hash) values (${tenant}, ${`probe-${tenant.at(-1)}`}, '{}', 'x')`;
      await tx`insert into domains (host, tenant_id, is_primary) values (${hostOf(tenant)}, ${tenant}, true)`;
      for (const [table, values] of Object.entries(fixtures)) {
        await tx`insert into ${tx(table)} ${tx(values(tenant, 1) as Record<string, string>)}`;
        if (table === 'members')
          await tx`insert into members ${tx(secondMember(tenant) as Record<string, string>)}`;
      }
    });
  }
  return tables;
}

export function allProbes(tables: TenantTable[]): Probe[] {
  return [...tables.flatMap(probesFor), ...tenantsProbes, ...functionProbes, ...temporaryProbes];
}

/** Whether this role is meant to see all of a thing, or may not touch it at all: outside what isolation promises. */
function exempt(probe: Probe, role: ProbeRole): boolean {
  if (probe.table === 'tenants') return role === 'entraide_platform';
  if (role !== 'entraide_owner') return false;
  // A trigger refuses the owner too.
  if (appendOnlyTables.includes(probe.table) && /^(update|delete)/.test(probe.verb)) return true;
  return probe.verb === 'truncate' || probe.table.endsWith('()');
}

/** Runs probes as one role in one context, each in a transaction that is rolled back. */
export async function runProbes(
  sql: Sql,
  role: ProbeRole,
  context: ProbeContext,
  probes: Probe[],
  becoming: Becoming,
): Promise<{ ran: number; leaks: Leak[] }> {
  const leaks: Leak[] = [];
  let ran = 0;
  for (const probe of probes) {
    if (exempt(probe, role) || (context === 'unset' && probe.verb.startsWith('prepared'))) continue;
    const { got, allowed } = await runOne(sql, role, context, probe, becoming);
    const expected = allowed ? probe.expected(context) : 'refused';
    ran += 1;
    if (got !== expected) leaks.push({ role, context, table: probe.table, verb: probe.verb, expected, got });
  }
  return { ran, leaks };
}

/** Whether the role holds what the verb needs at all; without it, the only right answer is a refusal. */
function privileges({ needs, table, column }: Probe): string {
  const has = needs.map((need) => {
    if (need === 'DELETE' || need === 'TRUNCATE') return `has_table_privilege('${table}', '${need}')`;
    return column === undefined
      ? `has_any_column_privilege('${table}', '${need}')`
      : `has_column_privilege('${table}', '${column}', '${need}')`;
  });
  return has.length > 0 ? has.join(' and ') : 'true';
}

async function runOne(sql: Sql, role: ProbeRole, context: ProbeContext, probe: Probe, becoming: Becoming) {
  const setting = settingOf[context];
  const savepoint = becoming === 'set role';
  await sql.unsafe(savepoint ? 'savepoint probe' : 'begin');
  try {
    if (savepoint) await sql.unsafe(`set local role ${role}`);
    if (setting !== null) await sql.unsafe(`select set_config('app.tenant_id', '${setting}', true)`);
    const [may] = await sql.unsafe<{ allowed: boolean }[]>(`select ${privileges(probe)} as allowed`);
    const allowed = may?.allowed ?? false;
    let got: number | string = 'nothing';
    try {
      for (const statement of probe.statements) {
        const result = await sql.unsafe(statement);
        const first = result[0] as Record<string, number> | undefined;
        if (statement.startsWith('set ')) continue;
        got = probe.reads ? (first ? (Object.values(first)[0] ?? 'null') : 'no row') : (result.count ?? 0);
      }
    } catch (error) {
      const { code = 'unknown', message } = error as { code?: string; message: string };
      got = probe.refusedBy.includes(code) ? 'refused' : `${code} ${message}`;
    }
    return { got, allowed };
  } finally {
    await sql.unsafe(
      savepoint ? 'rollback to savepoint probe; release savepoint probe; reset role' : 'rollback',
    );
    if (probe.verb.startsWith('prepared')) await sql.unsafe('deallocate all');
  }
}

/** Contexts that one session can go through again and again; "unset" exists only on a session that never had a tenant. */
export const repeatableContexts = contexts.filter((context) => context !== 'unset');
