-- The map of the world in a blink, and totals without counting: listings by tile, kept up by the database itself in the transaction
-- that changes them. What has run out and is not swept yet still counts here; who reads takes it off again by listings__ends.
create table listing_tiles (
  tenant_id uuid not null default current_tenant(),
  -- Bits of the Z-order cell that a tile keeps, each way: 0 is the world, 4 a 16th of it, 7 a 128th.
  level smallint not null,
  tile bigint not null,
  kind text not null,
  -- '' is all categories together; level 7 has no other, because a row for each would be about a row a listing.
  category text not null,
  count integer not null,
  lat_sum float8 not null,
  lon_sum float8 not null,
  constraint listing_tiles__tile primary key (tenant_id, level, tile, kind, category),
  constraint listing_tiles__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);

-- What is there already, of every tenant: the owner looks past the policies for the length of this migration.
alter table listings no force row level security;
insert into listing_tiles (tenant_id, level, tile, kind, category, count, lat_sum, lon_sum)
select tenant_id, level, cell >> (56 - 2 * level), kind, of_category, count(*), sum(lat), sum(lon)
from listings, lateral (values (0::smallint, ''), (0, category), (4, ''), (4, category), (7, '')) as levels (level, of_category) where status = 'published'
group by 1, 2, 3, 4, 5;
alter table listings force row level security;

select lock_tenant_table('listing_tiles');
grant select, insert, update, delete on listing_tiles to entraide_app, entraide_worker, entraide_platform;

-- In the order of the key, so that two that change many listings at once wait for each other and do not lock each other out.
create function count_listings_in_tiles() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    insert into listing_tiles as t (tenant_id, level, tile, kind, category, count, lat_sum, lon_sum)
    select tenant_id, level, cell >> (56 - 2 * level), kind, of_category, count(*), sum(lat), sum(lon)
    from added, lateral (values (0::smallint, ''), (0, category), (4, ''), (4, category), (7, '')) as levels (level, of_category) where status = 'published'
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict on constraint listing_tiles__tile do update
      set count = t.count + excluded.count, lat_sum = t.lat_sum + excluded.lat_sum, lon_sum = t.lon_sum + excluded.lon_sum;
  elsif tg_op = 'DELETE' then
    insert into listing_tiles as t (tenant_id, level, tile, kind, category, count, lat_sum, lon_sum)
    select tenant_id, level, cell >> (56 - 2 * level), kind, of_category, -count(*), -sum(lat), -sum(lon)
    from removed, lateral (values (0::smallint, ''), (0, category), (4, ''), (4, category), (7, '')) as levels (level, of_category) where status = 'published'
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict on constraint listing_tiles__tile do update
      set count = t.count + excluded.count, lat_sum = t.lat_sum + excluded.lat_sum, lon_sum = t.lon_sum + excluded.lon_sum;
  else
    insert into listing_tiles as t (tenant_id, level, tile, kind, category, count, lat_sum, lon_sum)
    select tenant_id, level, cell >> (56 - 2 * level), kind, of_category,
      sum(sign), sum(sign * lat), sum(sign * lon)
    from (
      select tenant_id, cell, kind, category, lat, lon, 1 as sign from added where status = 'published'
      union all
      select tenant_id, cell, kind, category, lat, lon, -1 from removed where status = 'published'
    ) changed, lateral (values (0::smallint, ''), (0, category), (4, ''), (4, category), (7, '')) as levels (level, of_category)
    group by 1, 2, 3, 4, 5 having sum(sign) <> 0 or sum(sign * lat) <> 0 or sum(sign * lon) <> 0 order by 1, 2, 3, 4, 5
    on conflict on constraint listing_tiles__tile do update
      set count = t.count + excluded.count, lat_sum = t.lat_sum + excluded.lat_sum, lon_sum = t.lon_sum + excluded.lon_sum;
  end if;
  return null;
end
$$;
create trigger listings__tiles_of_added after insert on listings
  referencing new table as added for each statement execute function count_listings_in_tiles();
create trigger listings__tiles_of_removed after delete on listings
  referencing old table as removed for each statement execute function count_listings_in_tiles();
create trigger listings__tiles_of_changed after update on listings
  referencing old table as removed new table as added for each statement execute function count_listings_in_tiles();
