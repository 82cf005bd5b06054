-- What was done in a space, by whom, to what. Written in the transaction of the act itself and read by the space's admins; no role may
-- change or remove a line, which goes with its space alone. No foreign key to what it is about: a line outlives that.
create table acts (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  at timestamptz not null default now(),
  actor_kind text not null,
  actor_id text,
  action text not null,
  subject_kind text,
  subject_id text,
  details jsonb not null default '{}',
  constraint acts__id primary key (tenant_id, id),
  constraint acts__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint acts__actor_kind check (actor_kind in ('visitor', 'member', 'operator', 'support', 'key', 'job', 'webhook')),
  constraint acts__actor_id check (char_length(actor_id) between 1 and 100),
  constraint acts__action check (action ~ '^[a-z]+(\.[a-z-]+)+$'),
  constraint acts__subject check ((subject_kind is null) = (subject_id is null)),
  constraint acts__subject_kind check (subject_kind ~ '^[a-z-]+$'),
  constraint acts__subject_id check (char_length(subject_id) between 1 and 100)
);
select lock_tenant_table('acts');
grant select, insert on acts to entraide_app, entraide_worker, entraide_platform;

-- For the owner too, whom grants do not bind: a line goes only where the deletion of its space takes it along.
create function refuse_change_of_act() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return old;
  end if;
  raise exception 'acts are only added to' using errcode = '42501';
end
$$;
create trigger acts__only_added before update or delete on acts for each row execute function refuse_change_of_act();
