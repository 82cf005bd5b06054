import { DIGEST_HOURS, DIGEST_TIMES } from '@entraide/model/notice';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, sinceMidnightMs } from '../place/index.ts';
import { afterQuiet, countedDays, dueAt, isQuiet, nextDigest, nextWithRoom, type Reading } from './when.ts';

const zones = [
  ...['Europe/Paris', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'],
  ...['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Havana', 'Asia/Beirut', 'UTC', 'Pacific/Chatham'],
];
const readings: fc.Arbitrary<Reading> = fc.record({
  timeZone: fc.constantFrom(...zones),
  digestDay: fc.integer({ min: 0, max: 7 }),
  digestTime: fc.constantFrom(...DIGEST_TIMES),
  quietFrom: fc.integer({ min: 0, max: 23 }),
  quietTo: fc.integer({ min: 0, max: 23 }),
  wakeForUrgent: fc.boolean(),
  weeklyMost: fc.integer({ min: 1, max: 7 }),
});
/** Samoa went without 30 December 2011. */
const moments = fc
  .date({ min: new Date('2011-12-20'), max: new Date('2028-01-01'), noInvalidDate: true })
  .map((at) => at);
const hourAt = ({ timeZone }: Reading, at: Date) => sinceMidnightMs({ timeZone }, at) / 3_600_000;
const weekdayAt = ({ timeZone }: Reading, at: Date) =>
  new Date(`${dayAt({ timeZone }, at)}T00:00:00Z`).getUTCDay() || 7;
const paris: Reading = {
  ...{ timeZone: 'Europe/Paris', digestDay: 2, digestTime: 'morning', quietFrom: 22, quietTo: 8 },
  ...{ wakeForUrgent: false, weeklyMost: 3 },
};

describe('when somebody is told', () => {
  it('is never in their quiet hours, and no later than these end', () => {
    fc.assert(
      fc.property(readings, moments, (reading, at) => {
        const then = afterQuiet(reading, at);
        expect(isQuiet(reading, then)).toBe(false);
        expect(then.getTime() - at.getTime()).toBeLessThan(25 * 3_600_000);
        if (!isQuiet(reading, at)) expect(then).toEqual(at);
        else expect(isQuiet(reading, new Date(then.getTime() - 1))).toBe(true);
      }),
    );
  });

  it('is in a digest of their day and hour, within eight days, and a day when it is daily', () => {
    fc.assert(
      fc.property(readings, moments, (reading, at) => {
        const none = { ...reading, quietFrom: 0, quietTo: 0 };
        const then = nextDigest(none, at);
        expect(hourAt(reading, then)).toBe(DIGEST_HOURS[reading.digestTime]);
        if (reading.digestDay > 0) expect(weekdayAt(reading, then)).toBe(reading.digestDay);
        const days = reading.digestDay === 0 ? 1 : 7;
        // The clocks may be changed meanwhile, and Samoa left out a day.
        const lost = reading.timeZone === 'Pacific/Apia' && at.getFullYear() < 2012 ? 7 : 0;
        expect(then.getTime() - at.getTime()).toBeGreaterThan(0);
        expect(then.getTime() - at.getTime()).toBeLessThanOrEqual((days + lost) * 86_400_000 + 3_600_000);
        expect(nextDigest(reading, at)).toEqual(afterQuiet(reading, then));
      }),
    );
  });

  it('leaves out digests until there is room in their week', () => {
    const days = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 7 });
    fc.assert(
      fc.property(readings, moments, days, (reading, at, before) => {
        const mailed = before.map((ago) =>
          dayAt({ timeZone: reading.timeZone }, new Date(at.getTime() - ago * 86_400_000)),
        );
        const then = nextWithRoom(reading, mailed, at, 'day');
        const day = dayAt({ timeZone: reading.timeZone }, then);
        expect(countedDays(mailed, day).length).toBeLessThan(reading.weeklyMost);
        expect(then.getTime()).toBeGreaterThan(at.getTime());
      }),
    );
  });

  it.each([
    ['at once', 'now', '2026-11-27T10:00:00Z', '2026-11-27T10:00:00.000Z'],
    ['in the morning', 'now', '2026-11-27T22:30:00Z', '2026-11-28T07:00:00.000Z'],
    ['tomorrow', 'day', '2026-11-27T10:00:00Z', '2026-11-28T07:00:00.000Z'],
    ['on Tuesday', 'digest', '2026-11-27T10:00:00Z', '2026-12-01T07:00:00.000Z'],
    [
      'in winter time, after the clocks were changed',
      'digest',
      '2026-10-21T10:00:00Z',
      '2026-10-27T07:00:00.000Z',
    ],
    ['in summer time', 'digest', '2027-03-24T10:00:00Z', '2027-03-30T06:00:00.000Z'],
  ] as const)('%s', (_, pace, at, then) => {
    expect(dueAt(paris, pace, { at: new Date(at), urgent: false }).toISOString()).toBe(then);
  });

  it('is at once for what is urgent, at night only for who wants to be woken', () => {
    const at = new Date('2026-11-27T02:10:00Z');
    expect(dueAt(paris, 'now', { at, urgent: true }).toISOString()).toBe('2026-11-27T07:00:00.000Z');
    expect(dueAt({ ...paris, wakeForUrgent: true }, 'now', { at, urgent: true })).toEqual(at);
    expect(dueAt({ ...paris, wakeForUrgent: true }, 'now', { at, urgent: false })).not.toEqual(at);
  });
});
