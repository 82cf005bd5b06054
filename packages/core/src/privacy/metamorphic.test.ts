import { cellBox, type Point, SQUARE_SIDE_M, wrapLon } from '@entraide/model/geo';
import { MapParams, SearchParams } from '@entraide/model/listing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ctx, inTenant, type MemberActor, memberOf } from '../ctx/index.ts';
import { smallSource } from '../gazetteer/fixture/index.ts';
import { loadGazetteer } from '../gazetteer/index.ts';
import {
  createListing,
  getListing,
  mapListings,
  previewListing,
  previewLocation,
  searchListings,
  updateListing,
  widenSearch,
} from '../listing/index.ts';
import { readMessage } from '../mail/read-message.ts';
import { renderMail } from '../mail/render-mail.tsx';
import { readCell } from '../place/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { listThreads, readThread, replyToThread, startThread } from '../thread/index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
const now = new Date();
const clock = () => now;

beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
});
afterAll(() => platform.close());

interface Neighbourhood {
  space: TestSpace;
  ana: MemberActor;
  ben: MemberActor;
  box: Awaited<ReturnType<typeof cellBox>>;
  /** Evenly spread over the cell, its edges nearly included. */
  inCell(number: number): Point;
}

async function moveIn(home: Point): Promise<Neighbourhood> {
  const space = await platform.openSpace();
  const [ana, ben] = [await space.member({ displayName: 'Ana' }), await space.member({ displayName: 'Ben' })];
  const cell = await readCell(space.ctx(), home);
  const box = cellBox(home, Math.log2(SQUARE_SIDE_M / cell.sideM));
  const at = (up: number, along: number): Point => ({
    lat: box.south + up * (box.north - box.south),
    lon: wrapLon(box.west + along * (box.east - box.west)),
  });
  const corners = [at(0.0001, 0.0001), at(0.9999, 0.9999), at(0.0001, 0.9999), at(0.9999, 0.0001)];
  const inCell = (number: number) =>
    corners[number] ?? at((number * 0.7548776662466927) % 1, (number * 0.5698402909980532) % 1);
  // Neighbours: in the same cell, at exact points in it, and around.
  for (let n = 0; n < 9; n++) {
    const { lat, lon } = n < 3 ? cell : at(n / 4 - 1, 1.5 - n / 5);
    const precision = n < 3 ? ('neighbourhood' as const) : ('public-place' as const);
    await plantListing(platform.app, space.tenant.id, ben, { lat, lon, precision, title: `Courses ${n}` });
  }
  return { space, ana, ben, box, inCell };
}

const request = (place: Point, more: object = {}) => ({
  kind: 'request',
  category: 'shopping',
  title: 'Courses pour ma grand-mère',
  description: 'Samedi matin, deux sacs.',
  place,
  ...more,
});

/** All that another member and a passer-by can be told, as bytes. */
async function everything({ space, ben, box }: Neighbourhood, listing: string, spyAt: Point) {
  const reader = space.ctx({ actor: ben, clock });
  const stranger = space.ctx({ clock, locale: 'en' });
  const told: unknown[] = [];
  const point = ({ lat, lon }: Point) => `${lat},${lon}`;
  const boxText = (west: number, south: number, east: number, north: number) =>
    [wrapLon(west), south, wrapLon(east), north].join();
  const near = point(spyAt);
  const middle = wrapLon((box.west + box.east) / 2);
  const boxes = [
    boxText(box.west - 0.3, box.south - 0.2, box.east + 0.3, box.north + 0.2),
    boxText(box.west - 0.3, box.south - 0.2, spyAt.lon, spyAt.lat),
    boxText(spyAt.lon, spyAt.lat, box.east + 0.3, box.north + 0.2),
  ];
  const searches = [
    { near, limit: '100' },
    ...['0.05', '0.4', '1', '2.5', '6'].map((radiusKm) => ({ near, radiusKm })),
    { near: `${box.north},${middle}`, radiusKm: '0.7', kind: 'request' },
    { near, sort: 'newest', radiusKm: '1' },
    { near, q: 'courses', sort: 'distance' },
    { near, q: 'courses grand', radiusKm: '3' },
    { q: 'grand-mere' },
    ...boxes.map((bbox) => ({ bbox, near, sort: 'distance' })),
  ].map((said) => SearchParams.parse(said));
  for (const params of searches) told.push(await searchListings(reader, params));
  told.push(await widenSearch(reader, SearchParams.parse({ near, radiusKm: '1', category: 'shopping' })));
  // Page by page: every cursor on the way.
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more: { cursor?: string } = cursor === '' ? {} : { cursor };
    const page = await searchListings(stranger, SearchParams.parse({ near, limit: '3', ...more }));
    told.push(page);
    cursor = page.nextCursor;
  }
  for (const [at, bbox] of boxes.entries())
    for (const zoom of at === 0 ? ['0', '5', '9', '12', '15', '24'] : ['13'])
      told.push(await mapListings(reader, MapParams.parse({ bbox, zoom, kind: 'request' })));
  for (const locale of ['fr', 'en', 'ar']) told.push(await getListing({ ...reader, locale }, listing));
  told.push(await getListing(stranger, listing), await listThreads(reader), await mailTo(space, reader));
  return JSON.stringify(told);
}

