-- A space's settings are a list of revisions: whole documents as they were written, without defaults. The newest is in force; tenants.config
-- is what it comes to. A revision is only added; it goes with its space. docs/decisions/0032.
create table settings_revisions (
  tenant_id uuid not null default current_tenant(),
  number integer not null,
  at timestamptz not null default now(),
  source text not null,
  actor_kind text not null,
  actor_id text,
  base integer,
  restores integer,
  document jsonb not null,
  pages jsonb not null,
  files jsonb not null,
  constraint settings_revisions__number primary key (tenant_id, number),
  constraint settings_revisions__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint settings_revisions__from_one check (number > 0),
  constraint settings_revisions__source check (source in ('file', 'web')),
  constraint settings_revisions__actor_kind check (actor_kind in ('visitor', 'member', 'operator', 'support', 'key', 'job', 'webhook')),
  constraint settings_revisions__actor_id check (char_length(actor_id) between 1 and 100),
  constraint settings_revisions__base check (base between 0 and number - 1),
  constraint settings_revisions__restores check (restores between 1 and number - 1),
  constraint settings_revisions__size check (octet_length(document::text) + octet_length(pages::text) <= 4194304)
);

-- Of the folder as it was applied last: its hash, null for a space that has none, and the settings and pages that it declares.
alter table tenants add column file_hash text;
alter table tenants add column file_keys text[] not null default '{}';

-- What is there already came from a folder: the owner looks past the policies for the length of this migration.
alter table tenants no force row level security;
alter table tenant_assets no force row level security;
insert into settings_revisions (tenant_id, number, at, source, actor_kind, actor_id, document, pages, files)
select t.id, 1, t.updated_at, 'file', 'operator', 'platform', t.config,
  coalesce((select jsonb_object_agg(a.name, convert_from(a.bytes, 'UTF8')) from tenant_assets a
    where a.tenant_id = t.id and a.name like 'pages/%'), '{}'),
  coalesce((select jsonb_object_agg(a.name, a.sha256) from tenant_assets a
    where a.tenant_id = t.id and a.name not like 'pages/%'), '{}')
from tenants t;
update tenants t set file_keys = array(select jsonb_object_keys(t.config))
  || array(select a.name from tenant_assets a where a.tenant_id = t.id and a.name like 'pages/%');
alter table tenants force row level security;
alter table tenant_assets force row level security;

select lock_tenant_table('settings_revisions');
grant select, insert on settings_revisions to entraide_app, entraide_platform;
grant select on settings_revisions to entraide_worker;

-- An admin of the space changes its settings in the browser: of its own row in tenants, what the settings come to and nothing else.
grant update (config, config_hash, updated_at) on tenants to entraide_app;
grant insert, update, delete on tenant_assets to entraide_app;
grant insert, update on categories to entraide_app;

-- For the owner too, whom grants do not bind: a line goes only where the deletion of its space takes it along. One function for every table
-- that is only added to.
create function refuse_change() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return old;
  end if;
  raise exception '% is only added to', tg_table_name using errcode = '42501';
end
$$;
create trigger settings_revisions__only_added before update or delete on settings_revisions
  for each row execute function refuse_change();
drop trigger acts__only_added on acts;
create trigger acts__only_added before update or delete on acts for each row execute function refuse_change();
drop function refuse_change_of_act();
