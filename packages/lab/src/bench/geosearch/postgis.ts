import { type Database, type SQL, sql, type TenantTx } from '@entraide/db';
import { type Box, splitAtAntimeridian, widthOf } from '@entraide/model/geo';
import { MapParams, SearchParams } from '@entraide/model/listing';
import type { Scratch } from './open-server.ts';
import { type Call, MOST_PAGED } from './ours.ts';
import type { Points, Shape } from './shapes.ts';

/**
 * The same rows in a table as a good PostGIS application has it: tenant first in every index, text with it. Two roles search it:
 * one behind the same policy as ours, one that no policy binds and that names its tenant in the query.
 */
export async function buildPostgis({ superuser }: Scratch): Promise<void> {
  await superuser.unsafe(`
    create extension postgis schema public;
    create schema bench;
    set search_path = public, bench;
    ${['fr french', 'en english', 'ar arabic']
      .map((one) => one.split(' '))
      .map(
        ([locale, language]) => `
    create text search configuration bench.words_${locale} (copy = pg_catalog.${language});
    alter text search configuration bench.words_${locale} alter mapping for word, hword, hword_part
      with public.unaccent, ${language}_stem;`,
      )
      .join('')}
    create function bench.words_of(locale text, t text) returns tsvector language sql immutable as $$
      select to_tsvector(case locale when 'fr' then 'bench.words_fr'::regconfig when 'en' then 'bench.words_en'
        when 'ar' then 'bench.words_ar' else 'simple' end, replace(replace(t, '’', ' '), '-', ' ')) $$;
    create table bench.listings as
      select tenant_id, id, author_id, kind, category, title, description, locale, status, urgent, on_behalf, hide_name, precision,
        lat, lon, radius_m, place_id, country, created_at, updated_at, expires_at, solved_at from listings order by id;
    alter table bench.listings
      add geog geography(point) generated always as (st_setsrid(st_makepoint(lon, lat), 4326)::geography) stored,
      add geom geometry(point, 4326) generated always as (st_setsrid(st_makepoint(lon, lat), 4326)) stored,
      add words tsvector generated always as (setweight(words_of(locale, title), 'A')
        || setweight(words_of(locale, description), 'B')) stored;
    alter table bench.listings alter tenant_id set default current_tenant(), add primary key (tenant_id, id);
    create index listings_geog on bench.listings using gist (tenant_id, geog) where status = 'published';
    create index listings_geom on bench.listings using gist (tenant_id, geom) where status = 'published';
    create index listings_words on bench.listings using gin (tenant_id, words) where status = 'published';
    create index listings_newest on bench.listings (tenant_id, id desc) where status = 'published';
    create table bench.words as select word from ts_stat('select words from bench.listings tablesample bernoulli (5) repeatable (1)');
    create index words_alike on bench.words using gin (word gin_trgm_ops);
    alter table bench.listings enable row level security;
    create policy tenant_isolation on bench.listings for all
      using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
    grant usage on schema bench to entraide_app;
    grant select, insert on all tables in schema bench to entraide_app;`);
  await superuser.unsafe('vacuum analyze bench.listings');
  await superuser.unsafe('analyze bench.words');
}

export interface Searcher {
  db: Database;
  tenantId: string;
  /** Whether the query itself names the tenant; else the policy does. */
  named: boolean;
  now: Date;
}

/** The question that our verb answers, asked the way PostGIS wants it. */
export async function postgisCallOf(searcher: Searcher, shape: Shape): Promise<Call> {
  const run = <T>(work: (tx: TenantTx) => Promise<T>) => searcher.db.inTenant(searcher.tenantId, work, slow);
  const at = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;
  if (shape.verb === 'map') {
    const queries = shape.queries.map((query) => MapParams.parse(query));
    return (n) => run((tx) => tiles(tx, searcher, at(queries, n)));
  }
  const { page = 1 } = shape;
  const queries = shape.queries
    .slice(0, page > 1 ? MOST_PAGED : undefined)
    .map((query) => SearchParams.parse(query));
  const ends =
    page > 1
      ? await Promise.all(queries.map((params) => run((tx) => endOf(tx, searcher, params, page))))
      : [];
  return (n) =>
    run(async (tx) => {
      const params = await corrected(tx, at(queries, n), shape);
      const after = page > 1 ? at(ends, n) : undefined;
      const rows = await list(tx, searcher, params, { after });
      return after || rows.length > params.limit ? count(tx, searcher, params) : rows.length;
    });
}