/** What Ana's answer reads like in Ben's mailbox, and the thread it came from. */
async function mailTo({ tenant, mails }: TestSpace, ctx: Ctx) {
  const to = memberOf(ctx)?.email ?? '';
  const job = (await mails()).find((job) => job.to === to)?.mail;
  if (job?.kind !== 'message') throw new Error('no message was mailed');
  const message = await inTenant(ctx, (tx) => readMessage(tx, tenant, job.messageId, to));
  if (!message) throw new Error('no such message');
  const mail = await renderMail(
    tenant,
    { to, locale: 'fr' },
    { kind: 'message', ...message },
    'a@example.org',
  );
  return [mail, await readThread(ctx, message.threadId)];
}

test.each([
  ['a metropolis', { lat: 48.8606, lon: 2.3376 }, 200],
  ['a village', { lat: 44.1079, lon: 0.89 }, 15],
  ['the far north', { lat: 78.22, lon: 15.65 }, 15],
  ['the antimeridian', { lat: -16.8, lon: 179.99 }, 15],
])(
  '%s: moving within the cell changes no byte that somebody else is told',
  async (_, home, moves) => {
    const neighbourhood = await moveIn(home);
    const { space, ana, ben, inCell } = neighbourhood;
    const author = space.ctx({ actor: ana, clock });
    const { id } = await createListing(author, request(home));
    const thread = await startThread(space.ctx({ actor: ben, clock }), { listingId: id, body: 'Je peux.' });
    await replyToThread(author, thread.id, { body: 'Merci !' });
    const spyAt = { lat: home.lat + 1e-4, lon: home.lon + 1e-4 };
    const before = await everything(neighbourhood, id, spyAt);
    expect(before).toContain(id);
    for (let number = 0; number < moves; number++) {
      await updateListing(author, id, { place: inCell(number) });
      expect((await everything(neighbourhood, id, spyAt)) === before, `move ${number}`).toBe(true);
    }
    // The one that must change: else nothing was looked at.
    const away = { lat: home.lat + 0.3, lon: home.lon };
    await updateListing(author, id, { place: away });
    expect(await everything(neighbourhood, id, spyAt)).not.toBe(before);
  },
  180_000,
);

test('every precision: what is kept and what the preview promises are the same wherever in the cell', async () => {
  for (const precision of ['neighbourhood', 'city', 'country'] as const) {
    const { space, ana, inCell } = await moveIn({ lat: 44.1079, lon: 0.89 });
    const kept = new Set<string>();
    for (let number = 0; number < 12; number++) {
      const place = inCell(number);
      const day = new Date(now.getTime() + number * 86_400_000);
      const ctx = space.ctx({ actor: ana, clock: () => day });
      const { id, location } = await createListing(ctx, request(place, { precision }));
      expect((await previewListing(space.ctx(), request(place, { precision }))).location).toEqual(location);
      expect(await previewLocation(space.ctx(), { place, precision })).toEqual(location);
      const [row] = await platform.database.sql.begin(async (tx) => {
        await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
        return tx`select to_jsonb(l) - 'id' - 'created_at' - 'updated_at' - 'expires_at' as row from listings l where id = ${id}`;
      });
      kept.add(JSON.stringify(row));
    }
    expect(kept.size).toBe(1);
  }
});
