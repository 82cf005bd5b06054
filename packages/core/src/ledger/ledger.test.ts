import { sql } from '@entraide/db';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { enterMovements, type Movement, paidUntilOf, totalsOf } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace();
});
afterAll(() => platform.close());

const happenedAt = new Date('2026-03-01T10:00:00Z');
const paid = (source: string, more: Partial<Movement> = {}): Movement => ({
  ...{ book: 'association', kind: 'gift', method: 'stripe', amount: 5000, currency: 'EUR', live: true },
  ...{ source, happenedAt, ...more },
});
const back = (of: string, amount: number, more: Partial<Movement> = {}): Movement =>
  paid(`re_${of}_${amount}_${Math.random()}`, { kind: 'refund', amount: -amount, ofSource: of, ...more });
const enter = (...movements: Movement[]) =>
  inTenant(space.ctx(), (tx) => enterMovements(space.ctx(), tx, movements));

describe('the books', () => {
  it('hold a movement once, however often and by however many it is entered', async () => {
    const times = await Promise.all(Array.from({ length: 20 }, () => enter(paid('pi_once'))));
    expect(times.flat()).toHaveLength(1);
  });

  it('give back no more than was paid, in parts or at once, raced', async () => {
    await enter(paid('pi_race'));
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => enter(back('pi_race', 3000))));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' });
    await enter(back('pi_race', 2000));
    await expect(enter(back('pi_race', 1))).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each<[string, Movement]>([
    ['of another currency', back('pi_rules', 100, { currency: 'CHF' })],
    ['of another book', back('pi_rules', 100, { book: 'plan' })],
    ['of another mode', back('pi_rules', 100, { live: false })],
    ['of a payment that is not there', back('pi_nowhere', 100)],
  ])('give nothing back %s', async (_, movement) => {
    await enter(paid('pi_rules'));
    await expect(enter(movement)).rejects.toMatchObject({ name: 'DomainError' });
  });

  it('give nothing back of what was itself given back', async () => {
    const first = back('pi_of', 100);
    await enter(paid('pi_of'), first);
    await expect(enter(back(first.source, 50))).rejects.toMatchObject({ name: 'DomainError' });
  });

  it.each(['app', 'worker', 'platform'] as const)('are changed and cleared by nobody: %s', async (role) => {
    await enter(paid('pi_for_good'));
    const db = platform.database.db(role);
    for (const statement of ['update ledger_entries set amount = 1', 'delete from ledger_entries'])
      await expect(db.inTenant(space.tenant.id, (tx) => tx.execute(sql.raw(statement)))).rejects.toThrow();
  });

  it('are not even changed by the owner, and go with their space', async () => {
    await enter(paid('pi_owner'));
    const { sql: owner } = platform.database;
    for (const statement of ['update ledger_entries set amount = 1', 'delete from ledger_entries'])
      await expect(
        owner.begin(async (tx) => {
          await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
          await tx.unsafe(statement);
        }),
      ).rejects.toThrow('only added to');
    const gone = await platform.openSpace();
    await inTenant(gone.ctx(), (tx) => enterMovements(gone.ctx(), tx, [paid('pi_gone')]));
    await owner`delete from tenants where id = ${gone.tenant.id}`;
    expect(await owner`select 1 from ledger_entries where tenant_id = ${gone.tenant.id}`).toHaveLength(0);
  });

  it('say until when somebody paid, and forget what went back', async () => {
    const { memberId } = await space.member();
    const due = (source: string, until: string) =>
      paid(source, { kind: 'due', memberId, coversFrom: '2026-01-01', coversUntil: until });
    const until = () => inTenant(space.ctx(), (tx) => paidUntilOf(space.ctx(), tx, memberId));
    expect(await until()).toBeNull();
    await enter(due('pi_2026', '2026-12-31'), due('pi_2027', '2027-12-31'));
    expect(await until()).toBe('2027-12-31');
    await enter(back('pi_2027', 4999));
    expect(await until()).toBe('2027-12-31');
    await enter(back('pi_2027', 1));
    expect(await until()).toBe('2026-12-31');
    // What was tried with a test key counts for nothing where people really pay.
    await enter(due('pi_try', '2030-12-31'), { ...due('pi_test', '2031-12-31'), live: false });
    expect(await until()).toBe('2030-12-31');
  });

  it('add up by currency and kind, whatever was entered', async () => {
    const kinds = fc.constantFrom('due', 'gift') as fc.Arbitrary<'due' | 'gift'>;
    const anyPayment = fc.record({
      ...{ kind: kinds, currency: fc.constantFrom('EUR', 'JPY', 'TND') },
      ...{
        amount: fc.integer({ min: 1, max: 99_999_999 }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      },
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyPayment, { maxLength: 20 }), async (payments) => {
        const fresh = await platform.openSpace();
        const expected = new Map<string, number>();
        const count = (key: string, amount: number) => expected.set(key, (expected.get(key) ?? 0) + amount);
        const movements = payments.flatMap(({ kind, currency, amount, part }, index) => {
          const returned = Math.floor(amount * part);
          count(`${currency} ${kind}`, amount);
          if (returned > 0) count(`${currency} refund`, -returned);
          const source = `pi_${index}`;
          const first = paid(source, { kind, currency, amount });
          return returned > 0 ? [first, back(source, returned, { currency })] : [first];
        });
        const totals = await inTenant(fresh.ctx(), async (tx) => {
          await enterMovements(fresh.ctx(), tx, movements);
          return totalsOf(fresh.ctx(), tx, { book: 'association' });
        });
        expect(new Map(totals.map(({ currency, kind, amount }) => [`${currency} ${kind}`, amount]))).toEqual(
          expected,
        );
      }),
      { numRuns: 15 },
    );
  });
});
