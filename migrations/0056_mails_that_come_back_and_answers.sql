-- What the mail provider tells us: docs/decisions/0058.

create table mail_stops (
  tenant_id uuid not null default current_tenant(),
  email text not null,
  reason text not null,
  stopped_at timestamptz not null,
  -- When the member read of it and left it so; null: the next visit tells.
  told_at timestamptz,
  constraint mail_stops__email primary key (tenant_id, email),
  constraint mail_stops__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint mail_stops__email_form check (email = lower(email) and length(email) <= 254),
  constraint mail_stops__reason check (reason in ('bounced', 'complained'))
);
comment on table mail_stops is 'Addresses that get no more mails of this space, but for the codes that somebody asks for.';
select lock_tenant_table('mail_stops');
create index mail_stops__stopped on mail_stops (tenant_id, stopped_at);
grant select, insert, delete on mail_stops to entraide_app, entraide_platform;
grant update (reason, stopped_at, told_at) on mail_stops to entraide_app;
grant select, delete on mail_stops to entraide_worker;

-- An event comes again until it was answered, and a job may run twice: what follows from it happens in the transaction that writes here.
create table mail_events (
  tenant_id uuid not null default current_tenant(),
  -- As the provider names it.
  id text not null,
  received_at timestamptz not null,
  -- When the work that it left behind was done.
  done_at timestamptz,
  constraint mail_events__id primary key (tenant_id, id),
  constraint mail_events__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint mail_events__id_form check (length(id) between 1 and 200)
);
comment on table mail_events is 'What the mail provider told us, so that nothing happens twice. Swept after 30 days.';
select lock_tenant_table('mail_events');
create index mail_events__received on mail_events (tenant_id, received_at);
grant select, insert on mail_events to entraide_app;
grant select, delete on mail_events to entraide_worker;
grant update (done_at) on mail_events to entraide_worker;
grant delete on mail_events to entraide_platform;

-- An answer by mail is written by a job, and counts as one that is written on the page.
grant insert, update on limit_uses to entraide_worker;

alter table space_health add column mails_bounced integer not null default 0;