/** The last listing of the page before. */
const endOf = async (tx: TenantTx, searcher: Searcher, params: SearchParams, page: number) =>
  (await list(tx, searcher, params, { skip: (page - 1) * params.limit - 1 }))[0];

const slow = { deadlineMs: 60_000 };

interface End extends Record<string, unknown> {
  id: string;
  d: number | null;
}

/** Full text knows no typos: the words most like it are looked up first, as the manual of pg_trgm proposes. */
async function corrected(tx: TenantTx, params: SearchParams, shape: Shape): Promise<SearchParams> {
  if (!shape.name.includes('typo') || !params.q) return params;
  const [row] = await tx.execute<{ word: string }>(
    sql`select word from bench.words where word % ${params.q} order by similarity(word, ${params.q}) desc limit 1`,
  );
  return row ? { ...params, q: row.word } : params;
}

const pointOf = ({ lat, lon }: { lat: number; lon: number }) =>
  sql`st_setsrid(st_makepoint(${lon}::float8, ${lat}::float8), 4326)::geography`;

const boxOf = (box: Box): SQL =>
  sql`(${sql.join(
    splitAtAntimeridian(box).map(
      ({ west, south, east, north }) =>
        sql`l.geom && st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`,
    ),
    sql` or `,
  )})`;

/** Every word, in any of the space's languages, the last one perhaps unfinished; `field`: 'A' for the title's. */
function wordsOf(q: string, field = ''): SQL {
  const words = q.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const each = words.map((word, at) => {
    const text = `${word}:${at === words.length - 1 ? '*' : ''}${field}`.replace(/:$/, '');
    return sql`(to_tsquery('bench.words_fr', ${text}) || to_tsquery('bench.words_en', ${text}) || to_tsquery('bench.words_ar', ${text}))`;
  });
  return sql`(${sql.join(each, sql` && `)})`;
}

/** As ours: words in the title first, and with a point as if those were four times nearer. */
function relevanceOf({ q = '', near }: SearchParams): SQL {
  const inTitle = sql`l.words @@ ${wordsOf(q, 'A')}`;
  return near
    ? sql`case when ${inTitle} then 1 else 4 end * ((l.geog <-> ${pointOf(near)}) + 5000), l.id`
    : sql`${inTitle} desc, l.id desc`;
}

function conditions({ named, tenantId, now }: Searcher, params: SearchParams | MapParams): SQL {
  const all = [sql`l.status = 'published'`, sql`l.expires_at > ${now.toISOString()}::timestamptz`];
  if (named) all.push(sql`l.tenant_id = ${tenantId}::uuid`);
  if (params.kind) all.push(sql`l.kind = ${params.kind}`);
  if (params.category) all.push(sql`l.category = ${params.category}`);
  if (params.urgent) all.push(sql`l.urgent`);
  if (params.bbox) all.push(boxOf(params.bbox));
  if (params.q) all.push(sql`l.words @@ ${wordsOf(params.q)}`);
  const { language, since } = params as { language?: string; since?: Date };
  if (language) all.push(sql`l.locale = ${language}`);
  if (since) all.push(sql`l.created_at >= ${since.toISOString()}::timestamptz`);
  if (params.near && params.radiusKm)
    // On the sphere, as ours measures, and faster than on the spheroid.
    all.push(sql`st_dwithin(l.geog, ${pointOf(params.near)}, ${params.radiusKm * 1000}::float8, false)`);
  return sql.join(all, sql` and `);
}

