import type { MemberActor, Tenant } from '@entraide/core/ctx';
import { members } from '@entraide/db';
import { explainRole } from '@entraide/db/testing';
import { newId } from '@entraide/model';
import { type Effort, type Measured, measure } from './measure.ts';
import type { Scratch, Server } from './open-server.ts';
import { type Call, callOf, ctxOf, publishOf } from './ours.ts';
import { type Work, workOf } from './plans.ts';
import { plantWorld } from './plant-world.ts';
import { buildPostgis, postgisCallOf, postgisPublishOf } from './postgis.ts';
import type { Progress } from './progress.ts';
import { drawPoints, listShapes, mapShapes, type Points, type Shape } from './shapes.ts';
import { readSizes, type Sizes } from './sizes.ts';
import { readVocabulary } from './vocabulary.ts';

export interface Bench {
  server: Server;
  progress: Progress;
  seconds: number;
  only: (shape: string) => boolean;
  postgis: boolean;
}

/** One at a time and eight at a time. */
export interface Both {
  alone: Measured;
  together: Measured;
}

export interface ShapeResult {
  shape: string;
  ours: Both;
  work: Work | null;
  /** PostGIS behind the same policy, and without one. */
  walled: Both | null;
  open: Both | null;
}

export interface SearchResults {
  version: string;
  tenants: number;
  listings: number;
  /** Listings of the tenant that is searched. */
  largest: number;
  plantedPerSecond: number;
  sizes: Sizes;
  shapes: ShapeResult[];
}

export interface GrowthResults {
  name: string;
  tenants: number;
  listings: number;
  largest: number;
  shapes: { shape: string; together: Measured }[];
}

const now = new Date();

interface World {
  scratch: Scratch;
  tenant: Tenant;
  shapes: Shape[];
  points: Points;
  category: string;
  plantedPerSecond: number;
}

async function build(
  { server, progress, only }: Bench,
  name: string,
  sizes: readonly number[],
): Promise<World> {
  const scratch = await server.clone(name);
  const total = sizes.reduce((all, size) => all + size, 0);
  const started = performance.now();
  const tenant = await plantWorld(scratch, sizes, now, (planted) =>
    progress.show(`${name}: planting`, planted, total),
  );
  const plantedPerSecond = (total / (performance.now() - started)) * 1000;
  progress.show(`${name}: statistics`);
  await scratch.superuser.unsafe('vacuum analyze');
  const points = await drawPoints(scratch.open('platform'));
  const words = await readVocabulary(scratch, tenant.id);
  const shapes = [...listShapes(points, words, now), ...mapShapes(points, words)].filter((shape) =>
    only(shape.name),
  );
  return { scratch, tenant, shapes, points, category: words.commonCategory, plantedPerSecond };
}

/** Everything there is to measure. */
export async function benchSearch(
  bench: Bench,
  name: string,
  sizes: readonly number[],
): Promise<SearchResults> {
  const { server, progress } = bench;
  const world = await build(bench, name, sizes);
  const { scratch, tenant, points, category, shapes } = world;
  const sizesOf = await readSizes(scratch);
  if (bench.postgis) {
    progress.show('the same rows for PostGIS');
    await buildPostgis(scratch);
  }
  const talkative = await sessionsThatExplain(scratch);
  const ours = ctxOf(scratch.open('app'), tenant, now);
  const explained = ctxOf(talkative, tenant, now);
  const searcher = { tenantId: tenant.id, now };
  const walled = { ...searcher, db: scratch.open('app'), named: false };
  const open = { ...searcher, db: scratch.open('no policy'), named: true };
  const results: ShapeResult[] = [];
  for (const [at, shape] of shapes.entries()) {
    progress.show(`measuring ${shape.name}`, at, shapes.length);
    results.push({
      shape: shape.name,
      work: await workOf(server.log, await callOf(explained, shape)),
      ours: await both(bench, await callOf(ours, shape)),
      walled: bench.postgis ? await both(bench, await postgisCallOf(walled, shape)) : null,
      open: bench.postgis ? await both(bench, await postgisCallOf(open, shape)) : null,
    });
  }
  if (bench.only('publish')) {
    progress.show('measuring publish');
    const authors = await authorsIn(scratch, tenant, 60);
    const publish = publishOf(
      authors.map((author) => ctxOf(ours.db, tenant, now, author)),
      points,
      category,
    );
    const authorId = authors[0]?.memberId ?? '';
    const by = (who: typeof open) => postgisPublishOf(who, authorId, points, category);
    results.push({
      shape: 'publish',
      work: null,
      ours: await both(bench, publish, 300),
      walled: bench.postgis ? await both(bench, by(walled), 300) : null,
      open: bench.postgis ? await both(bench, by(open), 300) : null,
    });
  }
  const [version] = await scratch.superuser<{ version: string }[]>`select version()`;
  return {
    version: version?.version ?? '',
    tenants: sizes.length,
    listings: sizesOf.listings,
    largest: sizes[0] ?? 0,
    plantedPerSecond: world.plantedPerSecond,
    sizes: sizesOf,
    shapes: results,
  };
}

/** Our verb alone, in another world. */
export async function benchGrowth(
  bench: Bench,
  name: string,
  sizes: readonly number[],
): Promise<GrowthResults> {
  const { scratch, tenant, shapes } = await build(bench, name, sizes);
  const ctx = ctxOf(scratch.open('app'), tenant, now);
  const results: GrowthResults['shapes'] = [];
  for (const [at, shape] of shapes.entries()) {
    bench.progress.show(`${name}: measuring ${shape.name}`, at, shapes.length);
    const effort = { concurrent: 8, seconds: bench.seconds / 2, atLeast: 40 };
    results.push({
      shape: shape.name,
      together: await measure(bench.server.log, await callOf(ctx, shape), effort),
    });
  }
  const listings = sizes.reduce((all, size) => all + size, 0);
  return { name, tenants: sizes.length, listings, largest: sizes[0] ?? 0, shapes: results };
}

/** `atMost`: for what cannot be repeated for ever. */
async function both({ server, seconds }: Bench, call: Call, atMost?: number): Promise<Both> {
  const effort = (concurrent: number): Effort => ({
    concurrent,
    seconds: atMost ? 0 : seconds,
    atLeast: atMost ?? 10,
  });
  return {
    alone: await measure(server.log, call, effort(1)),
    together: await measure(server.log, call, effort(8)),
  };
}

async function sessionsThatExplain(scratch: Scratch) {
  await explainRole(scratch, 'entraide_app', true);
  const talkative = scratch.open('app', 1);
  // One session, opened while the role is talkative and kept.
  await talkative.outsideTenant(async () => {});
  await explainRole(scratch, 'entraide_app', false);
  return talkative;
}

async function authorsIn(scratch: Scratch, { id: tenantId }: Tenant, count: number): Promise<MemberActor[]> {
  const authors = Array.from({ length: count }, (_, n): MemberActor => {
    const memberId = newId();
    const email = `publisher-${n}@example.org`;
    const standing = { role: 'member', status: 'active' } as const;
    const person = { kind: 'member' as const, memberId, sessionId: 'none', email, displayName: 'Ana' };
    return { ...person, hasSecondFactor: false, secondFactorAt: null, ...standing };
  });
  const db = scratch.open('platform');
  await db.inTenant(tenantId, (tx) =>
    tx
      .insert(members)
      .values(
        authors.map(({ memberId: id, email, displayName }) => ({ id, email, displayName, locale: 'fr' })),
      ),
  );
  return authors;
}
