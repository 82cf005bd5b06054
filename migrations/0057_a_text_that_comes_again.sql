-- The same text many times in a space, or in several, is a sign of fraud. Kept is a keyed hash of its letters, how often each space
-- had it and when last: no text, and nobody's name.
create table text_traces (
  hash bytea not null,
  tenant_id uuid not null,
  times integer not null,
  seen_at timestamptz not null,
  constraint text_traces__hash primary key (hash, tenant_id),
  constraint text_traces__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint text_traces__hash_length check (length(hash) = 32),
  constraint text_traces__times_least check (times > 0)
);
comment on table text_traces is 'How often each space had the same text lately, by a keyed hash of it. Swept every hour.';
create index text_traces__seen on text_traces (seen_at);
create index text_traces__of_tenant on text_traces (tenant_id);
revoke all on text_traces from public;
grant select, delete on text_traces to entraide_platform;
grant select, insert, update on text_traces to entraide_definer;

-- Notes that the space has a text, and says how often it had it since then with this one, and how many other spaces had it. A space
-- learns this of a text that it has, and nothing of one that it does not.
create function trace_text(text_hash bytea, now_at timestamptz, since timestamptz)
  returns table (here integer, spaces integer)
  language sql volatile security definer
  set search_path = public, pg_temp
as $$
  with noted as (
    insert into text_traces as t (hash, tenant_id, times, seen_at) values (text_hash, current_tenant(), 1, now_at)
    on conflict (hash, tenant_id) do update
      set times = case when t.seen_at < since then 1 else least(t.times + 1, 1000000) end, seen_at = excluded.seen_at
    returning t.times
  )
  select n.times,
    (select count(*)::integer from text_traces o
     where o.hash = text_hash and o.tenant_id <> current_tenant() and o.seen_at >= since)
  from noted n
$$;
grant execute on function trace_text(bytea, timestamptz, timestamptz) to entraide_app, entraide_worker;
grant create on schema public to entraide_definer;
alter function trace_text(bytea, timestamptz, timestamptz) owner to entraide_definer;
revoke create on schema public from entraide_definer;