async function list(
  tx: TenantTx,
  searcher: Searcher,
  params: SearchParams,
  { after, skip = 0 }: { after?: End | undefined; skip?: number },
): Promise<End[]> {
  const sort = params.sort ?? (params.q ? 'relevance' : params.near ? 'distance' : 'newest');
  const distance = params.near ? sql`l.geog <-> ${pointOf(params.near)}` : sql`null::float8`;
  const order = { distance, local: distance, newest: sql`l.id desc`, relevance: relevanceOf(params) }[sort];
  const wanted = [conditions(searcher, params)];
  if (after && sort === 'newest') wanted.push(sql`l.id < ${after.id}::uuid`);
  if (after && sort === 'distance')
    wanted.push(sql`(${distance}, l.id) > (${after.d}::float8, ${after.id}::uuid)`);
  const rows = await tx.execute<End>(sql`
    select hits.*, coalesce(p.labels ->> 'fr', p.name) as place, m.display_name
    from (
      select l.id, l.tenant_id, l.author_id, l.kind, l.category, l.title, l.description, l.locale, l.status, l.urgent, l.on_behalf,
        l.hide_name, l.precision, l.lat, l.lon, l.radius_m, l.place_id, l.country, l.created_at, l.updated_at, l.expires_at,
        ${distance} as d
      from bench.listings l where ${sql.join(wanted, sql` and `)}
      order by ${order} limit ${skip ? 1 : params.limit + 1} offset ${skip}
    ) hits
    join places p on p.id = hits.place_id
    join members m on m.tenant_id = hits.tenant_id and m.id = hits.author_id`);
  return [...rows];
}

const count = (tx: TenantTx, searcher: Searcher, params: SearchParams) =>
  tx.execute(sql`select count(*)::int as n from (
    select 1 from bench.listings l where ${conditions(searcher, params)} limit 1001) counted`);

/** Squares as wide as our tiles: about 20 across the box, or 64 pixels. */
function tiles(tx: TenantTx, searcher: Searcher, params: MapParams) {
  const across = Math.min(20, widthOf(params.bbox) / (360 / 2 ** (params.zoom + 2)));
  const side = widthOf(params.bbox) / across;
  return tx.execute(sql`
    select count(*)::int as count, avg(l.lat) as lat, avg(l.lon) as lon,
      case when count(*) = 1 then (array_agg(l.id))[1] end as first, min(l.kind) as kind, min(l.category) as category,
      bool_or(l.urgent) as urgent
    from bench.listings l where ${conditions(searcher, params)} group by st_snaptogrid(l.geom, ${side}::float8)`);
}

/** One of the listings that are there, written again under another id: as many columns, words and index entries as ours has. */
export function postgisPublishOf(
  { db, tenantId }: Searcher,
  authorId: string,
  points: Points,
  category: string,
): Call {
  return (n) => {
    const { lat, lon } = points.people[n % points.people.length] ?? { lat: 0, lon: 0 };
    return db.inTenant(tenantId, (tx) =>
      tx.execute(sql`insert into bench.listings (tenant_id, id, author_id, kind, category, title, description, locale, status, urgent,
          on_behalf, hide_name, precision, lat, lon, radius_m, place_id, country, created_at, updated_at, expires_at)
        values (${tenantId}::uuid, gen_random_uuid(), ${authorId}::uuid, 'offer', ${category},
          ${`Garde d’enfants le mardi soir, numéro ${n}`},
          'Étudiante et aînée de quatre, j’ai l’habitude des goûters et des devoirs. Je peux aussi aller chercher les enfants à l’école et rester jusqu’au dîner, deux soirs par semaine.',
          'fr', 'published', false, false, false, 'neighbourhood', ${lat}::float8, ${lon}::float8, 1500, 2988507, 'FR', now(), now(),
          now() + interval '30 days')`),
    );
  };
}
