-- Domains that a space claims by itself, and proves before anything is served. docs/decisions/0040.
-- A host in the table domains is the platform's (<slug>.<root domain>), its folder's (tenant.yaml), or one that the space proved; the last
-- are written by the trigger below alone. Only a host that serves is resolved; one that was let go stays for a while, so that nobody else takes it.
alter table domains add column source text not null default 'platform';
alter table domains add column state text not null default 'serving';
-- The registrable part of the name as it looks to the eye; null where it has none (a local name).
alter table domains add column looks_like text;
alter table domains add constraint domains__source check (source in ('platform', 'file', 'space'));
alter table domains add constraint domains__state check (state in ('proven', 'serving', 'let-go'));
alter table domains add constraint domains__primary_serves check (not is_primary or state = 'serving');
create index domains__looks_like on domains (looks_like);

-- Several spaces may claim one host; the primary key of domains says who proved it first.
create table domain_claims (
  tenant_id uuid not null default current_tenant(),
  host text not null,
  state text not null default 'claimed',
  looks_like text,
  claimed_at timestamptz not null,
  proven_at timestamptz,
  let_go_at timestamptz,
  checked_at timestamptz,
  failing_since timestamptz,
  -- When the admins were told that it fails.
  told_at timestamptz,
  -- What the last check saw in the DNS.
  found jsonb,
  constraint domain_claims__host primary key (tenant_id, host),
  constraint domain_claims__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint domain_claims__host_form check (host = lower(host) and host !~ '[^a-z0-9.-]' and length(host) <= 253),
  constraint domain_claims__state check (state in ('claimed', 'proven', 'serving', 'primary', 'let-go')),
  constraint domain_claims__proven check (state in ('claimed', 'let-go') or proven_at is not null),
  constraint domain_claims__let_go check (state <> 'let-go' or let_go_at is not null),
  constraint domain_claims__found_size check (octet_length(found::text) <= 16384)
);
create unique index domain_claims__one_primary on domain_claims (tenant_id) where state = 'primary';
comment on table domain_claims is 'Domains of a space''s own, from the claim until 30 days after they were let go.';
select lock_tenant_table('domain_claims');
grant select, insert, delete on domain_claims to entraide_app;
grant update (state, claimed_at, proven_at, let_go_at, checked_at, failing_since, told_at, found) on domain_claims to entraide_app;
grant select, delete on domain_claims to entraide_worker;
grant update (state, let_go_at, checked_at, failing_since, told_at, found, proven_at) on domain_claims to entraide_worker;
grant select, insert, update, delete on domain_claims to entraide_platform;

-- The life of a domain; packages/model/src/domain/life.ts says the same, and a test compares them.
create function check_domain_step() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'claimed' then
      raise exception 'a domain begins as claimed, not %', new.state using errcode = '23514', constraint = 'domain_claims__step';
    end if;
  elsif old.state <> new.state and old.state || ' ' || new.state <> all (array[
    'claimed proven', 'claimed let-go',
    'proven serving', 'proven let-go',
    'serving primary', 'serving let-go',
    'primary serving', 'primary let-go',
    'let-go claimed'
  ]) then
    raise exception 'a domain goes from % never to %', old.state, new.state using errcode = '23514', constraint = 'domain_claims__step';
  end if;
  return new;
end
$$;
create trigger domain_claims__step before insert or update on domain_claims
  for each row execute function check_domain_step();

-- What is proven is written into domains, where a host is unique: the second space to prove one gets a unique violation.
create function mirror_domain_claim() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  mine boolean;
begin
  if tg_op = 'DELETE' then
    delete from domains where host = old.host and tenant_id = old.tenant_id and source = 'space';
    update domains set is_primary = true where tenant_id = old.tenant_id and source = 'platform' and old.state = 'primary';
    return null;
  end if;
  if tg_op = 'INSERT' or old.state = new.state then
    return null;
  end if;
  if new.state = 'proven' then
    insert into domains (host, tenant_id, is_primary, verified_at, created_at, source, state, looks_like)
    values (new.host, new.tenant_id, false, new.proven_at, new.claimed_at, 'space', 'proven', new.looks_like)
    on conflict (host) do update
      set source = 'space', state = 'proven', is_primary = false, verified_at = excluded.verified_at
      where domains.tenant_id = excluded.tenant_id and domains.source <> 'platform'
    returning true into mine;
    if mine is null then
      raise exception 'another space proved this host' using errcode = '23505', constraint = 'domains__host', table = 'domains';
    end if;
  elsif new.state in ('serving', 'primary') then
    if new.state = 'primary' then
      update domains set is_primary = false where tenant_id = new.tenant_id and is_primary;
    end if;
    update domains set state = 'serving', is_primary = (new.state = 'primary')
    where host = new.host and tenant_id = new.tenant_id and source = 'space';
  elsif new.state = 'let-go' then
    update domains set state = 'let-go', is_primary = false
    where host = new.host and tenant_id = new.tenant_id and source = 'space';
  end if;
  -- Links are written with the platform's own name again.
  if old.state = 'primary' then
    update domains set is_primary = true where tenant_id = new.tenant_id and source = 'platform';
  end if;
  return null;
