-- Admins and moderators prove who they are a second time, with a passkey or an app for codes: docs/decisions/0045.

create table member_factors (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  -- Of a passkey; an app has none.
  credential_id text,
  -- Where a passkey was made, the only address that it works at; an app works everywhere.
  host text,
  -- passkey: the public key; totp: the secret.
  secret text not null,
  -- passkey: how often it was used; totp: the step of the last code. It only grows.
  counter bigint not null,
  transports text[] not null default '{}',
  -- What its owner calls a passkey; empty: nothing.
  label text not null default '',
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  constraint member_factors__id primary key (tenant_id, id),
  constraint member_factors__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint member_factors__kind check (kind in ('passkey', 'totp')),
  constraint member_factors__credential_id check ((credential_id is null) = (kind = 'totp')),
  constraint member_factors__host check ((host is null) = (kind = 'totp')),
  constraint member_factors__credential unique (tenant_id, credential_id),
  constraint member_factors__label check (char_length(label) <= 60)
);
comment on table member_factors is 'What a member who looks after a space proves to be themselves with, after the code by mail.';
select lock_tenant_table('member_factors');
create index member_factors__member on member_factors (tenant_id, member_id);
create unique index member_factors__one_totp on member_factors (tenant_id, member_id) where kind = 'totp';
grant select, insert, delete on member_factors to entraide_app;
grant update (counter, last_used_at) on member_factors to entraide_app;
-- The operator helps the last admin who lost everything.
grant select, delete on member_factors to entraide_platform;

create table recovery_codes (
  tenant_id uuid not null default current_tenant(),
  member_id uuid not null,
  hash text not null,
  constraint recovery_codes__hash primary key (tenant_id, member_id, hash),
  constraint recovery_codes__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint recovery_codes__hash_form check (hash ~ '^[0-9a-f]{64}$')
);
comment on table recovery_codes is 'Codes that stand in for a lost phone, as hashes. Deleted as they are used.';
select lock_tenant_table('recovery_codes');
grant select, insert, delete on recovery_codes to entraide_app;
grant select, delete on recovery_codes to entraide_platform;

create table passkey_challenges (
  tenant_id uuid not null default current_tenant(),
  -- Of the challenge and of the session or the browser that asked for it.
  hash text not null,
  ends_at timestamptz not null,
  constraint passkey_challenges__hash primary key (tenant_id, hash),
  constraint passkey_challenges__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
comment on table passkey_challenges is 'Challenges for passkeys that wait for an answer. Deleted as they are answered.';
select lock_tenant_table('passkey_challenges');
create index passkey_challenges__ends on passkey_challenges (tenant_id, ends_at);
grant select, insert, delete on passkey_challenges to entraide_app;
grant select, delete on passkey_challenges to entraide_worker;
grant delete on passkey_challenges to entraide_platform;

-- When this session last proved the second factor; null: never.
alter table sessions add column second_factor_at timestamptz;
