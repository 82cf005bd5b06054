-- A published listing's author is accepted, always: the search and the map's roll-up look at the status alone, because joining the
-- author to millions of listings would cost too much. docs/decisions/0015.

-- What is there already, of every tenant: the owner looks past the policies for the length of this migration.
alter table members no force row level security;
alter table listings no force row level security;
alter table listing_tiles no force row level security;
update listings l set status = 'held'
from members m
where m.tenant_id = l.tenant_id and m.id = l.author_id and m.status <> 'active' and l.status = 'published';
-- Accepted or taken back while their listing was being written: it stayed held.
update listings l set status = 'published'
from members m
where m.tenant_id = l.tenant_id and m.id = l.author_id and m.status = 'active' and l.status = 'held';
alter table members force row level security;
alter table listings force row level security;
alter table listing_tiles force row level security;

-- A fixed number of queries a statement, however many listings it writes. The authors are locked first, so that one who is being
-- suspended at the same moment is waited for; the second query then sees them as they are. Two queries, because the planner may move
-- the condition on the status below the lock.
create function refuse_published_of_unaccepted() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  perform from members m
  where (m.tenant_id, m.id) in (select a.tenant_id, a.author_id from added a where a.status = 'published')
  order by m.tenant_id, m.id
  for share;
  if exists (
    select from added a join members m on m.tenant_id = a.tenant_id and m.id = a.author_id
    where a.status = 'published' and m.status <> 'active'
  ) then
    raise exception 'the author of a published listing is not accepted'
      using errcode = 'check_violation', constraint = 'listings__author_accepted', table = 'listings', schema = 'public';
  end if;
  return null;
end
$$;
create trigger listings__author_accepted_of_added after insert on listings
  referencing new table as added for each statement execute function refuse_published_of_unaccepted();
create trigger listings__author_accepted_of_changed after update on listings
  referencing new table as added for each statement execute function refuse_published_of_unaccepted();

-- Who is accepted shows what was held; who is no longer accepted shows nothing.
create function listings_follow_acceptance() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if new.status = 'active' then
    update listings set status = 'published' where tenant_id = new.tenant_id and author_id = new.id and status = 'held';
  else
    update listings set status = 'held' where tenant_id = new.tenant_id and author_id = new.id and status = 'published';
  end if;
  return null;
end
$$;
create trigger members__listings_follow after update of status on members
  for each row when (old.status is distinct from new.status) execute function listings_follow_acceptance();