end
$$;
create trigger domain_claims__mirror after insert or update or delete on domain_claims
  for each row execute function mirror_domain_claim();

-- The hosts of the space itself, whoever they come from.
create function own_hosts()
  returns table (host text, source text, is_primary boolean)
  language sql stable security definer
  set search_path = public, pg_temp
as $$
  select d.host, d.source, d.is_primary from domains d where d.tenant_id = current_tenant() and d.state = 'serving'
$$;

-- What somebody may know of a host before they claim it: whether another space has it, let it go, or has one that looks the same.
create function standing_of_host(asked_host text, looks text, registrable text)
  returns text
  language sql stable security definer
  set search_path = public, pg_temp
as $$
  select case
    when exists (select from domains d where d.host = asked_host and d.tenant_id <> current_tenant() and d.state = 'let-go') then 'let-go'
    when exists (select from domains d where d.host = asked_host and d.tenant_id <> current_tenant()) then 'taken'
    when exists (select from domains d where d.looks_like = looks and d.tenant_id <> current_tenant()
      and d.host <> registrable and right(d.host, length(registrable) + 1) <> '.' || registrable) then 'look-alike'
    else 'free'
  end
$$;

grant execute on function own_hosts(), standing_of_host(text, text, text) to entraide_app, entraide_worker, entraide_platform;
grant insert, update, delete on domains to entraide_definer;
grant create on schema public to entraide_definer;
alter function mirror_domain_claim() owner to entraide_definer;
alter function own_hosts() owner to entraide_definer;
alter function standing_of_host(text, text, text) owner to entraide_definer;
set local role entraide_definer;
create or replace function resolve_host(asked_host text)
  returns table (tenant_id uuid, canonical_host text)
  language sql stable security definer
  set search_path = public, pg_temp
as $$
  select d.tenant_id, coalesce(p.host, d.host)
  from domains d
  left join domains p on p.tenant_id = d.tenant_id and p.is_primary
  where d.host = asked_host and d.state = 'serving'
$$;
create or replace function canonical_host() returns text
  language sql stable security definer
  set search_path = public, pg_temp
as $$
  select coalesce(
    (select host from domains where tenant_id = current_tenant() and is_primary),
    (select min(host) from domains where tenant_id = current_tenant() and state = 'serving')
  )
$$;
reset role;
revoke create on schema public from entraide_definer;

-- What is there: hosts that the settings name are the folder's where it declares them; else somebody added them by name, and they are
-- the space's own from now on. The owner looks past the policies for the length of this migration.
alter table tenants no force row level security;
alter table domain_claims no force row level security;
update domains d set source = 'file', looks_like = substring(d.host from '[^.]+\.[^.]+$')
from tenants t
where t.id = d.tenant_id and t.config -> 'domains' ? d.host;
do $$
declare
  own record;
begin
  for own in
    select d.* from domains d join tenants t on t.id = d.tenant_id
    where d.source = 'file' and not 'domains' = any (t.file_keys)
  loop
    insert into domain_claims (tenant_id, host, looks_like, claimed_at) values (own.tenant_id, own.host, own.looks_like, own.created_at);
    update domain_claims set state = 'proven', proven_at = own.created_at where tenant_id = own.tenant_id and host = own.host;
    update domain_claims set state = 'serving' where tenant_id = own.tenant_id and host = own.host;
    if own.is_primary then
      update domain_claims set state = 'primary' where tenant_id = own.tenant_id and host = own.host;
    end if;
  end loop;
end
$$;
alter table tenants force row level security;
alter table domain_claims force row level security;
