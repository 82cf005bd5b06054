-- Photos of messages, and photos that wait to be put somewhere: docs/decisions/0064. One table and one way for all of them.
alter table photos
  -- A photo is of a listing, or of a message, or of nothing yet: then it goes after a day.
  alter column listing_id drop not null,
  add column message_id uuid,
  -- The conversation in whose form one waits that is of nothing yet; nobody but its author sees it there.
  add column thread_id uuid,
  add constraint photos__message_id foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade,
  add constraint photos__thread_id foreign key (tenant_id, thread_id) references threads (tenant_id, id) on delete cascade,
  add constraint photos__one_a_place unique (tenant_id, message_id, position);
comment on table photos is 'Photos of listings and messages: six at most each, in their order; and those that wait to be put somewhere.';
create index photos__thread on photos (tenant_id, thread_id) where thread_id is not null;
create index photos__loose on photos (tenant_id, author_id, created_at) where listing_id is null and message_id is null;
grant update (message_id, thread_id) on photos to entraide_app;

-- A trigger and not a check, which would be asked before the foreign keys are: whoever tries to take another space's hears of those.
create function keep_photo_of_one() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if num_nonnulls(new.listing_id, new.message_id, new.thread_id) > 1 then
    raise exception 'a photo is of one thing alone' using errcode = 'check_violation', constraint = 'photos__of_one';
  end if;
  return null;
end
$$;
create constraint trigger photos__of_one after insert or update on photos
  for each row execute function keep_photo_of_one();

-- An open page of the conversation hears of it, as it does when a message is hidden: migration 0058.
create function change_thread_of_photo() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  update threads set edition = edition + 1
    where tenant_id = current_tenant()
      and id = (select m.thread_id from messages m where m.tenant_id = current_tenant() and m.id = new.message_id);
  return null;
end
$$;
create trigger photos__thread_changes after update of decision_id on photos
  for each row when (new.message_id is not null and new.decision_id is distinct from old.decision_id)
  execute function change_thread_of_photo();

alter table messages
  -- Photos alone are a message, too.
  drop constraint messages__body,
  add constraint messages__body check (char_length(body) <= 4000),
  -- In which language its writer reads the space; null: before that was kept.
  add column locale text,
  add constraint messages__locale check (char_length(locale) between 2 and 10);
