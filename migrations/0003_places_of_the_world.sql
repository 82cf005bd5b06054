-- The gazetteer: every country, every place of a thousand people and more, and the names people call them by.
-- Global and read-only: the same for every tenant, so no tenant_id and no policy; only the owner writes, when it loads
-- a version (core/gazetteer). Source: GeoNames, CC BY.

create table gazetteer_version (
  version text primary key,
  loaded_at timestamptz not null default now()
);

-- lat, lon: where the country's listings are shown when their place is "a country" (its most populous place).
create table countries (
  code char(2) primary key,
  lat double precision not null constraint countries__lat check (lat between -90 and 90),
  lon double precision not null constraint countries__lon check (lon between -180 and 180)
);

-- id: the GeoNames id. name: as its people write it, mostly. labels: locale -> name, where a locale has its own.
-- admin1_code: the letters people use for the region (TX, QC), where there are any.
-- A load never deletes a place, because listings stand on them: one that is gone from the source only loses its names.
create table places (
  id integer primary key,
  name text not null,
  country char(2) not null,
  admin1 text,
  admin1_code text,
  lat double precision not null constraint places__lat check (lat between -90 and 90),
  lon double precision not null constraint places__lon check (lon between -180 and 180),
  population integer not null constraint places__population check (population >= 0),
  kind text not null constraint places__kind check (kind in ('capital', 'seat', 'town', 'district')),
  labels jsonb not null default '{}',
  -- On a sphere of 6371.0088 km: <-> is then the chord in km, which orders as the great circle does, poles and antimeridian included.
  point cube not null generated always as (cube(array[
    6371.0088 * cosd(lat) * cosd(lon),
    6371.0088 * cosd(lat) * sind(lon),
    6371.0088 * sind(lat)
  ])) stored
);
-- Pages that are not full build twice as fast (the first start waits for it) and answer as fast.
create index places__point on places using gist (point) with (fillfactor = 40);
create index places__country on places (country, population desc);

-- key: what placeKey() makes of the name. collate "C": a prefix is then a range, also in a cached plan, whatever the
-- database's own collation. population: the place's, so that ranking the matches reads the index alone.
create table place_names (
  place_id integer not null,
  key text collate "C" not null,
  name text not null,
  population integer not null
);
create unique index place_names__key on place_names (key, place_id) include (population);
-- One or two letters match tens of thousands of names: only the known ones are worth offering.
create index place_names__known on place_names (key, place_id) include (population) where population >= 100000;
create index place_names__typo on place_names using gin (key gin_trgm_ops) where population >= 5000;

grant select on gazetteer_version, countries, places, place_names to entraide_app, entraide_worker, entraide_platform;
