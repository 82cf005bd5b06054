-- When the admins of a space answer no more, an operator passes it to somebody else of it, in the open: docs/decisions/0052.
create table hand_overs (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  -- Who is to be its admin.
  member_id uuid not null,
  -- The name of the operator who began it, and why; members read both.
  started_by text not null,
  reason text not null,
  started_at timestamptz not null,
  -- When it is carried out, unless it is stopped before.
  due_at timestamptz not null,
  done_at timestamptz,
  stopped_at timestamptz,
  -- admin: one who was taken for gone is there. operator: thought better of it. gone: who was to be admin is not there any more.
  stopped_by text,
  constraint hand_overs__id primary key (tenant_id, id),
  constraint hand_overs__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint hand_overs__started_by check (char_length(started_by) between 1 and 100),
  constraint hand_overs__reason check (char_length(reason) between 1 and 500),
  constraint hand_overs__due check (due_at > started_at),
  constraint hand_overs__stopped_by check (stopped_by in ('admin', 'operator', 'gone')),
  constraint hand_overs__ended check (
    (stopped_at is null) = (stopped_by is null) and (stopped_at is null or done_at is null)
  )
);
comment on table hand_overs is 'Spaces that an operator passes to somebody else, because their admins answer no more.';
select lock_tenant_table('hand_overs');
create unique index hand_overs__one_open on hand_overs (tenant_id) where done_at is null and stopped_at is null;
create index hand_overs__member on hand_overs (tenant_id, member_id);
grant select, update (member_id, stopped_at, stopped_by) on hand_overs to entraide_app;
grant select on hand_overs to entraide_worker;
grant select, insert, update (member_id, done_at, stopped_at, stopped_by), delete on hand_overs to entraide_platform;

create table hand_over_objections (
  tenant_id uuid not null default current_tenant(),
  hand_over_id uuid not null,
  member_id uuid not null,
  -- For the operators.
  words text not null default '',
  created_at timestamptz not null,
  constraint hand_over_objections__id primary key (tenant_id, hand_over_id, member_id),
  constraint hand_over_objections__hand_over_id foreign key (tenant_id, hand_over_id) references hand_overs (tenant_id, id)
    on delete cascade,
  constraint hand_over_objections__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint hand_over_objections__words check (char_length(words) <= 500)
);
comment on table hand_over_objections is 'Members who do not agree that their space passes to somebody, and what they say to the operators.';
select lock_tenant_table('hand_over_objections');
create index hand_over_objections__member on hand_over_objections (tenant_id, member_id);
grant select, insert, update (hand_over_id, member_id, words) on hand_over_objections to entraide_app;
grant select, delete on hand_over_objections to entraide_worker;
grant select, insert, delete on hand_over_objections to entraide_platform;

-- When an admin of the space was seen last; and when it passes into other hands, null: it does not.
alter table space_health add column admins_seen_at timestamptz;
alter table space_health add column hand_over_due_at timestamptz;
create index space_health__silent on space_health (admins_seen_at);
create index space_health__hand_over on space_health (hand_over_due_at) where hand_over_due_at is not null;
