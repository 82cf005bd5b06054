import { loadGazetteer } from '@entraide/core/gazetteer';
import { smallSource } from '@entraide/core/gazetteer/fixture';
import { type TestSpace, testPlatform } from '@entraide/core/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boardsPlace, countryAbroad, lookingFrom } from './looked-at.server.ts';

const PARIS = 2988507;
const LONDON = 2643743;
const BEIRUT = 276781;

let platform: Awaited<ReturnType<typeof testPlatform>>;
/** At home in Paris. */
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
  space = await platform.openSpace();
});
afterAll(() => platform.close());

const ctxOf = (coverage = {}) => {
  const ctx = space.ctx();
  const { config } = ctx.tenant;
  const covered = { ...config.coverage, ...coverage };
  return { ...ctx, tenant: { ...ctx.tenant, config: { ...config, coverage: covered } } };
};

it.each([
  ['where nothing is near', {}, null, 'LB'],
  ['where the last place is', {}, `p:${BEIRUT}:25`, null],
  ['where the device is', {}, 'n:33.89,35.50:25', null],
  ['where the last place is not', {}, `p:${LONDON}:25`, 'LB'],
  ['in a country that the space serves', { countries: ['LB'] }, null, null],
  ['within what the space serves', { center: { lat: 34, lon: 36 }, radiusKm: 300 }, null, null],
  ['outside of what the space serves', { center: { lat: 48, lon: 2 }, radiusKm: 300 }, null, 'LB'],
  ['where an odd cookie is', {}, 'p:x:25', 'LB'],
])('a place %s', async (_, coverage, remembered, expected) => {
  expect(await countryAbroad(ctxOf(coverage), { id: BEIRUT }, remembered)).toBe(expected);
});

it('the space itself is nowhere abroad', async () => {
  const ctx = space.ctx();
  const { lat, lon } = ctx.tenant.config.home;
  expect(await countryAbroad(ctx, { lat, lon }, `p:${BEIRUT}:25`)).toBeNull();
});

it.each([
  ['said in the address', String(LONDON), `p:${BEIRUT}:25`, LONDON],
  ['looked at last', null, `p:${BEIRUT}:25`, BEIRUT],
  ['of the device', null, 'n:51.51,-0.13:25', LONDON],
  ['of the space', null, null, PARIS],
  ['of the space, for an odd address', 'x', 'q', PARIS],
])('a listing begins with the place %s', async (_, id, remembered, expected) => {
  expect((await boardsPlace(space.ctx(), id, remembered)).placeId).toBe(String(expected));
});

it('who looks from where', async () => {
  const ctx = space.ctx();
  expect(await lookingFrom(ctx, 'n:51.51,-0.13:25')).toEqual({ lat: 51.51, lon: -0.13 });
  expect((await lookingFrom(ctx, `p:${BEIRUT}:25`)).lat).toBeCloseTo(33.9, 0);
  expect(await lookingFrom(ctx, null)).toEqual({ lat: 48.85, lon: 2.35 });
});
