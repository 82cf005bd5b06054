-- What people name that is no town: countries, regions and airports. Global and read-only like places, written by the gazetteer's
-- load. A table of its own, because towns are counted, are the nearest ones, and are what a listing is labelled with; these are not.

-- id: from 900,000,000 on, above every GeoNames id. lat, lon: of the largest town, or the airport itself.
-- region: the name of the region an airport is in. box: south, west, north, east of its towns; west > east over the antimeridian.
-- largest: its largest towns, for whoever has to choose one.
create table areas (
  id integer primary key,
  kind text not null constraint areas__kind check (kind in ('country', 'region', 'airport')),
  name text not null,
  country char(2) not null,
  region text,
  lat double precision not null constraint areas__lat check (lat between -90 and 90),
  lon double precision not null constraint areas__lon check (lon between -180 and 180),
  population integer not null constraint areas__population check (population >= 0),
  labels jsonb not null default '{}',
  box double precision[] constraint areas__box check (cardinality(box) = 4),
  largest integer[] not null default '{}'
);

-- via: how the name leads to the place, when it is not the place's own: the name of a quarter, of a village close by, a postcode,
-- or a code that only counts in capital letters.
-- population: how well known the name is, which for other names than a town's own is not how many people live there.
alter table place_names add column via text
  constraint place_names__via check (via in ('quarter', 'village', 'postcode', 'code'));

grant select on areas to entraide_app, entraide_worker, entraide_platform;

-- The first letter is taken to be right: with it in the index, a tenth of the names that share a few letters are looked at.
drop index place_names__typo;
create index place_names__typo on place_names using gin (left(key, 1), key gin_trgm_ops) where population >= 5000;
