import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HealthLevel, health, healthSubjects, type SpaceFigures, worstOf } from './index.ts';

const now = new Date('2026-11-26T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const well: SpaceFigures = {
  ...{ status: 'open', members: 40, admins: 2, adminsAlive: 2, listingsWeek: 12, answersWeek: 20 },
  ...{
    answeredWeek: 9,
    waiting: 0,
    waitingSince: null,
    undecided: 0,
    overdueAt: null,
    mailsFailed: 0,
    jobsFailed: 0,
    mailsBounced: 0,
  },
  ...{ storageBytes: 1_000_000, domain: 'good' },
};

it('finds nothing in a space that is well', () => {
  expect(health(well, now)).toEqual(healthSubjects.map((what) => ({ what, level: 'ok' })));
});

it.each<[string, Partial<SpaceFigures>, (typeof healthSubjects)[number], HealthLevel]>([
  ['nobody looks after it', { adminsAlive: 0 }, 'admins', 'act'],
  ['one person does', { admins: 1, adminsAlive: 1 }, 'admins', 'look'],
  ['somebody has waited for two days', { waiting: 1, waitingSince: daysAgo(2) }, 'waiting', 'ok'],
  ['somebody has waited for three days', { waiting: 1, waitingSince: daysAgo(3) }, 'waiting', 'look'],
  ['somebody has waited for a week', { waiting: 1, waitingSince: daysAgo(7) }, 'waiting', 'act'],
  ['a report has an answer in time', { undecided: 3, overdueAt: daysAgo(-1) }, 'undecided', 'ok'],
  ['a report has none in time', { undecided: 1, overdueAt: daysAgo(0) }, 'undecided', 'act'],
  ['few are answered', { listingsWeek: 10, answeredWeek: 2 }, 'answers', 'look'],
  ['few are answered, of few', { listingsWeek: 9, answeredWeek: 0 }, 'answers', 'ok'],
  ['few are answered before it opens', { status: 'private', answeredWeek: 0 }, 'answers', 'ok'],
  ['a mail did not leave', { mailsFailed: 1 }, 'mails', 'look'],
  ['many mails did not leave', { mailsFailed: 20 }, 'mails', 'act'],
  ['a few mails came back', { mailsBounced: 4 }, 'bounces', 'ok'],
  ['mails came back', { mailsBounced: 5 }, 'bounces', 'look'],
  ['a job failed', { jobsFailed: 1 }, 'jobs', 'look'],
  ['its domain leads elsewhere', { domain: 'failing' }, 'domain', 'act'],
  ['its domain is not proven', { domain: 'waiting' }, 'domain', 'look'],
  ['it keeps much', { storageBytes: 6 * 2 ** 30 }, 'storage', 'look'],
])('%s', (_, figures, what, level) => {
  const lines = health({ ...well, ...figures }, now);
  expect(lines.filter((line) => line.level !== 'ok')).toEqual(level === 'ok' ? [] : [{ what, level }]);
  expect(worstOf(lines)).toBe(level);
});

const figures: fc.Arbitrary<SpaceFigures> = fc.record({
  status: fc.constantFrom('private', 'open', 'suspended'),
  members: fc.nat(),
  admins: fc.nat(9),
  adminsAlive: fc.nat(9),
  listingsWeek: fc.nat(),
  answersWeek: fc.nat(),
  answeredWeek: fc.nat(),
  waiting: fc.nat(),
  waitingSince: fc.option(fc.date({ noInvalidDate: true })),
  undecided: fc.nat(),
  overdueAt: fc.option(fc.date({ noInvalidDate: true })),
  mailsFailed: fc.nat(),
  jobsFailed: fc.nat(),
  mailsBounced: fc.nat(),
  storageBytes: fc.nat(),
  domain: fc.constantFrom('none', 'waiting', 'good', 'failing'),
});

it('says one thing about each subject, whatever the figures, and nothing about what is suspended', () => {
  fc.assert(
    fc.property(figures, (space) => {
      const lines = health(space, now);
      expect(lines.map(({ what }) => what)).toEqual(healthSubjects);
      if (space.status === 'suspended') expect(worstOf(lines)).toBe('ok');
    }),
  );
});
