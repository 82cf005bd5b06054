-- How much of a limit somebody has used: one moment a key, at which all of it is free again (generic cell rate algorithm).
-- key is a SHA-256, so this table holds no address, network or member; rows that are full again are swept at night.
create table limit_uses (
  tenant_id uuid not null default current_tenant(),
  name text not null,
  key text not null,
  full_again_at timestamptz not null,
  constraint limit_uses__key primary key (tenant_id, name, key),
  constraint limit_uses__name check (name ~ '^[a-z-]{1,40}$'),
  constraint limit_uses__key_form check (key ~ '^[0-9a-f]{64}$'),
  constraint limit_uses__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
select lock_tenant_table('limit_uses');
create index limit_uses__full_again on limit_uses (tenant_id, full_again_at);
grant select, insert, update on limit_uses to entraide_app, entraide_platform;
grant select, delete on limit_uses to entraide_worker;

-- Browsers in which a member has signed in: nobody else can use up the codes they may ask for from there.
create table known_browsers (
  tenant_id uuid not null default current_tenant(),
  member_id uuid not null,
  -- SHA-256 of the token in the browser's cookie.
  browser_hash text not null,
  last_seen_at timestamptz not null,
  constraint known_browsers__key primary key (tenant_id, member_id, browser_hash),
  constraint known_browsers__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade
);
select lock_tenant_table('known_browsers');
create index known_browsers__last_seen on known_browsers (tenant_id, last_seen_at);
grant select, insert, update, delete on known_browsers to entraide_app;
grant select, delete on known_browsers to entraide_worker;

-- Codes are no longer counted by the rows they left: what only the counting needed goes.
alter table login_codes drop column ip_hash;
