-- The same e-mail in two tenants is two members.
create table members (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  email text not null,
  display_name text not null,
  locale text not null,
  role text not null default 'member',
  status text not null default 'active',
  created_at timestamptz not null default now(),
  constraint members__id primary key (tenant_id, id),
  constraint members__email unique (tenant_id, email),
  constraint members__email_form check (email = lower(email) and length(email) <= 254),
  constraint members__display_name check (char_length(display_name) between 1 and 60),
  constraint members__role check (role in ('member', 'moderator', 'admin')),
  constraint members__status check (status in ('pending', 'active', 'suspended')),
  constraint members__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
select lock_tenant_table('members');
create index members__status_created on members (tenant_id, status, created_at);
grant select, insert, update, delete on members to entraide_app, entraide_worker, entraide_platform;

-- Addresses that may join: an invitation, or a line of the association's member list.
create table admissions (
  tenant_id uuid not null default current_tenant(),
  email text not null,
  role text not null default 'member',
  created_at timestamptz not null default now(),
  constraint admissions__email primary key (tenant_id, email),
  constraint admissions__email_form check (email = lower(email) and length(email) <= 254),
  constraint admissions__role check (role in ('member', 'moderator', 'admin')),
  constraint admissions__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
select lock_tenant_table('admissions');
grant select, insert, update, delete on admissions to entraide_app, entraide_platform;
grant select on admissions to entraide_worker;

-- id is the SHA-256 of the token in the cookie: a copy of this table opens no session.
create table sessions (
  tenant_id uuid not null default current_tenant(),
  id text not null,
  member_id uuid not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint sessions__id primary key (tenant_id, id),
  constraint sessions__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade
);
select lock_tenant_table('sessions');
create index sessions__member on sessions (tenant_id, member_id);
create index sessions__expiry on sessions (tenant_id, expires_at);
grant select, insert, update, delete on sessions to entraide_app, entraide_worker, entraide_platform;

-- code_hash covers the code and the token of the browser that asked, so six digits cannot be guessed from a copy of this table.
create table login_codes (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  email text not null,
  browser_hash text not null,
  code_hash text not null,
  ip_hash text not null,
  -- What a newcomer wants to be called, until the code makes a member of them.
  display_name text,
  attempts smallint not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  consumed_at timestamptz,
  constraint login_codes__id primary key (tenant_id, id),
  constraint login_codes__display_name check (char_length(display_name) between 1 and 60),
  constraint login_codes__attempts check (attempts between 0 and 5),
  constraint login_codes__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
select lock_tenant_table('login_codes');
create index login_codes__browser on login_codes (tenant_id, browser_hash, created_at);
create index login_codes__email_created on login_codes (tenant_id, email, created_at);
create index login_codes__ip_created on login_codes (tenant_id, ip_hash, created_at);
create index login_codes__created on login_codes (tenant_id, created_at);
grant select, insert, update, delete on login_codes to entraide_app, entraide_worker;

-- What somebody wrote before they had an account: found again by the token in their browser, published once they sign in.
create table drafts (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  browser_hash text not null,
  kind text not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint drafts__id primary key (tenant_id, id),
  constraint drafts__kind check (kind in ('listing', 'message')),
  constraint drafts__one_of_a_kind unique (tenant_id, browser_hash, kind),
  constraint drafts__payload_size check (octet_length(payload::text) <= 32768),
  constraint drafts__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
select lock_tenant_table('drafts');
create index drafts__expiry on drafts (tenant_id, expires_at);
grant select, insert, update, delete on drafts to entraide_app, entraide_worker;
