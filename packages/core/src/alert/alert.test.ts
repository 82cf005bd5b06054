import { alertMatches, alerts, alertTerms, notices } from '@entraide/db';
import { MOST_ALERTS } from '@entraide/model/alert';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blockPerson } from '../block/index.ts';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { createListing, solveListing, updateListing } from '../listing/index.ts';
import { acceptMember, deleteMe, myData } from '../member/index.ts';
import { exhaust, type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID, plantListing } from '../testing/listing.ts';
import { runListeners } from '../testing/run-listeners.ts';
import { changeAlert, createAlert, deleteAlert, listAlerts } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let ana: MemberActor;
let bo: MemberActor;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace({ entry: { rule: 'approval' } });
  [ana, bo] = [await space.member({ displayName: 'Ana' }), await space.member({ displayName: 'Bo' })];
});

const as = (actor: MemberActor | null) => space.ctx({ actor });
const save = (given: Record<string, unknown> = {}, actor: MemberActor = ana) => createAlert(as(actor), given);
const paris = { near: '48.85,2.35', radiusKm: 25 };
const offer = {
  ...{ kind: 'offer', category: 'shopping', title: 'Un vélo à prêter', description: 'Tout l’été.' },
  ...{ place: { id: PLACE_ID }, precision: 'city' },
};
const publish = (given: object = {}, actor: MemberActor = bo) =>
  createListing(as(actor), { ...offer, ...given });
/** Listings that an alert told of, after what waits was done. */
async function told(alertId: string): Promise<string[]> {
  await runListeners(platform.worker, space.tenant.id);
  const rows = await inTenant(space.ctx(), (tx) => tx.select().from(alertMatches));
  return rows.filter((row) => row.alertId === alertId && !row.seen).map(({ listingId }) => listingId);
}
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: { code?: string; faults?: { path: unknown }[] }) => ({
      code: error.code,
      ...(error.faults && { path: error.faults[0]?.path }),
    }),
  );

describe('a saved search', () => {
  it('is said in plain words, in its reader’s language, and opened again as it was', async () => {
    const alert = await save({
      ...paris,
      place: PLACE_ID,
      q: 'vélo',
      kind: 'request',
      urgent: true,
      every: 'week',
    });
    expect(alert).toMatchObject({
      name: '«\u00a0vélo\u00a0» · Demandes · Urgent · à 25\u00a0km au plus de Paris',
      ...{ every: 'week', near: '48.85,2.35', radiusKm: 25, q: 'vélo', kind: 'request', urgent: true },
      lastMatchAt: null,
    });
    expect(await listAlerts({ ...as(ana), locale: 'en' })).toMatchObject([
      { id: alert.id, name: '“vélo” · Requests · Urgent · within 25\u00a0km of Paris' },
    ]);
    expect(await listAlerts(as(bo))).toEqual([]);
    expect((await save({ bbox: '2,48,3,49' })).name).toBe('Toutes les annonces · autour de Paris');
    expect((await save()).name).toBe('Toutes les annonces · partout');
  });

  it('is one, however often it is saved, and tells as it was said last', async () => {
    const first = await save({ ...paris, q: 'vélo' });
    const again = await save({ ...paris, q: 'vélo', every: 'now' });
    expect(again.id).toBe(first.id);
    expect(await listAlerts(as(ana))).toMatchObject([{ id: first.id, every: 'now' }]);
  });

  it('is for members, and for what a search can be', async () => {
    expect(await refusal(createAlert(as(null), {}))).toEqual({ code: 'sign-in-needed' });
    const invalid = (given: Record<string, unknown>) => refusal(save(given));
    expect(await invalid({ radiusKm: 5 })).toEqual({ code: 'invalid', path: ['near'] });
    expect(await invalid({ category: 'unheard-of' })).toEqual({ code: 'invalid', path: ['category'] });
    expect(await invalid({ q: '!!' })).toEqual({ code: 'invalid', path: ['q'] });
    expect(await invalid({ every: 'hour' })).toEqual({ code: 'invalid', path: ['every'] });
    expect(await invalid({ near: 'here' })).toEqual({ code: 'invalid', path: ['near'] });
    expect(await invalid({ colour: 'red' })).toMatchObject({ code: 'invalid' });
    expect(await listAlerts(as(ana))).toEqual([]);
  });

  it('is one of twenty at most, also when all are saved at once; and of sixty a day', async () => {
    const tries = Array.from({ length: MOST_ALERTS + 15 }, (_, n) => refusal(save({ q: `mot${n}` })));
    const refused = (await Promise.all(tries)).filter((answer) => answer !== null);
    expect(refused).toEqual(Array.from({ length: 15 }, () => ({ code: 'conflict' })));
    expect(await listAlerts(as(ana))).toHaveLength(MOST_ALERTS);
    await exhaust(as(bo), 'alerts', bo.memberId);
    expect(await refusal(save({}, bo))).toEqual({ code: 'too-many' });
  });

  it('is changed and deleted by its member alone, and goes with them', async () => {
    const { id } = await save({ q: 'vélo' });
    expect(await changeAlert(as(ana), id, { every: 'week' })).toMatchObject({ id, every: 'week' });
    for (const actor of [bo, null]) {
      const code = actor ? 'not-found' : 'sign-in-needed';
      expect(await refusal(changeAlert(as(actor), id, { every: 'now' }))).toEqual({ code });
      expect(await refusal(deleteAlert(as(actor), id))).toEqual({ code });
    }
    expect(await refusal(deleteAlert(as(ana), 'nonsense'))).toEqual({ code: 'not-found' });
    const neighbour = await platform.openSpace();
    const stranger = neighbour.ctx({ actor: await neighbour.member() });
    expect(await refusal(deleteAlert(stranger, id))).toEqual({ code: 'not-found' });
    await deleteAlert(as(ana), id);
    expect(await listAlerts(as(ana))).toEqual([]);

    await save({ ...paris, q: 'vélo' });
    expect(await myData(as(ana))).toMatchObject({ alerts: [{ q: 'vélo', radiusKm: 25 }] });
    await deleteMe(as(ana));
    const left = await inTenant(space.ctx(), async (tx) => [
      ...(await tx.select().from(alerts)),
      ...(await tx.select().from(alertTerms)),
    ]);
    expect(left).toEqual([]);
  });
});

