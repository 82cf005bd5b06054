-- Nobody is left alone with a space: docs/decisions/0052.

-- What the team of a space, or the operators, were told last, so that nobody is told twice; and when it was there.
create table team_told (
  tenant_id uuid not null default current_tenant(),
  what text not null,
  at timestamptz not null,
  constraint team_told__what primary key (tenant_id, what),
  constraint team_told__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  -- day: the mail of the day. admins, operators: that something has no answer. second-admin: asked for one, later.
  -- still-there-1, still-there-2: admins who are not seen any more were asked. seen: one of them opened a page of the team.
  constraint team_told__what_form check (
    what in ('day', 'admins', 'operators', 'second-admin', 'still-there-1', 'still-there-2', 'seen')
  )
);
comment on table team_told is 'When the team of a space was told what, last.';
select lock_tenant_table('team_told');
grant select, insert, update (at) on team_told to entraide_app, entraide_worker;
grant select, insert, update (at), delete on team_told to entraide_platform;

-- Who of the team is away, until when, and who gets their mails meanwhile.
create table absences (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  member_id uuid not null,
  -- Null: the others of the team have the same mails already.
  stand_in_id uuid,
  until timestamptz not null,
  created_at timestamptz not null,
  constraint absences__id primary key (tenant_id, id),
  constraint absences__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint absences__stand_in_id foreign key (tenant_id, stand_in_id) references members (tenant_id, id)
    on delete set null (stand_in_id),
  constraint absences__end check (until > created_at)
);
comment on table absences is 'Who of the team is away, until when, and who stands in for them.';
select lock_tenant_table('absences');
create index absences__member on absences (tenant_id, member_id);
create index absences__stand_in on absences (tenant_id, stand_in_id) where stand_in_id is not null;
create index absences__until on absences (tenant_id, until);
grant select, insert, update (member_id, stand_in_id), delete on absences to entraide_app;
grant select, delete on absences to entraide_worker;
grant select, insert, delete on absences to entraide_platform;

-- What waits for a decision of the team, and from when on it is the operators' to look at; null: nothing waits.
alter table space_health add column undecided integer not null default 0;
alter table space_health add column overdue_at timestamptz;
create index space_health__overdue on space_health (overdue_at) where overdue_at is not null;
