-- An association launches its space by itself: docs/decisions/0039. What belongs to no space yet, or is between an association and the
-- operator, is global and for the operator's role alone.

-- Limits of what happens outside a space; as limit_uses, whose keys are hashes too.
create table platform_limit_uses (
  name text not null,
  key text not null,
  full_again_at timestamptz not null,
  constraint platform_limit_uses__key primary key (name, key),
  constraint platform_limit_uses__name check (name ~ '^[a-z-]{1,40}$'),
  constraint platform_limit_uses__key_form check (key ~ '^[0-9a-f]{64}$')
);
comment on table platform_limit_uses is 'How much of a limit of the platform somebody has used. Swept every hour.';
create index platform_limit_uses__full_again on platform_limit_uses (full_again_at);
revoke all on platform_limit_uses from public;
grant select, insert, update, delete on platform_limit_uses to entraide_platform;

create table launches (
  tenant_id uuid not null,
  -- Of whoever launches; the operator answers to it.
  email text not null,
  kind text not null,
  country text,
  locale text not null,
  -- Why an operator decides before it opens; null: nobody has to.
  held_for text,
  -- The slug of the space that its name or address looks like.
  looks_like text,
  review text not null default 'none',
  -- What the operator wrote last to whoever waits.
  remark text,
  -- Where they were last.
  step text not null default 'look',
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  opened_at timestamptz,
  -- When whoever stopped half-way was told that it will be removed.
  told_at timestamptz,
  constraint launches__tenant_id primary key (tenant_id),
  constraint launches__tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint launches__email_form check (email = lower(email) and length(email) <= 254),
  constraint launches__kind check (kind ~ '^[a-z-]{1,30}$'),
  constraint launches__country check (country ~ '^[A-Z]{2}$'),
  constraint launches__locale check (locale ~ '^[a-z]{2,3}$'),
  constraint launches__held_for check (held_for in ('policy', 'look-alike')),
  constraint launches__review check (review in ('none', 'waiting', 'asked', 'approved', 'refused')),
  constraint launches__held check ((held_for is null) = (review = 'none')),
  constraint launches__remark check (char_length(remark) between 1 and 1000),
  constraint launches__step check (step in ('look', 'people', 'texts', 'ready')),
  constraint launches__decided check (review not in ('asked', 'approved', 'refused') or (decided_at is not null and decided_by is not null))
);
comment on table launches is 'Spaces that an association launched by itself: how far they are, and what the operator says.';
create index launches__waiting on launches (created_at) where review in ('waiting', 'asked');
revoke all on launches from public;
grant select, insert, update, delete on launches to entraide_platform;

-- A link that lets people join, whatever the entry rule, without a mail from us to bring it.
create table invite_links (
  tenant_id uuid not null default current_tenant(),
  code text not null,
  created_at timestamptz not null,
  uses integer not null default 0,
  most_uses integer not null,
  ends_at timestamptz not null,
  constraint invite_links__code primary key (tenant_id, code),
  constraint invite_links__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint invite_links__code_form check (code ~ '^[0-9a-z]{8,32}$'),
  constraint invite_links__uses check (uses between 0 and most_uses)
);
comment on table invite_links is 'Links that let people join a space.';
select lock_tenant_table('invite_links');
create index invite_links__ends on invite_links (tenant_id, ends_at);
grant select, insert, delete on invite_links to entraide_app, entraide_platform;
grant update (uses, ends_at) on invite_links to entraide_app;
grant select, delete on invite_links to entraide_worker;

-- Which link brought somebody who asks for a code.
alter table login_codes add column invite_code text;
