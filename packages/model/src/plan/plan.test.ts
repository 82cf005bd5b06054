import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currenciesOf,
  freePlan,
  keepsPlan,
  mayStep,
  nextStanding,
  noPlans,
  planByKey,
  platformJsonSchema,
  priceOf,
  readPlatformPlans,
  roomFor,
  type SeenSubscription,
  sellsPlans,
} from './index.ts';

const free = { key: 'free', name: { fr: 'Gratuit', en: 'Free' }, limits: { members: 200, ownDomain: false } };
const garden = {
  key: 'garden',
  name: 'Jardin',
  trialDays: 30,
  prices: { EUR: { month: '9.00', year: 90 }, JPY: { month: '1500' }, TND: { year: '270.5' } },
};
const faultsOf = (content: unknown) => {
  const read = readPlatformPlans(content);
  return read.ok ? [] : read.issues.map(({ path, sentence }) => `${path.join('.')}: ${sentence}`);
};

describe('platform.yaml', () => {
  test('is read with its defaults', () => {
    const read = readPlatformPlans({ plans: [free, garden] });
    if (!read.ok) throw new Error('refused');
    const { plans } = read;
    expect(plans).toMatchObject({ tax: 'off', graceDays: 14 });
    expect(freePlan(plans)).toMatchObject({
      limits: { members: 200, admins: null, storageBytes: null, ownDomain: false },
    });
    expect(planByKey(plans, 'garden')).toMatchObject({ name: { fr: 'Jardin', en: 'Jardin', ar: 'Jardin' } });
    expect(planByKey(plans, 'garden')?.prices).toEqual([
      { currency: 'EUR', interval: 'month', amount: 900 },
      { currency: 'EUR', interval: 'year', amount: 9000 },
      { currency: 'JPY', interval: 'month', amount: 1500 },
      { currency: 'TND', interval: 'year', amount: 270_500 },
    ]);
    expect(currenciesOf(plans)).toEqual(['EUR', 'JPY', 'TND']);
    expect(sellsPlans(plans)).toBe(true);
    expect(sellsPlans(noPlans)).toBe(false);
  });

  test('a price or a plan of nobody is not found', () => {
    const read = readPlatformPlans({ plans: [free, garden] });
    if (!read.ok) throw new Error('refused');
    const plan = planByKey(read.plans, 'garden');
    expect(plan && priceOf(plan, { currency: 'USD', interval: 'month' })).toBeNull();
    expect(plan && priceOf(plan, { currency: 'JPY', interval: 'year' })).toBeNull();
    expect(planByKey(read.plans, 'forest')).toBeNull();
  });

  test.each([
    [{ plans: 3 }, /^plans: "plans" should be a list, but is 3\.$/],
    [{ plans: [garden] }, /^plans: There is no free plan/],
    [{ plans: [free, { ...free, key: 'second' }] }, /^plans\.1\.key: There is a free plan already/],
    [{ plans: [free, garden, garden] }, /^plans\.2\.key: "garden" is there twice/],
    [{ plans: [{ ...free, trialDays: 3 }] }, /^plans\.0\.trialDays: The free plan has no days to try/],
    [
      { plans: [free, { ...garden, price: 3 }] },
      /^plans\.1\.price: "price" is not a known key here\. Did you mean "prices"\?$/,
    ],
    [
      { plans: [free, { ...garden, prices: { EUR: {} } }] },
      /^plans\.1\.prices\.EUR: Write what a month costs/,
    ],
    [{ plans: [free], grace: 3 }, /^grace: "grace" is not a known key here/],
    [{ plans: [free], tax: 'on' }, /^tax: "on" is not a possible value of "tax"/],
    [
      { plans: [{ ...free, limits: { admins: 1 } }] },
      /^plans\.0\.limits\.admins: "admins" must be at least 2/,
    ],
    [{ plans: [{ ...free, key: 'Free' }] }, /^plans\.0\.key: .*small letters/],
    ['', /platform\.yaml/],
  ])('%j', (content, said) => {
    expect(faultsOf(content)).toEqual([expect.stringMatching(said)]);
  });

  test.each([
    ['EUR', '12,50', /is not a price: write it as a number with a point, for example "12\.50"/],
    ['EUR', '0', /a plan that costs nothing has no "prices"/],
    ['EUR', '-5', /is not a price/],
    ['EUR', '0.001', /more decimals than EUR has/],
    ['EUR', '1.200', /more decimals than EUR has/],
    ['JPY', '12.5', /more decimals than JPY has: write it as a number with a point, for example "13"/],
    ['EUR', '1e9', /is not a price/],
    ['EUR', '1000001', /1,000,000 at most/],
    ['EUX', '12', /no such currency/],
    ['eur', '12', /three capital letters/],
  ])('a price of %s %s', (currency, month, said) => {
    expect(faultsOf({ plans: [free, { ...garden, prices: { [currency]: { month } } }] })).toEqual([
      expect.stringMatching(said),
    ]);
  });

  test('tenants/platform.schema.json is current (vitest --update writes it)', async () => {
    const text = `${JSON.stringify(platformJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../../../tenants/platform.schema.json');
  });
});

describe('the life of a plan', () => {
  const now = new Date('2026-11-27T12:00:00Z');
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const seen = (status: SeenSubscription['status'], forFailure = false): SeenSubscription => ({
    status,
    forFailure,
  });
  const at = (when: Date) => ({ now: when, graceDays: 14 });

  test('a payment that fails is waited for, then limits, and payment mends it', () => {
    const paid = nextStanding({ state: 'free', graceUntil: null }, seen('active'), at(now));
    expect(paid).toEqual({ state: 'active', graceUntil: null });
    const failed = nextStanding(paid, seen('past_due'), at(now));
    expect(failed).toEqual({ state: 'past-due', graceUntil: later(14) });
    const waiting = nextStanding(failed, seen('unpaid'), at(later(7)));
    expect(waiting).toEqual({ state: 'grace', graceUntil: later(14) });
    const limited = nextStanding(waiting, seen('unpaid'), at(later(14)));
    expect(limited).toEqual({ state: 'limited', graceUntil: later(14) });
    expect(nextStanding(limited, seen('active'), at(later(20)))).toEqual({
      state: 'active',
      graceUntil: null,
    });
    expect(keepsPlan('grace')).toBe(true);
    expect(keepsPlan('limited')).toBe(false);
  });

  test('whoever cancels keeps nothing after the end; whose payments failed keep it for the days of grace', () => {
    const active = { state: 'active', graceUntil: null } as const;
    expect(nextStanding(active, seen('canceled'), at(now))).toEqual({ state: 'ended', graceUntil: null });
    const grace = nextStanding(active, seen('canceled', true), at(now));
    expect(grace).toEqual({ state: 'grace', graceUntil: later(14) });
    expect(nextStanding(grace, seen('canceled', true), at(later(15)))).toEqual({
      state: 'ended',
      graceUntil: null,
    });
    expect(
      nextStanding({ state: 'ended', graceUntil: null }, seen('canceled', true), at(later(15))).state,
    ).toBe('ended');
  });

  test('a payment page that was left changes nothing', () => {
    const before = { state: 'free', graceUntil: null } as const;
    expect(nextStanding(before, null, at(now))).toEqual(before);
    expect(nextStanding(before, seen('incomplete_expired'), at(now))).toEqual(before);
  });

  test('never a step that the table does not have, and the same answer twice', () => {
    const anySeen = fc.option(
      fc.record({
        status: fc.constantFrom(
          ...(['trialing', 'active', 'past_due', 'unpaid', 'canceled', 'incomplete', 'paused'] as const),
        ),
        forFailure: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anySeen, fc.integer({ min: 0, max: 20 })), { maxLength: 30 }), (told) => {
        let standing: ReturnType<typeof nextStanding> = { state: 'free', graceUntil: null };
        let day = 0;
        for (const [one, days] of told) {
          day += days;
          const next = nextStanding(standing, one, at(later(day)));
          expect([standing.state, next.state, mayStep(standing.state, next.state)]).toEqual([
            standing.state,
            next.state,
            true,
          ]);
          expect(nextStanding(next, one, at(later(day)))).toEqual(next);
          standing = next;
        }
      }),
    );
  });
});

test('room is told of at four fifths, and all of it stays', () => {
  const limits = { members: 10, admins: null, storageBytes: 1000, ownDomain: false };
  const levels = [7, 8, 9, 10, 11].map((used) => roomFor(limits, 'members', used).level);
  expect(levels).toEqual(['plenty', 'near', 'near', 'full', 'over']);
  expect(roomFor(limits, 'admins', 1000)).toMatchObject({ most: null, level: 'plenty' });
  expect(roomFor(limits, 'storage', 1000)).toMatchObject({ most: 1000, level: 'full' });
});
