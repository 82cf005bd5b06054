import { sql } from '@entraide/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { defineSubject, ownStripeId, spaceOfStripeId, syncSubject } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace();
});
afterAll(() => platform.close());

/** A thing that changes at Stripe; each reading may be held up. */
function changing(name: string) {
  const at = { stripe: 0, here: -1, effects: 0 };
  const held: (() => void)[] = [];
  const hold = { on: false };
  const subject = defineSubject<string, number>({
    key: (id) => `${name}:${id}`,
    async read() {
      const seen = at.stripe;
      if (hold.on) await new Promise<void>((go) => held.push(go));
      return seen;
    },
    async apply(_ctx, _tx, _id, state) {
      const isNew = state !== at.here;
      at.here = state;
      if (isNew) at.effects++;
      return isNew;
    },
  });
  return { at, subject, held, hold };
}
const event = (id: string) => ({ id, type: 'probe', createdAt: new Date() });

describe('a thing at Stripe', () => {
  it('is taken over once for an event that comes twice, also at once', async () => {
    const { at, subject } = changing('twice');
    const all = Array.from({ length: 40 }, () => syncSubject(space.ctx(), subject, 'a', event('evt_twice')));
    const done = await Promise.all(all);
    expect(done.filter((one) => one !== 'known')).toHaveLength(1);
    expect(at).toMatchObject({ here: 0, effects: 1 });
    expect(await syncSubject(space.ctx(), subject, 'a', event('evt_twice'))).toBe('known');
  });

  it('stays as the reading that was begun last has it, when an older answer comes late', async () => {
    const { at, subject, held, hold } = changing('late');
    hold.on = true;
    const slow = syncSubject(space.ctx(), subject, 'a', event('evt_slow'));
    await expect.poll(() => held.length).toBe(1);
    hold.on = false;
    at.stripe = 1;
    expect(await syncSubject(space.ctx(), subject, 'a', event('evt_quick'))).toBe('taken');
    for (const go of held) go();
    expect(await slow).toBe('same');
    expect(at.here).toBe(1);
    // Its event is known all the same.
    expect(await syncSubject(space.ctx(), subject, 'a', event('evt_slow'))).toBe('known');
  });

  it('leaves nothing behind when taking it over fails, and is taken when it is told again', async () => {
    let fails = true;
    const subject = defineSubject<string, number>({
      key: () => 'failing',
      read: async () => 1,
      apply: async () => {
        if (fails) throw new Error('the database went away');
        return true;
      },
    });
    await expect(syncSubject(space.ctx(), subject, 'a', event('evt_fails'))).rejects.toThrow('went away');
    fails = false;
    expect(await syncSubject(space.ctx(), subject, 'a', event('evt_fails'))).toBe('taken');
  });
});

describe('what is a space’s at Stripe', () => {
  it('is found by what was written down, in the mode of the key', async () => {
    const other = await platform.openSpace();
    await inTenant(space.ctx(), (tx) => ownStripeId(space.ctx(), tx, { stripeId: 'acct_own', live: false }));
    await inTenant(space.ctx(), (tx) => ownStripeId(space.ctx(), tx, { stripeId: 'acct_own', live: false }));
    const of = (stripeId: string, live: boolean) => spaceOfStripeId({ db: platform.app }, { stripeId, live });
    expect(await of('acct_own', false)).toBe(space.tenant.id);
    expect(await of('acct_own', true)).toBeNull();
    expect(await of('acct_nobody', false)).toBeNull();
    const own = (live: boolean) =>
      inTenant(other.ctx(), (tx) => ownStripeId(other.ctx(), tx, { stripeId: 'acct_own', live }));
    await expect(own(false)).rejects.toMatchObject({ code: 'conflict' });
    await expect(own(true)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is compared with Stripe once a day, however often it is asked for', async () => {
    const waiting = await platform.database.sql`
      select key from graphile_worker.jobs where task_identifier = 'reconcile_stripe' and key like ${`%${space.tenant.id}%`}`;
    expect(waiting).toHaveLength(1);
  });

  it('is not read by requests past its function', async () => {
    const read = inTenant(space.ctx(), (tx) => tx.execute(sql`select * from stripe_owners`));
    await expect(read).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
