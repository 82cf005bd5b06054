import type { TenantTable } from './catalog.ts';
import { fixtures, insertable, planted, TENANT_A, TENANT_B, touches, type Values } from './fixtures.ts';

export const roles = ['entraide_app', 'entraide_worker', 'entraide_platform', 'entraide_owner'] as const;
export type ProbeRole = (typeof roles)[number];

/** What the transaction says its tenant is: one, none yet, none any more, or one that does not exist. */
export const contexts = ['tenant', 'unset', 'empty', 'stranger'] as const;
export type ProbeContext = (typeof contexts)[number];

export const settingOf: Record<ProbeContext, string | null> = {
  tenant: TENANT_A,
  unset: null,
  empty: '',
  stranger: '0190f000-0000-7000-8000-00000000000f',
};

type Privilege = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE';

/** A number of rows (counted by the last statement), or that it must be refused. */
type Expectation = number | 'refused';

export interface Probe {
  verb: string;
  table: string;
  needs: Privilege[];
  /** Where the right to one column is meant, not to any. */
  column?: string;
  statements: string[];
  /** Rows the last statement touches or, with `reads`, the number in its first column. */
  expected: (context: ProbeContext) => Expectation;
  reads: boolean;
  /** SQL states that count as a refusal: a policy or privilege, unless the verb is about something else. */
  refusedBy: string[];
}

const quoted = (value: Values[string]) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
const matching = (values: Values, columns: string[]) =>
  columns.map((column) => `${column} = ${quoted(values[column] ?? '')}`).join(' and ');

function insert(table: string, values: Values, tenant?: string): string {
  const all: Values = tenant ? { tenant_id: tenant, ...values } : values;
  return `insert into ${table} (${Object.keys(all).join(', ')}) values (${Object.values(all).map(quoted).join(', ')})`;
}

/** Every verb a stranger could try on one table. */
export function probesFor(table: TenantTable): Probe[] {
  const { name, key } = table;
  const make = fixtures[name];
  if (!make || !touches[name])
    throw new Error(`no fixture for ${name}: add its row to packages/db/src/isolation/fixtures.ts`);
  const own = (context: ProbeContext) => (context === 'tenant' ? planted(name) : 0);
  const theirs = make(TENANT_B, 1);
  const none = () => 0;
  const refused = (): Expectation => 'refused';
  const touch = `update ${name} set ${touches[name]}`;
  const probe = (
    verb: string,
    needs: Privilege[],
    statements: string[],
    expected: Probe['expected'],
    reads = false,
    refusedBy = ['42501'],
  ): Probe => ({ verb, table: name, needs, statements, expected, reads, refusedBy });
  const ofTheirs = `tenant_id = '${TENANT_B}'`;
  const probes = [
    probe('select', ['SELECT'], [`select * from ${name}`], own),
    probe('select theirs', ['SELECT'], [`select * from ${name} where ${ofTheirs}`], none),
    probe('count', ['SELECT'], [`select count(*)::int from ${name}`], own, true),
    probe('exists', ['SELECT'], [`select exists (select from ${name} where ${ofTheirs})::int`], none, true),
    probe(
      'self join',
      ['SELECT'],
      [`select * from ${name} a cross join ${name} b where a.tenant_id is distinct from b.tenant_id`],
      none,
    ),
    probe('lock', ['SELECT', 'UPDATE'], [`select * from ${name} for update`], own),
    probe('insert for them', ['INSERT'], [insert(name, insertable(name, TENANT_B), TENANT_B)], refused),
    probe(
      'insert nowhere',
      ['INSERT'],
      [insert(name, insertable(name, TENANT_A))],
      (context) => (context === 'tenant' ? 1 : 'refused'),
      false,
      ['42501', '23502', '23503'],
    ),
    probe(
      'upsert theirs',
      ['SELECT', 'INSERT', 'UPDATE'],
      [
        `${insert(name, theirs, TENANT_B)} on conflict (tenant_id, ${key.join(', ')}) do update set ${touches[name]}`,
      ],
      refused,
    ),
    probe('update theirs', ['SELECT', 'UPDATE'], [`${touch} where ${ofTheirs}`], none),
    probe('update blindly', ['SELECT', 'UPDATE'], [touch], own),
    {
      ...probe(
        'move away',
        ['SELECT', 'UPDATE'],
        [`update ${name} set tenant_id = '${TENANT_B}'`],
        (context) => (context === 'tenant' ? 'refused' : 0),
      ),
      // Where a role writes single columns, this is none of them.
      column: 'tenant_id',
    },
    probe('delete theirs', ['SELECT', 'DELETE'], [`delete from ${name} where ${ofTheirs}`], none),
    probe('delete blindly', ['DELETE'], [...childrenFirst(name), `delete from ${name}`], own),
    probe('truncate', ['TRUNCATE'], [`truncate ${name} cascade`], refused),
    probe('prepared, then another tenant', ['SELECT'], preparedReuse(name), none, true),
  ];
  for (const { columns, target, targetColumns } of table.foreignKeys) {
    const parent = fixtures[target]?.(TENANT_B, 1);
    if (
      !parent ||
      targetColumns.every((column) => fixtures[target]?.(TENANT_A, 1)[column] === parent[column])
    )
      continue;
    const set = columns
      .map((column, i) => `${column} = ${quoted(parent[targetColumns[i] ?? ''] ?? '')}`)
      .join(', ');
    const column = columns.at(-1);
    probes.push({
      ...probe(
        `adopt their ${target}`,
        ['SELECT', 'UPDATE'],
        [
          `update ${name} set ${set} where ${matching(make(TENANT_A, 1), key)}`,
          'set constraints all immediate',
        ],
        (context) => (context === 'tenant' ? 'refused' : 0),
        false,
        ['23503', '42501'],
      ),
      ...(column !== undefined && { column }),
    });
  }
  return probes;
}

/** A delete that stumbles over its own children would prove nothing about the others' rows. */
const childrenFirst = (table: string): string[] =>
  ({ categories: ['delete from listings'], files: ['delete from photos'] })[table] ?? [];

/** A plan cached for one tenant must not serve the next. */
function preparedReuse(name: string): string[] {
  return [
    'set local plan_cache_mode = force_generic_plan',
    `select set_config('app.tenant_id', '${TENANT_B}', true)`,
    `prepare probe as select count(*)::int from ${name}`,
    'execute probe',
    `select set_config('app.tenant_id', '${settingOf.stranger}', true)`,
    'execute probe',
  ];
}
