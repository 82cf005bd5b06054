-- Every act of an operator that changed something. Global and written by the operator's role alone, which may add and read but
-- never change a line; no foreign key, because a line outlives the tenant it is about.
create table audit_log (
  id uuid not null,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  tenant_id uuid,
  details jsonb not null default '{}',
  constraint audit_log__id primary key (id),
  constraint audit_log__actor check (char_length(actor) between 1 and 100),
  constraint audit_log__action check (action ~ '^[a-z]+(\.[a-z-]+)+$')
);
create index audit_log__tenant on audit_log (tenant_id, at desc);
create index audit_log__at on audit_log (at desc);
revoke all on audit_log from public;
grant select, insert on audit_log to entraide_platform;
