-- When one of its two people leaves, a conversation stays readable for the other, without the name: docs/decisions/0057. It stays as well
-- when its listing is gone.
alter table threads
  alter column listing_id drop not null,
  alter column author_id drop not null,
  alter column starter_id drop not null,
  drop constraint threads__listing_id,
  drop constraint threads__author_id,
  drop constraint threads__starter_id,
  add constraint threads__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  add constraint threads__listing_id foreign key (tenant_id, listing_id)
    references listings (tenant_id, id) on delete set null (listing_id),
  add constraint threads__author_id foreign key (tenant_id, author_id)
    references members (tenant_id, id) on delete set null (author_id),
  add constraint threads__starter_id foreign key (tenant_id, starter_id)
    references members (tenant_id, id) on delete set null (starter_id);

-- Null: somebody who left.
alter table messages
  alter column sender_id drop not null,
  drop constraint messages__sender_id,
  add constraint messages__sender_id foreign key (tenant_id, sender_id)
    references members (tenant_id, id) on delete set null (sender_id);

-- Here and not in the verb that removes somebody: two who leave at once come one after the other at the row of the conversation.
create function drop_conversation_of_nobody() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  delete from threads where tenant_id = new.tenant_id and id = new.id;
  return null;
end
$$;
create trigger threads__of_nobody after update on threads
  for each row when (new.author_id is null and new.starter_id is null)
  execute function drop_conversation_of_nobody();
