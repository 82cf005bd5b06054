-- What the console shows and does: docs/decisions/0044.

-- One row a space, so that the list of all of them opens none. Counted inside each space by the operator's role, the oldest row first.
create table space_health (
  tenant_id uuid not null,
  -- Names and hosts as they are searched for: small letters without accents, a line each.
  words text not null,
  -- Hashes of the addresses of its admins, of those invited as such, and of whoever launched it.
  admin_keys text[] not null,
  members integer not null,
  admins integer not null,
  -- Admins who were here during the last 30 days.
  admins_alive integer not null,
  -- Of the last seven days.
  listings_week integer not null,
  answers_week integer not null,
  -- Those of the listings that somebody answered.
  answered_week integer not null,
  -- People who wait to be accepted, and since when the first of them does.
  waiting integer not null,
  waiting_since timestamptz,
  -- Jobs that were tried as often as they may be.
  mails_failed integer not null,
  jobs_failed integer not null,
  storage_bytes bigint not null,
  domain text not null,
  last_act_at timestamptz,
  last_revision_at timestamptz,
  -- What the figures came to: 0 ok, 1 look, 2 act.
  level smallint not null,
  refreshed_at timestamptz not null,
  constraint space_health__tenant_id primary key (tenant_id),
  constraint space_health__tenant foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint space_health__domain check (domain in ('none', 'waiting', 'good', 'failing')),
  constraint space_health__level check (level between 0 and 2)
);
comment on table space_health is 'How every space is, for the operators'' list.';
create index space_health__refreshed on space_health (refreshed_at);
create index space_health__level on space_health (level) where level > 0;
create index space_health__admin on space_health using gin (admin_keys);
revoke all on space_health from public;
grant select, insert, update, delete on space_health to entraide_platform;

-- Settings make the rows of tenants long; the list reads them in neither order nor full.
create index tenants__list on tenants (slug collate "C") include (id, status, created_at);

-- What operators tell the admins of every space.
create table announcements (
  id uuid not null,
  text_fr text not null,
  text_en text not null,
  created_at timestamptz not null,
  created_by text not null,
  -- Shown until then; an operator who ends it sooner moves it.
  until timestamptz not null,
  by_mail boolean not null,
  -- The last space whose admins were mailed; null: none yet. Spaces are taken in the order of their ids.
  mailed_to uuid,
  -- When the last of them was; null: not by mail, or not finished.
  mailed_at timestamptz,
  constraint announcements__id primary key (id),
  constraint announcements__text_fr check (char_length(text_fr) between 1 and 1000),
  constraint announcements__text_en check (char_length(text_en) between 1 and 1000)
);
comment on table announcements is 'What operators tell the admins of every space.';
revoke all on announcements from public;
grant select on announcements to entraide_app, entraide_worker;
grant select, insert, update (until, mailed_to, mailed_at), delete on announcements to entraide_platform;

-- An operator who is in a space for a while to help, whom its admins see.
create table support_visits (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  operator text not null,
  reason text not null,
  created_at timestamptz not null,
  until timestamptz not null,
  -- Hash of the link; null once it was opened.
  link_hash text,
  -- Hash of the token in the operator's cookie; null until the link is opened.
  session_hash text,
  opened_at timestamptz,
  ended_at timestamptz,
  constraint support_visits__id primary key (tenant_id, id),
  constraint support_visits__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint support_visits__link_hash unique (tenant_id, link_hash),
  constraint support_visits__session_hash unique (tenant_id, session_hash),
  constraint support_visits__reason check (char_length(reason) between 1 and 500),
  constraint support_visits__until check (until > created_at and until <= created_at + interval '240 minutes'),
  constraint support_visits__opened check ((session_hash is null) = (opened_at is null))
);
comment on table support_visits is 'Operators who were in a space to help, with their reason.';
select lock_tenant_table('support_visits');
create index support_visits__until on support_visits (tenant_id, until);
grant select on support_visits to entraide_app, entraide_platform;
grant insert, update (link_hash, ended_at) on support_visits to entraide_platform;
grant update (link_hash, session_hash, opened_at, ended_at) on support_visits to entraide_app;
grant select, delete on support_visits to entraide_worker;

-- When an admin was here last, for space_health.
grant select on known_browsers to entraide_platform;

-- What whoever launches answers to an operator's question.
alter table launches
  add column answer text,
  add constraint launches__answer check (char_length(answer) between 1 and 1000);
