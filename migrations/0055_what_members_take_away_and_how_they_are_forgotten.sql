-- What members take away, and how they are forgotten: docs/decisions/0062.

-- Files that members asked for: all that the space keeps about them. A job makes one.
create table member_exports (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  member_id uuid not null,
  state text not null default 'waiting',
  -- How far the job is.
  done integer not null default 0,
  steps integer not null default 0,
  asked_at timestamptz not null,
  ready_at timestamptz,
  -- Of one that is ready: when it goes. Before that: when it is given up, so that another can be asked for.
  ends_at timestamptz not null,
  file_sha256 text,
  constraint member_exports__id primary key (tenant_id, id),
  constraint member_exports__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint member_exports__file_sha256 foreign key (tenant_id, file_sha256) references files (tenant_id, sha256),
  constraint member_exports__state check (state in ('waiting', 'making', 'ready')),
  constraint member_exports__ready check ((state = 'ready') = (ready_at is not null) and (state = 'ready') = (file_sha256 is not null)),
  constraint member_exports__progress check (done between 0 and steps)
);
comment on table member_exports is 'Files of all that is kept about a member, made for them, gone after a week.';
select lock_tenant_table('member_exports');
create unique index member_exports__one_at_a_time on member_exports (tenant_id, member_id) where state <> 'ready';
create index member_exports__member on member_exports (tenant_id, member_id);
create index member_exports__ends on member_exports (tenant_id, ends_at);
create index member_exports__file on member_exports (tenant_id, file_sha256) where file_sha256 is not null;
grant select, insert, update (id, member_id, file_sha256, ends_at), delete on member_exports to entraide_app;
grant select, update (state, done, steps, ready_at, ends_at, file_sha256), delete on member_exports to entraide_worker;
grant select, insert, delete on member_exports to entraide_platform;
-- The job reads which factors a member has; the duties withhold the secrets.
grant select on member_factors to entraide_worker;

-- Who was erased: what comes out of a backup forgets them again.
create table erasures (
  tenant_id uuid not null default current_tenant(),
  member_id uuid not null,
  erased_on date not null,
  constraint erasures__member_id primary key (tenant_id, member_id),
  constraint erasures__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
comment on table erasures is 'Ids of members who were erased, and the day. They lead to nobody.';
select lock_tenant_table('erasures');
grant select, insert on erasures to entraide_app, entraide_worker;
grant select, insert, delete on erasures to entraide_platform;

-- When a member was last here, to the day and no finer; and when they were told that their account goes.
alter table members add column last_seen_on date not null default current_date;
alter table members add column warned_on date;
create index members__last_seen on members (tenant_id, last_seen_on);

-- Erasing reaches what no key leads to, in requests, in jobs, and when a backup is restored.
grant delete on admissions to entraide_worker;
grant select, delete on login_codes, drafts to entraide_platform;
grant select on known_browsers to entraide_platform;

-- Work that waits and names somebody: mails to them, and what was to be done for them.
create function forget_jobs(member uuid, address text) returns integer
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  gone integer;
begin
  delete from graphile_worker._private_jobs j
  where j.payload::jsonb ->> 'tenantId' = current_tenant()::text
    and (j.key like '%' || member || '%' or jsonb_path_exists(
      j.payload::jsonb, '$.** ? (@ == $member || @ == $address)',
      jsonb_build_object('member', member, 'address', address)));
  get diagnostics gone = row_count;
  return gone;
end
$$;
revoke execute on function forget_jobs(uuid, text) from public;
grant execute on function forget_jobs(uuid, text) to entraide_app, entraide_worker, entraide_platform;
grant create on schema public to entraide_definer;
alter function forget_jobs(uuid, text) owner to entraide_definer;
revoke create on schema public from entraide_definer;

-- A space that nobody comes to any more has no night asked for: here it is, for all that are there. The owner looks past the policy.
alter table tenants no force row level security;
select graphile_worker.add_job(
  'cleanup', json_build_object('tenantId', id), max_attempts => 12, job_key => id || ':cleanup'
) from tenants;
alter table tenants force row level security;
