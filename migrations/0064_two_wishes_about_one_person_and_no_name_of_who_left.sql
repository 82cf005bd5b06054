-- Muting somebody and blocking them stand side by side, and names of people who left go from the reasons of decisions: docs/decisions/0065.

-- One of each kind: taking one back leaves the other.
alter table member_blocks drop constraint member_blocks__once;
alter table member_blocks add constraint member_blocks__once unique (tenant_id, by_id, about_id, kind);

-- It said what the reference to alerts says already, and was asked once for each of a thousand matches.
alter table alert_matches drop constraint alert_matches__tenant_id;

-- The reasons of a decision cannot be changed by anybody; who leaves is called by nothing in them any more, nor in the answer to an appeal.
create function forget_names(member uuid) returns void
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  -- Letters that mean something in a pattern are taken as they are.
  called text;
begin
  select string_agg(regexp_replace(word, '([^[:alnum:][:space:]])', '\\\1', 'g'), '|' order by length(word) desc) into called
  from members m, unnest(array[
    m.id::text, m.email, m.display_name, m.family_name, (regexp_match(m.display_name, '^\S+'))[1]
  ]) word
  where m.id = member and length(word) > 1;
  if called is null then return; end if;
  called := '(?<![[:alnum:]])(' || called || ')(?![[:alnum:]])';
  update decisions d set facts = rpad(regexp_replace(d.facts, called, '…', 'gi'),
    greatest(10, length(regexp_replace(d.facts, called, '…', 'gi'))), '…')
  where d.author_id = member and d.facts ~* called;
  update appeals a set reasons = rpad(regexp_replace(a.reasons, called, '…', 'gi'),
    greatest(10, length(regexp_replace(a.reasons, called, '…', 'gi'))), '…')
  where a.member_id = member and a.reasons ~* called;
end
$$;

-- What somebody who left had answered to a decision, once nobody can ask for it any more.
create function forget_appeals(before timestamptz) returns integer
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
declare
  gone integer;
begin
  update appeals a set words = '…'
  where a.words <> '…' and coalesce(a.decided_at, a.created_at) <= before
    and not exists (select from members m where m.tenant_id = a.tenant_id and m.id = a.member_id);
  get diagnostics gone = row_count;
  return gone;
end
$$;

grant select (tenant_id, id, email, display_name, family_name) on members to entraide_definer;
grant select (tenant_id, author_id, facts), update (facts) on decisions to entraide_definer;
grant select (tenant_id, member_id, words, reasons, created_at, decided_at), update (words, reasons) on appeals to entraide_definer;
revoke execute on function forget_names(uuid), forget_appeals(timestamptz) from public;
grant execute on function forget_names(uuid) to entraide_app, entraide_worker, entraide_platform;
grant execute on function forget_appeals(timestamptz) to entraide_worker;
grant create on schema public to entraide_definer;
alter function forget_names(uuid) owner to entraide_definer;
alter function forget_appeals(timestamptz) owner to entraide_definer;
revoke create on schema public from entraide_definer;

-- Nobody is put out of a space, or kept from writing in it, but by a decision about them that stands, whoever writes it past the verbs.
-- Looked at when all is written: the decision may come after what it does. Rows that are new are let be: an archive brings them.
create function put_out_by_a_decision() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if exists (
    select from decisions d
    where d.tenant_id = new.tenant_id and d.author_id = new.id and d.undone_at is null and d.reversed_at is null
      and case new.status when 'suspended' then d.kind = 'ban' and d.confirmed_at is not null else d.kind in ('limit', 'ban') end
  ) then return null; end if;
  raise exception using errcode = 'check_violation', constraint = 'members__put_out', table = 'members',
    message = 'nobody is put out or limited without a decision about them';
end
$$;
revoke execute on function put_out_by_a_decision() from public;

create constraint trigger members__put_out after update of status on members
  deferrable initially deferred for each row
  when (new.status = 'suspended' and old.status <> 'suspended')
  execute function put_out_by_a_decision();
create constraint trigger members__limited after update of limited_until on members
  deferrable initially deferred for each row
  when (new.limited_until > coalesce(old.limited_until, '-infinity'))
  execute function put_out_by_a_decision();
