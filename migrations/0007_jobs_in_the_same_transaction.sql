-- Work that must happen is enqueued by the transaction that causes it, and always carries the tenant of that transaction.
create function enqueue(task text, payload jsonb, run_at timestamptz default null, job_key text default null)
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
    max_attempts => 12,
    job_key => case when job_key is null then null else tenant::text || ':' || job_key end
  );
end
$$;
grant execute on function enqueue(text, jsonb, timestamptz, text) to entraide_app, entraide_worker, entraide_platform;
grant create on schema public to entraide_definer;
alter function enqueue(text, jsonb, timestamptz, text) owner to entraide_definer;
revoke create on schema public from entraide_definer;
