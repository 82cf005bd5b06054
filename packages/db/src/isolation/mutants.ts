import { appendOnlyTables } from '../catalog/allowed.ts';
import { TENANT_A, TENANT_B } from './fixtures.ts';

/** A way to break the isolation, and the table whose probes should notice. */
export interface Mutant {
  name: string;
  table: string;
  sql: string;
}

const rule =
  (using: string, check = using) =>
  (table: string) =>
    `alter policy tenant_isolation on ${table} using (${using}) with check (${check})`;
const extra = (verb: string, clause: string) => (table: string) =>
  `create policy extra on ${table} for ${verb} ${clause}`;
const ours = 'tenant_id = current_tenant()';

/** Tables that a trigger writes along: their own locks stop a foreign row, too, and would hide the fault of the first. */
const countedIn: Record<string, string[]> = { listings: ['listing_tiles'] };

const onAnyTable: Record<string, (table: string) => string> = {
  'row-level security switched off': (table) => `alter table ${table} disable row level security`,
  'not forced on the owner': (table) => `alter table ${table} no force row level security`,
  'using (true)': rule('true', ours),
  'with check (true)': rule(ours, 'true'),
  'open while no tenant is set': rule(`${ours} or current_tenant() is null`),
  'greater or equal instead of equal': rule('tenant_id >= current_tenant()'),
  'never matches': rule(`${ours} and false`),
  'compares with itself': rule('tenant_id = tenant_id'),
  'extra permissive select': extra('select', 'using (true)'),
  'extra permissive insert': (table) =>
    [
      extra('insert', 'with check (true)')(table),
      ...(countedIn[table] ?? []).map(extra('all', 'using (true) with check (true)')),
    ].join(';'),
  'extra permissive update': extra('update', 'using (true) with check (true)'),
  'extra permissive delete': extra('delete', 'using (true)'),
  'update may give rows away': extra('update', `using (${ours}) with check (true)`),
  'policy only for one role': (table) => `alter policy tenant_isolation on ${table} to entraide_app`,
  'truncate granted': () => 'grant truncate on all tables in schema public to entraide_app',
  'policy dropped': (table) => `drop policy tenant_isolation on ${table}`,
};

const replaceTenant = (body: string, volatility = 'stable') =>
  `create or replace function current_tenant() returns uuid language sql ${volatility} parallel safe as $$ select ${body} $$`;
const setting = `nullif(current_setting('app.tenant_id', true), '')::uuid`;

const onTheHouse: Mutant[] = [
  {
    name: 'current_tenant() folded into plans',
    table: 'listings',
    sql: `alter function current_tenant() immutable`,
  },
  {
    name: 'current_tenant() falls back to somebody',
    table: 'members',
    sql: replaceTenant(`coalesce(${setting}, '${TENANT_B}'::uuid)`),
  },
  {
    name: 'current_tenant() is always the same',
    table: 'members',
    sql: replaceTenant(`'${TENANT_A}'::uuid`),
  },
  {
    name: 'current_tenant() trips over an empty setting',
    table: 'members',
    sql: replaceTenant(`current_setting('app.tenant_id', true)::uuid`),
  },
  { name: 'the app bypasses policies', table: 'members', sql: 'alter role entraide_app bypassrls' },
  {
    name: 'a simple foreign key',
    table: 'messages',
    sql: 'alter table messages drop constraint messages__thread_id',
  },
  {
    name: "everybody reads the operators' list",
    table: 'tenants',
    sql: 'alter policy platform_sees_all on tenants to public',
  },
  {
    name: 'everybody makes temporary tables',
    table: 'temporary tables()',
    sql: `do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$`,
  },
  {
    name: 'text candidates of every tenant',
    table: 'listing_candidates()',
    sql: `create or replace function listing_candidates(
        query text, at timestamptz, since timestamptz, box float8[], circle float8[], most integer
      ) returns table (id uuid, chord float8) language sql stable security definer rows 100
      set search_path = public, pg_temp as $$
        select id, 0::float8 from listings where status = 'published' and title ilike 'prob%' $$`,
  },
  {
    name: 'the host of any tenant',
    table: 'canonical_host()',
    sql: `create or replace function canonical_host() returns text language sql stable security definer
      set search_path = public, pg_temp as $$ select max(host) from domains $$`,
  },
  {
    name: 'hosts of any tenant',
    table: 'own_hosts()',
    sql: `create or replace function own_hosts() returns table (host text, source text, is_primary boolean)
      language sql stable security definer set search_path = public, pg_temp as $$
        select host, source, is_primary from domains $$`,
  },
  {
    name: 'the standing of a host, whoever asks',
    table: 'standing_of_host()',
    sql: `create or replace function standing_of_host(asked_host text, looks text, registrable text) returns text
      language sql stable security definer set search_path = public, pg_temp as $$
        select case when exists (select from domains where host = asked_host) then 'taken' else 'free' end $$`,
  },
  {
    name: 'jobs of nobody',
    table: 'enqueue()',
    sql: `create or replace function enqueue(
        task text, payload jsonb, run_at timestamptz default null, job_key text default null, tries integer default 12
      ) returns void language plpgsql security definer set search_path = public, pg_temp as $$ begin return; end $$`,
  },
];

/** Each general fault on each table, and the faults of the whole house. */
/** No role may change or remove a line of what is only added to (grants, a trigger), so these open nothing there. */
const ofChanges = new Set([
  'extra permissive update',
  'extra permissive delete',
  'update may give rows away',
]);

export function mutantsFor(tables: string[]): Mutant[] {
  return [
    ...tables.flatMap((table) =>
      Object.entries(onAnyTable)
        .filter(([name]) => !appendOnlyTables.includes(table) || !ofChanges.has(name))
        .map(([name, sql]) => ({ name, table, sql: sql(table) })),
    ),
    ...onTheHouse,
  ];
}
