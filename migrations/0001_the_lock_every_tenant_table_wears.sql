-- Extensions from contrib only; all of them are trusted, so the owner role can create them.
create extension if not exists cube;
create extension if not exists btree_gist;
create extension if not exists btree_gin;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

revoke all on schema public from public;
grant usage on schema public to entraide_app, entraide_worker, entraide_platform, entraide_definer;
-- Not "in schema public": a schema's defaults can only add to the global ones.
alter default privileges revoke execute on functions from public;

-- The setting is NULL on a fresh connection and '' after any transaction that set it: both mean "no tenant".
-- STABLE, never IMMUTABLE: an immutable function is folded into cached plans and serves one tenant's rows to the next.
create function current_tenant() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;
grant execute on function current_tenant() to entraide_app, entraide_worker, entraide_platform, entraide_definer;

-- The whole isolation rule, written once. The catalog gate refuses a table that does not wear exactly this.
create function lock_tenant_table(target regclass) returns void
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_isolation on %s for all using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
    target
  );
  execute format('revoke all on %s from public', target);
end
$$;