describe('an alert', () => {
  it('tells of what is published after it, once, and of nothing that was there', async () => {
    await publish({ title: 'Un vélo de ville' });
    await runListeners(platform.worker, space.tenant.id);
    const { id } = await save({ ...paris, q: 'vélo' });
    const fits = await publish();
    await publish({ title: 'Une tente à prêter' });
    expect(await told(id)).toEqual([fits.id]);
    await updateListing(as(bo), fits.id, { description: 'Un vélo pour tout l’été.' });
    expect(await told(id)).toEqual([fits.id]);
    expect(await listAlerts(as(ana))).toMatchObject([{ id, lastMatchAt: expect.any(String) }]);
  });

  it('tells of what fits since it was changed, and not of what its member saw', async () => {
    const seen = await publish();
    const other = await publish({ title: 'Une tente à prêter' });
    const { id } = await save({ ...paris, q: 'vélo' });
    await updateListing(as(bo), seen.id, { description: 'Tout l’automne.' });
    await updateListing(as(bo), other.id, { title: 'Un vélo à prêter' });
    expect(await told(id)).toEqual([other.id]);
  });

  it('tells of what was held when its author is accepted, and not before', async () => {
    const newcomer = await space.member({ status: 'pending' });
    const moderator = await space.member({ role: 'moderator' });
    const { id } = await save({ q: 'vélo' });
    const held = await publish({}, newcomer);
    expect(await told(id)).toEqual([]);
    await acceptMember(as(moderator), newcomer.memberId);
    expect(await told(id)).toEqual([held.id]);
  });

  it('tells nobody of their own, of what ended meanwhile, nor of whom they do not see', async () => {
    const { id } = await save({ q: 'vélo' });
    await publish({}, ana);
    const solved = await publish();
    await solveListing(as(bo), solved.id);
    expect(await told(id)).toEqual([]);

    const blocked = await space.member();
    const theirs = await plantListing(platform.app, space.tenant.id, blocked);
    await blockPerson(as(ana), { what: 'author', id: theirs, kind: 'mute' });
    await publish({}, blocked);
    expect(await told(id)).toEqual([]);

    const blocking = await space.member();
    const anas = await plantListing(platform.app, space.tenant.id, ana);
    await blockPerson(as(blocking), { what: 'author', id: anas, kind: 'block' });
    await publish({}, blocking);
    expect(await told(id)).toEqual([]);
    expect(await told((await save({ q: 'vélo' }, bo)).id)).toEqual([]);
  });

  it('notes what is to be told: once for each of its members, by the search that tells soonest, until it is deleted', async () => {
    await save({ ...paris, q: 'vélo', every: 'week' });
    const soonest = await save({ q: 'vélo', every: 'now' });
    const weekly = await save({ q: 'vélo', every: 'week' }, bo);
    const { id: aboutId } = await publish({}, await space.member());
    const noted = async () => {
      await runListeners(platform.worker, space.tenant.id);
      const rows = await inTenant(space.ctx(), (tx) => tx.select().from(notices));
      return new Map(
        rows.map(({ memberId, kind, alertId, pace, ...row }) => [
          memberId,
          { kind, alertId, pace, aboutId: row.aboutId },
        ]),
      );
    };
    const anas = { kind: 'alert', alertId: soonest.id, pace: 'now', aboutId };
    const bos = { kind: 'alert', alertId: weekly.id, pace: 'digest', aboutId };
    expect(await noted()).toEqual(
      new Map([
        [ana.memberId, anas],
        [bo.memberId, bos],
      ]),
    );
    await deleteAlert(as(bo), weekly.id);
    expect(await noted()).toEqual(new Map([[ana.memberId, anas]]));
  });

  it('of another space hears nothing', async () => {
    const neighbour = await platform.openSpace();
    const stranger = neighbour.ctx({ actor: await neighbour.member() });
    await createAlert(stranger, { q: 'vélo' });
    await publish();
    await runListeners(platform.worker, space.tenant.id);
    await runListeners(platform.worker, neighbour.tenant.id);
    expect(await inTenant(stranger, (tx) => tx.select().from(alertMatches))).toEqual([]);
  });
});
