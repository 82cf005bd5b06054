-- Near and box searches walk the Z-order cell, which the policy lets through (int8 comparison is leakproof); words and filters share
-- one inverted index, whose ids are joined under the policy. docs/decisions/0014.

-- What people type without accents finds what was written with them, in each language's own stems.
create text search configuration words_simple (copy = pg_catalog.simple);
create text search configuration words_fr (copy = pg_catalog.french);
create text search configuration words_en (copy = pg_catalog.english);
create text search configuration words_es (copy = pg_catalog.spanish);
create text search configuration words_pt (copy = pg_catalog.portuguese);
create text search configuration words_de (copy = pg_catalog.german);
create text search configuration words_ar (copy = pg_catalog.arabic);
alter text search configuration words_simple alter mapping for word, hword, hword_part with public.unaccent, simple;
alter text search configuration words_fr alter mapping for word, hword, hword_part with public.unaccent, french_stem;
alter text search configuration words_en alter mapping for word, hword, hword_part with public.unaccent, english_stem;
alter text search configuration words_es alter mapping for word, hword, hword_part with public.unaccent, spanish_stem;
alter text search configuration words_pt alter mapping for word, hword, hword_part with public.unaccent, portuguese_stem;
alter text search configuration words_de alter mapping for word, hword, hword_part with public.unaccent, german_stem;

create function words_config(locale text) returns regconfig
  language sql immutable strict parallel safe
  return case split_part(locale, '-', 1)
    when 'fr' then 'public.words_fr'::regconfig
    when 'en' then 'public.words_en'::regconfig
    when 'es' then 'public.words_es'::regconfig
    when 'pt' then 'public.words_pt'::regconfig
    when 'de' then 'public.words_de'::regconfig
    when 'ar' then 'public.words_ar'::regconfig
    else 'public.words_simple'::regconfig end;

-- Words only: neither an address nor what a hyphen or an apostrophe joins is a word of its own. (translate() takes eight times as long.)
create function words_of(locale text, t text) returns tsvector
  language sql immutable strict parallel safe
  return to_tsvector(public.words_config(locale),
    replace(replace(replace(replace(replace(t, '''', ' '), '-', ' '), '.', ' '), '/', ' '), '@', ' '));

-- The quarter of a day, counted from 1970, in which a UUIDv7 was made.
create function quarter_day_of(id uuid) returns bigint
  language sql immutable strict parallel safe
  return ('x0000' || left(replace(id::text, '-', ''), 12))::bit(64)::bigint / 21600000;

-- Everything a listing can be found by, as lexemes: w a word, t a word of the title, f a facet, z a tile (level/Z-order), d a
-- quarter of a day, e a day. Each begins with the tenant's code, so that a tenant's searches read its own postings and no others'. The cost is
-- about the true one; it keeps the planner from computing documents where it could look them up. Text is put together and read once:
-- lexeme by lexeme it takes more than twice as long. No lexeme holds a quote, a space or a backslash.
create function listing_document(
  tenant_id uuid, id uuid, locale text, kind text, category text, urgent boolean, cell bigint, title text, description text
) returns tsvector
  language plpgsql immutable strict parallel safe cost 2000
as $$
declare
  code text := right(tenant_id::text, 8);
  in_title tsvector := strip(public.words_of(locale, title));
begin
  return (
    replace(' ' || strip(in_title || public.words_of(locale, description))::text, ' ''', ' ''' || code || 'w')
    || replace(' ' || in_title::text, ' ''', ' ''' || code || 't')
    || replace(
      ' fkind=' || kind || ' fcategory=' || category || ' flocale=' || locale || case when urgent then ' furgent' else ' fcalm' end
      || ' z13/' || (cell >> 30) || ' z10/' || (cell >> 36) || ' z7/' || (cell >> 42) || ' z4/' || (cell >> 48)
      || ' d' || public.quarter_day_of(id) || ' e' || public.quarter_day_of(id) / 4, ' ', ' ' || code)
  )::tsvector;
end
$$;

grant execute on function words_config(text), words_of(text, text), quarter_day_of(uuid),
  listing_document(uuid, uuid, text, text, text, boolean, bigint, text, text)
  to entraide_app, entraide_worker, entraide_platform, entraide_definer;

-- The newest are at the end of the primary key: what is over is older than what is not.
drop index listings__near, listings__in_box, listings__words, listings__newest, listings__author;
set local role entraide_definer;
drop function listing_ids_matching(text);
reset role;
alter table listings drop column position, drop column search;
drop function earth_point(float8, float8);

-- Set by the nightly sweep, so that what has run out leaves the indexes. A search never waits for it: it looks at expires_at.
alter table listings drop constraint listings__status;
alter table listings add constraint listings__status check (status in ('held', 'published', 'solved', 'expired', 'deleted'));

create index listings__in_cell on listings (tenant_id, cell) include (id, kind, category, urgent, expires_at, lat, lon)
  where status = 'published';
create index listings__document on listings
  using gin (listing_document(tenant_id, id, locale, kind, category, urgent, cell, title, description)) with (fastupdate = off)
  where status = 'published';
create index listings__author on listings (tenant_id, author_id);
create index listings__ends on listings (tenant_id, expires_at) include (cell, kind, category) where status = 'published';

-- Ids, and how far they are, of the current tenant's listings that fit. It runs above the policy to use the inverted index (`@@` is not
-- leakproof); whoever calls it joins the ids under the policy, so a fault here can slow a search but cannot show another's row.
--   query: a tsquery in which @ stands for the tenant's code; box: west, south, east, north in degrees (west > east crosses the
--   antimeridian); circle: latitude and longitude in degrees and the greatest chord through the unit sphere.
-- `is not distinct from` keeps the planner from reading the tenant's whole board by another index.
create function listing_candidates(
  query text, at timestamptz, since timestamptz, box float8[], circle float8[], most integer
) returns table (id uuid, chord float8)
  language plpgsql stable security definer rows 100
  set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid := current_tenant();
  wanted tsquery := replace(query, '@', right(tenant::text, 8))::tsquery;
begin
  return query
    select found.id, found.chord from (
      select l.id, l.lat, l.lon, 2 * sqrt(power(sind((l.lat - circle[1]) / 2), 2)
        + cosd(l.lat) * cosd(circle[1]) * power(sind((l.lon - circle[2]) / 2), 2)) as chord
      from listings l
      where l.status = 'published'
        and listing_document(l.tenant_id, l.id, l.locale, l.kind, l.category, l.urgent, l.cell, l.title, l.description) @@ wanted
        and l.tenant_id is not distinct from tenant
        and l.expires_at > at
        and (since is null or l.created_at >= since)
        and (box is null or (l.lat between box[2] and box[4]
          and case when box[1] < box[3] then l.lon between box[1] and box[3] else l.lon >= box[1] or l.lon <= box[3] end))
      ) found
    where circle is null or found.chord <= circle[3]
    limit most;
end
$$;
grant select (tenant_id, id, status, locale, kind, category, urgent, cell, title, description, lat, lon, expires_at, created_at)
  on listings to entraide_definer;
grant execute on function listing_candidates(text, timestamptz, timestamptz, float8[], float8[], integer)
  to entraide_app, entraide_worker, entraide_platform;
grant create on schema public to entraide_definer;
alter function listing_candidates(text, timestamptz, timestamptz, float8[], float8[], integer) owner to entraide_definer;
revoke create on schema public from entraide_definer;
