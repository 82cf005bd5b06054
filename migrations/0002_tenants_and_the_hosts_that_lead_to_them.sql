-- A tenant is its own row: the same lock, led by its id. The operator's role sees them all; so does the narrow role that owns
-- the few functions which run before a tenant is known.
create table tenants (
  id uuid not null,
  slug text not null,
  status text not null default 'private',
  config jsonb not null,
  config_hash text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint tenants__id primary key (id),
  constraint tenants__slug unique (slug),
  constraint tenants__slug_form check (slug ~ '^[a-z][a-z0-9-]{1,38}[a-z0-9]$'),
  constraint tenants__status check (status in ('private', 'open', 'suspended'))
);
alter table tenants enable row level security;
alter table tenants force row level security;
create policy tenant_isolation on tenants for all using (id = current_tenant()) with check (id = current_tenant());
create policy platform_sees_all on tenants for all to entraide_platform using (true) with check (true);
create policy definer_reads on tenants for select to entraide_definer using (true);
revoke all on tenants from public;
grant select on tenants to entraide_app, entraide_worker, entraide_definer;
grant select, insert, update, delete on tenants to entraide_platform;

-- Hosts are unique over the whole platform, so this table is global; requests reach it only through resolve_host().
create table domains (
  host text not null,
  tenant_id uuid not null,
  is_primary boolean not null default false,
  verified_at timestamptz,
  created_at timestamptz not null default now(),
  constraint domains__host primary key (host),
  constraint domains__host_form check (host = lower(host) and host !~ '[^a-z0-9.-]' and length(host) <= 253),
  constraint domains__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
create unique index domains__one_primary on domains (tenant_id) where is_primary;
revoke all on domains from public;
grant select on domains to entraide_definer;
grant select, insert, update, delete on domains to entraide_platform;

create table tenant_assets (
  tenant_id uuid not null default current_tenant(),
  name text not null,
  media_type text not null,
  bytes bytea not null,
  sha256 text not null,
  constraint tenant_assets__name primary key (tenant_id, name),
  constraint tenant_assets__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint tenant_assets__size check (octet_length(bytes) <= 524288)
);
select lock_tenant_table('tenant_assets');
grant select on tenant_assets to entraide_app, entraide_worker;
grant select, insert, update, delete on tenant_assets to entraide_platform;

-- Labels and icons live in the tenant's configuration; this table is what a listing's foreign key needs.
create table categories (
  tenant_id uuid not null default current_tenant(),
  slug text not null,
  retired_at timestamptz,
  constraint categories__slug primary key (tenant_id, slug),
  constraint categories__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
select lock_tenant_table('categories');
grant select on categories to entraide_app, entraide_worker;
grant select, insert, update, delete on categories to entraide_platform;

-- Every process caches host -> tenant; this tells them all to look again.
create function announce_tenant_change() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if tg_table_name = 'domains' then
    perform pg_notify('tenant_changed', coalesce(new.tenant_id, old.tenant_id)::text);
  else
    perform pg_notify('tenant_changed', coalesce(new.id, old.id)::text);
  end if;
  return null;
end
$$;
create trigger tenants_announce after insert or update or delete on tenants
  for each row execute function announce_tenant_change();
create trigger domains_announce after insert or update or delete on domains
  for each row execute function announce_tenant_change();

-- The two questions that are asked before a tenant is known. Each gives away only what its visitor may know anyway.
create function resolve_host(asked_host text)
  returns table (tenant_id uuid, canonical_host text)
  language sql stable security definer
  set search_path = public, pg_temp
as $$
  select d.tenant_id, coalesce(p.host, d.host)
  from domains d
  left join domains p on p.tenant_id = d.tenant_id and p.is_primary
  where d.host = asked_host
$$;

create function open_spaces()
  returns table (slug text, config jsonb, host text)
  language sql stable security definer
  set search_path = public, pg_temp
as $$
  select t.slug, t.config, d.host
  from tenants t
  join domains d on d.tenant_id = t.id and d.is_primary
  where t.status = 'open'
  order by t.slug
$$;

-- Granted before the functions change hands: the owner does not inherit what it hands over to.
grant execute on function resolve_host(text), open_spaces() to entraide_app, entraide_worker, entraide_platform;
grant create on schema public to entraide_definer;
alter function resolve_host(text) owner to entraide_definer;
alter function open_spaces() owner to entraide_definer;
revoke create on schema public from entraide_definer;
