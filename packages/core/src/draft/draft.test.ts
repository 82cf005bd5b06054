import { drafts, listings, messages, sql } from '@entraide/db';
import { cellAt, MOST_CUTS } from '@entraide/model/geo';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { Invalid, Unavailable } from '../error/index.ts';
import { newToken } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID, plantListing } from '../testing/listing.ts';
import { readThread } from '../thread/index.ts';
import { dropDraft, finishDraft, keepDraft, publishDraft, readDraft } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
let helper: MemberActor;
let listingId: string;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  [author, helper] = [await space.member(), await space.member()];
  listingId = await plantListing(platform.app, space.tenant.id, author);
});

const message = (browserToken: string, body = 'Bonjour') => ({
  browserToken,
  kind: 'message' as const,
  payload: { listingId, body },
});

describe('a draft', () => {
  it('is kept for its browser, in its space, a day long; the newer one replaces the older', async () => {
    const browserToken = newToken();
    await keepDraft(space.ctx(), message(browserToken, 'Un'));
    await keepDraft(space.ctx(), message(browserToken, 'Deux'));
    const mine = { browserToken, kind: 'message' };
    expect(await readDraft(space.ctx(), mine)).toEqual({ listingId, body: 'Deux' });
    expect(await readDraft(space.ctx(), { ...mine, kind: 'listing' })).toBeNull();
    expect(await readDraft(space.ctx(), { ...mine, browserToken: newToken() })).toBeNull();
    expect(await readDraft((await platform.openSpace()).ctx(), mine)).toBeNull();
    const tomorrow = () => new Date(Date.now() + 24.1 * 3_600_000);
    expect(await readDraft(space.ctx({ clock: tomorrow }), mine)).toBeNull();
    await dropDraft(space.ctx(), mine);
    expect(await readDraft(space.ctx(), mine)).toBeNull();
  });

  it('does not hold the browser’s token, and has a size', async () => {
    const browserToken = newToken();
    await keepDraft(space.ctx(), message(browserToken));
    const rows = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(drafts));
    expect(JSON.stringify(rows)).not.toContain(browserToken);
    await expect(keepDraft(space.ctx(), message(browserToken, 'x'.repeat(40_000)))).rejects.toBeInstanceOf(
      Invalid,
    );
  });

  it('holds the cell, and the point itself only for a public place', async () => {
    const which = { browserToken: newToken(), kind: 'listing' as const };
    const place = { lat: 48.8606123, lon: 2.3376123 };
    const { lat, lon } = cellAt(place, MOST_CUTS);
    const kept = async (payload: Record<string, unknown>) => {
      await keepDraft(space.ctx(), { ...which, payload });
      return readDraft(space.ctx(), which);
    };
    for (const precision of ['neighbourhood', 'city', undefined, 'nonsense'])
      expect(await kept({ title: 'x', place, ...(precision && { precision }) })).toMatchObject({
        title: 'x',
        place: { lat, lon },
      });
    const rows = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(drafts));
    expect(JSON.stringify(rows)).not.toMatch(/48\.8606|2\.3376/);
    expect(await kept({ place, precision: 'public-place' })).toEqual({ place, precision: 'public-place' });
    expect(await kept({ place: { id: 5 } })).toEqual({ place: { id: 5 } });
  });

  it('is sent once its writer is known, and then gone', async () => {
    const which = { browserToken: newToken(), kind: 'message' as const };
    await keepDraft(space.ctx(), message(which.browserToken));
    const finished = await finishDraft(space.ctx({ actor: helper }), which);
    expect(finished).toMatchObject({
      done: true,
      path: expect.stringMatching(/^\/threads\/[0-9a-f-]{36}\?/),
    });
    const id = finished?.path.slice('/threads/'.length, '/threads/'.length + 36) ?? '';
    expect((await readThread(space.ctx({ actor: author }), id)).messages).toMatchObject([
      { body: 'Bonjour' },
    ]);
    expect(await finishDraft(space.ctx({ actor: helper }), which)).toBeNull();
  });

  it('that cannot be sent is kept, with the way to put it right', async () => {
    const which = { browserToken: newToken(), kind: 'message' as const };
    await keepDraft(space.ctx(), message(which.browserToken));
    const path = `/listings/${listingId}/answer?draft=1`;
    expect(await finishDraft(space.ctx({ actor: author }), which)).toEqual({ done: false, path });
    expect(await readDraft(space.ctx(), which)).not.toBeNull();
  });
});

describe('a draft becomes what it was for, once', () => {
  const payloads = {
    listing: () => ({
      ...{ kind: 'request', category: 'shopping', title: 'Courses', description: 'Samedi.' },
      ...{ place: { id: PLACE_ID }, precision: 'city' },
    }),
    message: () => ({ listingId, body: 'Bonjour' }),
  };
  const tables = { listing: listings, message: messages };
  const names = { listing: 'listings', message: 'messages' };
  const kinds = ['listing', 'message'] as const;
  type Kind = (typeof kinds)[number];

  async function kept(kind: Kind) {
    const which = { browserToken: newToken(), kind };
    await keepDraft(space.ctx(), { ...which, payload: payloads[kind]() });
    return which;
  }
  /** How many listings or messages more than before, and how many drafts. */
  async function there(kind: Kind) {
    const rows = await platform.app.inTenant(space.tenant.id, async (tx) => [
      (await tx.select().from(tables[kind])).length - (kind === 'listing' ? 1 : 0),
      (await tx.select().from(drafts)).length,
    ]);
    return { made: rows[0], drafts: rows[1] };
  }

  it.each(kinds)('whatever fails on the way: one of the two is there (%s)', async (kind) => {
    const which = await kept(kind);
    let failing = 0;
    let published: string | null = null;
    while (published === null && failing < 50) {
      let left = failing++;
      const clock = () => {
        if (left-- === 0) throw new Error('killed');
        return new Date();
      };
      published = await publishDraft(space.ctx({ actor: helper, clock }), which).catch(() => null);
      expect(await there(kind)).toEqual(published === null ? { made: 0, drafts: 1 } : { made: 1, drafts: 0 });
    }
    expect(failing).toBeGreaterThan(3);
    expect(published).not.toBeNull();
  });

  it.each(kinds)('when its database session is killed (%s)', async (kind) => {
    const which = await kept(kind);
    const other = await platform.database.sql.reserve();
    await other`begin`;
    await other`lock table ${other(names[kind])} in share mode`;
    const publishing = publishDraft(space.ctx({ actor: helper }), which).catch((error: unknown) => error);
    await vi.waitFor(async () => {
      const killed = await platform.app.outsideTenant((tx) =>
        tx.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
          where usename = current_user and wait_event_type = 'Lock' and datname = current_database()`),
      );
      expect(killed).toHaveLength(1);
    }, 30_000);
    expect(await publishing).toBeInstanceOf(Unavailable);
    await other`rollback`;
    other.release();
    expect(await there(kind)).toEqual({ made: 0, drafts: 1 });
    expect(await publishDraft(space.ctx({ actor: helper }), which)).toMatch(/^\/(listings|threads)\//);
    expect(await there(kind)).toEqual({ made: 1, drafts: 0 });
  });

  it.each(kinds)('when eight ask at once (%s)', async (kind) => {
    const which = await kept(kind);
    const ctx = space.ctx({ actor: helper });
    const paths = await Promise.all(Array.from({ length: 8 }, () => publishDraft(ctx, which)));
    expect(paths.filter((path) => path !== null)).toHaveLength(1);
    expect(await there(kind)).toEqual({ made: 1, drafts: 0 });
  });
});
