-- An open page of a conversation is told to look again, and no more than that: docs/decisions/0057.
alter table threads
  -- Counts its changes, those of its messages and of what the two told each other included.
  add column edition bigint not null default 1;

create function count_thread_edition() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  new.edition := old.edition + 1;
  perform pg_notify('thread_changed', new.tenant_id || ':' || new.id || ':' || new.edition);
  return new;
end
$$;
create trigger threads__edition before update on threads
  for each row when (new.* is distinct from old.*)
  execute function count_thread_edition();

-- Whoever writes a message changes its conversation as well; what is hidden or shown again, told or taken back, does it here.
create function change_thread_of() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
declare
  its uuid := case tg_op when 'DELETE' then old.thread_id else new.thread_id end;
begin
  update threads set edition = edition + 1 where tenant_id = current_tenant() and id = its;
  return null;
end
$$;
create trigger messages__thread_changes after update of decision_id on messages
  for each row when (new.decision_id is distinct from old.decision_id)
  execute function change_thread_of();
create trigger thread_shares__thread_changes after insert or update or delete on thread_shares
  for each row execute function change_thread_of();

-- Whoever follows a conversation is asked again who they are when one of these changes.
create function announce_reader_change() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
declare
  changed jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  who text;
begin
  foreach who in array tg_argv loop
    perform pg_notify('reader_changed', (changed ->> 'tenant_id') || ':' || (changed ->> who));
  end loop;
  return null;
end
$$;
create trigger sessions__announce after delete on sessions
  for each row execute function announce_reader_change('member_id');
create trigger members__announce after update of status on members
  for each row when (new.status is distinct from old.status)
  execute function announce_reader_change('id');
create trigger member_blocks__announce after insert or update on member_blocks
  for each row execute function announce_reader_change('by_id', 'about_id');
