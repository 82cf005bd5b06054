-- A point of the unit sphere. `<->` between two of them grows with the great-circle distance, exact at poles and antimeridian.
create function earth_point(lat float8, lon float8) returns cube
  language sql immutable strict parallel safe
  return public.cube(array[cosd(lat) * cosd(lon), cosd(lat) * sind(lon), sind(lat)]);

-- Spreads the low 28 bits of v to the even bits (Morton 1966): b1b0 -> 0b1 0b0.
create function spread_bits(v bigint) returns bigint
  language plpgsql immutable strict parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  v := v & 268435455;
  v := (v | (v << 16)) & 281470681808895;
  v := (v | (v << 8)) & 71777214294589695;
  v := (v | (v << 4)) & 1085102592571150095;
  v := (v | (v << 2)) & 3689348814741910323;
  v := (v | (v << 1)) & 6148914691236517205;
  return v;
end
$$;

-- Z-order of a square 2^28 x 2^28 grid over longitude [-180, 180) and latitude [-90, 90]: box searches become int8 ranges,
-- and int8 comparison is leakproof, so that the index works behind the policy.
create function morton(lat float8, lon float8) returns bigint
  language sql immutable strict parallel safe
  return public.spread_bits(least(floor((lon + 180) / 360 * 268435456), 268435455)::bigint)
    | (public.spread_bits(least(floor((lat + 90) / 180 * 268435456), 268435455)::bigint) << 1);

create function fold_text(t text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, t));

grant execute on function earth_point(float8, float8), spread_bits(bigint), morton(float8, float8), fold_text(text)
  to entraide_app, entraide_worker, entraide_platform, entraide_definer;

create table listings (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  author_id uuid not null,
  kind text not null,
  category text not null,
  title text not null,
  description text not null,
  locale text not null,
  status text not null default 'published',
  urgent boolean not null default false,
  on_behalf boolean not null default false,
  hide_name boolean not null default false,
  -- Where others see it: the centre of the fixed grid's cell, snapped before it is written. Only a public place keeps its point.
  precision text not null,
  lat float8 not null,
  lon float8 not null,
  radius_m integer not null,
  place_id integer not null,
  country text not null,
  position cube not null generated always as (earth_point(lat, lon)) stored,
  cell bigint not null generated always as (morton(lat, lon)) stored,
  search tsvector not null generated always as (
    setweight(to_tsvector('simple', fold_text(title)), 'A') || setweight(to_tsvector('simple', fold_text(description)), 'B')
  ) stored,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  solved_at timestamptz,
  deleted_at timestamptz,
  constraint listings__id primary key (tenant_id, id),
  constraint listings__author_id foreign key (tenant_id, author_id) references members (tenant_id, id) on delete cascade,
  constraint listings__category foreign key (tenant_id, category) references categories (tenant_id, slug),
  constraint listings__place_id foreign key (place_id) references places (id),
  constraint listings__kind check (kind in ('offer', 'request')),
  constraint listings__title check (char_length(title) between 3 and 120),
  constraint listings__description check (char_length(description) between 1 and 4000),
  -- held: its author waits to be accepted. deleted: can be brought back for a moment, then purged.
  constraint listings__status check (status in ('held', 'published', 'solved', 'deleted')),
  constraint listings__precision check (precision in ('public-place', 'neighbourhood', 'city', 'country')),
  constraint listings__lat check (lat between -90 and 90),
  constraint listings__lon check (lon >= -180 and lon < 180),
  constraint listings__radius_m check (radius_m >= 0)
);
select lock_tenant_table('listings');
grant select, insert, update, delete on listings to entraide_app, entraide_worker, entraide_platform;

create index listings__near on listings using gist (tenant_id, position) where status = 'published';
create index listings__in_box on listings (tenant_id, cell) where status = 'published';
-- Ids are UUIDv7, so the newest listing has the greatest id.
create index listings__newest on listings (tenant_id, id desc) where status = 'published';
create index listings__author on listings (tenant_id, author_id, created_at desc);
create index listings__words on listings using gin (tenant_id, search) where status = 'published';

-- Full text is not leakproof, so behind the policy its index would be dead. This function may use the index; the ids it gives
-- are joined to the table under the policy, so a fault in it can slow a search but cannot show another tenant's row.
create policy definer_reads on listings for select to entraide_definer using (true);
grant select (tenant_id, id, status, search) on listings to entraide_definer;
create function listing_ids_matching(words text) returns setof uuid
  language sql stable security definer rows 200
  set search_path = public, pg_temp
as $$
  select id from listings
  where tenant_id = current_tenant() and status = 'published' and search @@ words::tsquery
  limit 5000
$$;
grant execute on function listing_ids_matching(text) to entraide_app, entraide_worker, entraide_platform;
grant create on schema public to entraide_definer;
alter function listing_ids_matching(text) owner to entraide_definer;
revoke create on schema public from entraide_definer;
