-- Somebody asks through another person, or through the association: docs/decisions/0063.
alter table listings
  -- When its author said that the person it is for knows and agrees. Null: it is for its author, or was written before anybody was asked.
  add column consent_at timestamptz;

-- The desk of the space writes under a member row of its own: what it asks for stays when a moderator leaves.
alter table members
  add column is_desk boolean not null default false,
  -- It decides nothing, and nobody decides about it as about a person.
  add constraint members__desk check (not is_desk or (role = 'member' and status = 'active' and limited_until is null));
create unique index members__one_desk on members (tenant_id) where is_desk;

create table asks (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  -- Null: somebody without an account, who called, came by or wrote.
  member_id uuid,
  name text not null,
  -- How the desk reaches them, and the number or address for it.
  reach text not null,
  contact text not null default '',
  -- What they left with the desk; empty when somebody of the team wrote it down in the listing at once.
  words text not null default '',
  locale text not null,
  state text not null default 'waiting',
  -- What the desk answered instead of asking.
  answer text not null default '',
  listing_id uuid,
  -- A member who wants a mail when somebody answers.
  wants_answers boolean not null default false,
  -- Who of the team took it.
  taken_by uuid,
  created_at timestamptz not null,
  closed_at timestamptz,
  constraint asks__id primary key (tenant_id, id),
  constraint asks__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint asks__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint asks__listing_id foreign key (tenant_id, listing_id) references listings (tenant_id, id) on delete set null (listing_id),
  constraint asks__taken_by foreign key (tenant_id, taken_by) references members (tenant_id, id) on delete set null (taken_by),
  constraint asks__name check (char_length(name) between 1 and 60),
  constraint asks__reach check (reach in ('account', 'phone', 'email', 'visit')),
  constraint asks__contact check (char_length(contact) <= 254),
  constraint asks__words check (char_length(words) <= 2000),
  constraint asks__state check (state in ('waiting', 'asked', 'answered', 'declined')),
  constraint asks__answer check (char_length(answer) <= 2000)
);
comment on table asks is 'Whom the desk asks for, and how it reaches them; for the team alone.';
select lock_tenant_table('asks');
create index asks__state on asks (tenant_id, state, created_at);
create index asks__member on asks (tenant_id, member_id) where member_id is not null;
create index asks__listing on asks (tenant_id, listing_id) where listing_id is not null;
create index asks__taken on asks (tenant_id, taken_by) where taken_by is not null;
grant select, insert, update (member_id, state, answer, listing_id, taken_by, closed_at), delete on asks to entraide_app;
grant select, delete on asks to entraide_worker;
grant select, insert, delete on asks to entraide_platform;
