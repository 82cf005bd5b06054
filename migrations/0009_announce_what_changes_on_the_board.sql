-- Servers keep whole pages for visitors without a cookie; this tells them at commit that a space's board is not what it was.
create function announce_listing_change() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  perform pg_notify('listings_changed', coalesce(current_tenant()::text, ''));
  return null;
end
$$;
create trigger listings__announce after insert or update or delete on listings
  for each statement execute function announce_listing_change();
