import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, driverFor, type TestDatabase } from '../testing/index.ts';
import { checkCatalog } from './index.ts';

let server: TestDatabase;
let superuser: ReturnType<typeof driverFor>;

beforeAll(async () => {
  server = await createTestDatabase();
  superuser = driverFor(server.superuserUrl, 1);
});
afterAll(async () => {
  await superuser.end();
  await server.close();
});

test('the database as migrated passes, for every role of ours', async () => {
  for (const role of ['app', 'worker', 'platform'] as const) {
    expect(await checkCatalog(server.urls[role])).toEqual([]);
  }
});

test('the owner and a superuser are refused', async () => {
  expect((await checkCatalog(server.urls.owner))[0]).toMatch(
    /the connection is entraide_owner, which owns the tables/,
  );
  expect((await checkCatalog(server.superuserUrl))[0]).toMatch(/the connection is postgres, a superuser/);
});

/** What somebody might do, how it is undone, what the gate then says. */
const mutations: [done: string, undone: string, said: RegExp][] = [
  ['create table notes (id uuid primary key)', 'drop table notes', /the table notes has no "tenant_id/],
  [
    'create table notes (tenant_id uuid, id uuid not null, primary key (id))',
    'drop table notes',
    /notes has no "tenant_id uuid not null"/,
  ],
  [
    'create table notes (tenant_id uuid not null, id uuid, primary key (tenant_id, id))',
    'drop table notes',
    /notes is not under enabled row-level security: select lock_tenant_table\('notes'\)/,
  ],
  [
    "create table notes (tenant_id uuid not null, id uuid, primary key (tenant_id, id)); select lock_tenant_table('notes')",
    'drop table notes',
    /the table notes says nothing of its duties/,
  ],
  [
    'grant update on acts to entraide_app',
    'revoke update on acts from entraide_app',
    /entraide_app may update acts, which is only added to/,
  ],
  [
    'grant update (details) on acts to entraide_platform',
    'revoke update (details) on acts from entraide_platform',
    /entraide_platform may update a column of acts/,
  ],
  [
    'grant update (slug) on tenants to entraide_app',
    'revoke update (slug) on tenants from entraide_app',
    /entraide_app may update tenants.slug, which belongs to all tenants/,
  ],
  [
    'grant update (config) on tenants to entraide_worker',
    'revoke update (config) on tenants from entraide_worker',
    /entraide_worker may update tenants.config/,
  ],
  [
    'grant delete on audit_log to entraide_platform',
    'revoke delete on audit_log from entraide_platform',
    /entraide_platform may delete audit_log/,
  ],
  [
    'alter table members no force row level security',
    'alter table members force row level security',
    /members is not under forced/,
  ],
  [
    'alter policy tenant_isolation on members with check (true)',
    'alter policy tenant_isolation on members with check (tenant_id = current_tenant())',
    /members lacks the policy tenant_isolation/,
  ],
  [
    'alter policy tenant_isolation on members to entraide_app',
    'alter policy tenant_isolation on members to public',
    /members lacks the policy tenant_isolation/,
  ],
  [
    'alter policy tenant_isolation on tenants using (true)',
    'alter policy tenant_isolation on tenants using (id = current_tenant())',
    /tenants lacks the policy tenant_isolation/,
  ],
  [
    'create policy helpful on members for delete using (true)',
    'drop policy helpful on members',
    /the policy helpful on members/,
  ],
  [
    'alter policy definer_reads on listings to entraide_app',
    'alter policy definer_reads on listings to entraide_definer',
    /the policy definer_reads on listings/,
  ],
  [
    'create unique index members__name on members (display_name)',
    'drop index members__name',
    /unique index members__name of members does not begin with tenant_id/,
  ],
  [
    "create table notes (tenant_id uuid not null, id uuid primary key); select lock_tenant_table('notes')",
    'drop table notes',
    /primary key notes_pkey of notes/,
  ],
  [
    `create table notes (tenant_id uuid not null, id uuid, parent uuid, primary key (tenant_id, id), unique (tenant_id, parent));
     select lock_tenant_table('notes');
     create unique index notes__parent on notes (parent);
     alter table notes add constraint notes__self foreign key (id) references notes (parent)`,
    'drop table notes',
    /foreign key notes__self of notes to notes does not pair/,
  ],
  [
    'grant select on members to public',
    'revoke select on members from public',
    /everybody may select members/,
  ],
  [
    'grant select (email) on members to public',
    'revoke select (email) on members from public',
    /everybody may select a column of members/,
  ],
  [
    'grant truncate on members to entraide_app',
    'revoke truncate on members from entraide_app',
    /entraide_app may truncate members/,
  ],
  [
    'grant references on members to entraide_worker',
    'revoke references on members from entraide_worker',
    /entraide_worker may references members/,
  ],
  [
    'grant trigger on members to entraide_platform',
    'revoke trigger on members from entraide_platform',
    /entraide_platform may trigger members/,
  ],
  [
    'grant select on members to entraide_app with grant option',
    'revoke grant option for select on members from entraide_app',
    /entraide_app may pass on its right to select members/,
  ],
  [
    'grant insert on listings to entraide_definer',
    'revoke insert on listings from entraide_definer',
    /definer may insert listings/,
  ],
  [
    'grant select on domains to entraide_app',
    'revoke select on domains from entraide_app',
    /entraide_app may select domains/,
  ],
  [
    'grant update on places to entraide_app',
    'revoke update on places from entraide_app',
    /entraide_app may update places/,
  ],
  [
    'create view everybody as select * from members',
    'drop view everybody',
    /the view everybody: it reads as its owner/,
  ],
  [
    'create materialized view everybody as select 1 as one',
    'drop materialized view everybody',
    /the materialized view everybody/,
  ],
  [
    'create table notes (tenant_id uuid not null) partition by hash (tenant_id)',
    'drop table notes',
    /the partitioned table notes/,
  ],
  ['create table notes () inherits (members)', 'drop table notes', /the table notes inherits/],
  ['create sequence numbers', 'drop sequence numbers', /the sequence numbers/],
  [
    `create function peek() returns bigint language sql security definer set search_path = public, pg_temp return 1;
     revoke execute on function peek() from public`,
    'drop function peek()',
    /the function public\.peek\(\) runs as its owner and is not allow-listed/,
  ],
  [
    'alter function resolve_host(text) owner to entraide_owner',
    'alter function resolve_host(text) owner to entraide_definer',
    /resolve_host\(text\) belongs to entraide_owner/,
  ],
  [
    'alter function resolve_host(text) reset search_path',
    'alter function resolve_host(text) set search_path = public, pg_temp',
    /resolve_host\(text\) looks names up along/,
  ],
  [
    'alter function resolve_host(text) set search_path = pg_temp, public',
    'alter function resolve_host(text) set search_path = public, pg_temp',
    /resolve_host\(text\) looks names up along/,
  ],
  [
    'grant execute on function open_spaces() to public',
    'revoke execute on function open_spaces() from public',
    /everybody may call public\.open_spaces\(\)/,
  ],
  [
    'alter function current_tenant() immutable',
    'alter function current_tenant() stable',
    /current_tenant\(\) is immutable/,
  ],
  [
    `create or replace function current_tenant() returns uuid language sql stable parallel safe
       return current_setting('app.tenant_id', true)::uuid`,
    `create or replace function current_tenant() returns uuid language sql stable parallel safe
       return nullif(current_setting('app.tenant_id', true), '')::uuid`,
    /current_tenant\(\) is not the function/,
  ],
  [
    'grant create on schema public to entraide_app',
    'revoke create on schema public from entraide_app',
    /entraide_app may create things in the schema public/,
  ],
  [
    'create schema side; grant usage on schema side to entraide_app',
    'drop schema side',
    /entraide_app may use the schema side/,
  ],
  [
    'grant usage on schema graphile_worker to entraide_app',
    'revoke usage on schema graphile_worker from entraide_app',
    /entraide_app may use the schema graphile_worker/,
  ],
  [
    `create table notes (tenant_id uuid not null, id uuid, primary key (tenant_id, id), foreign key (tenant_id) references tenants (id));
     select lock_tenant_table('notes')`,
    'drop table notes',
    /notes does not go with its space: add "foreign key \(tenant_id\) references tenants \(id\) on delete cascade"/,
  ],
  [
    `create table notes (tenant_id uuid not null, id uuid, primary key (tenant_id, id),
       constraint notes__member foreign key (tenant_id, id) references members (tenant_id, id));
     select lock_tenant_table('notes')`,
    'drop table notes',
    /notes__member of notes holds members back .*: grant delete on notes to entraide_platform/,
  ],
  [
    'revoke delete on listings from entraide_platform',
    'grant delete on listings to entraide_platform',
    /of listings holds \w+ back .*: grant delete on listings to entraide_platform/,
  ],
  [
    `create table notes (tenant_id uuid not null, id uuid, sha256 text, primary key (tenant_id, id),
       constraint notes__file foreign key (tenant_id, sha256) references files (tenant_id, sha256));
     create table later_notes (tenant_id uuid not null, id uuid, primary key (tenant_id, id),
       constraint later_notes__note foreign key (tenant_id, id) references notes (tenant_id, id));
     create table notes_later (tenant_id uuid not null, id uuid, primary key (tenant_id, id),
       constraint notes_later__note foreign key (tenant_id, id) references notes (tenant_id, id))`,
    'drop table notes_later, later_notes, notes',
    /notes_later__note of notes_later holds notes back, which is emptied before it/,
  ],
];

test.each(mutations)('%s', async (done, undone, said) => {
  await superuser.unsafe(done);
  try {
    expect((await checkCatalog(server.urls.app)).join('\n')).toMatch(said);
  } finally {
    await superuser.unsafe(undone);
  }
  expect(await checkCatalog(server.urls.app)).toEqual([]);
});
