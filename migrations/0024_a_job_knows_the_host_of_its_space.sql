-- Outside of a request no host says where a space is, and links need one: its primary host, else the first by name.
create function canonical_host() returns text
  language sql stable security definer
  set search_path = public, pg_temp
as $$
  select coalesce(
    (select host from domains where tenant_id = current_tenant() and is_primary),
    (select min(host) from domains where tenant_id = current_tenant())
  )
$$;

-- Each kind of job says how often it is tried.
set local role entraide_definer;
drop function enqueue(text, jsonb, timestamptz, text);
reset role;
create function enqueue(
  task text, payload jsonb, run_at timestamptz default null, job_key text default null, tries integer default 12
)
  returns void
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  tenant uuid := current_tenant();
begin
  if tenant is null then
    raise exception 'enqueue outside a tenant' using errcode = 'insufficient_privilege';
  end if;
  perform graphile_worker.add_job(
    task,
    (payload || jsonb_build_object('tenantId', tenant))::json,
    run_at => run_at,
    max_attempts => tries,
    job_key => case when job_key is null then null else tenant::text || ':' || job_key end
  );
end
$$;

grant execute on function canonical_host(), enqueue(text, jsonb, timestamptz, text, integer)
  to entraide_app, entraide_worker, entraide_platform;
grant create on schema public to entraide_definer;
alter function canonical_host() owner to entraide_definer;
alter function enqueue(text, jsonb, timestamptz, text, integer) owner to entraide_definer;
revoke create on schema public from entraide_definer;
