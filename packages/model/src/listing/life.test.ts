import { expect, test } from 'vitest';
import {
  AUTHOR_CHANGES,
  changesOffered,
  LISTING_LIFE,
  LISTING_STATUSES,
  mayLeadTo,
  mayLeaveFrom,
  SEEN_BY_OTHERS,
} from './index.ts';

const transitions = Object.keys(LISTING_LIFE) as (keyof typeof LISTING_LIFE)[];

test('every status is reached from a new listing, and every one ends in the purge', () => {
  const reached = new Set(LISTING_STATUSES.filter((status) => mayLeadTo('create', status)));
  for (const _ of LISTING_STATUSES)
    for (const name of transitions)
      if ([...reached].some((from) => mayLeaveFrom(name, from)))
        for (const to of LISTING_STATUSES) if (mayLeadTo(name, to)) reached.add(to);
  expect([...reached].sort()).toEqual([...LISTING_STATUSES].sort());
  for (const status of LISTING_STATUSES)
    expect(status === 'deleted' || mayLeaveFrom('delete', status)).toBe(true);
});

test('a held listing is seen by others only through an acceptance, or through a deletion that is undone', () => {
  const leading = transitions.filter(
    (name) => mayLeaveFrom(name, 'held') && SEEN_BY_OTHERS.some((status) => mayLeadTo(name, status)),
  );
  expect(leading).toEqual(['accept']);
  expect(transitions.filter((name) => mayLeaveFrom(name, 'held'))).toEqual(['accept', 'hide', 'delete']);
});

test.each([
  ['held', false, ['delete']],
  ['held', true, ['delete']],
  ['hidden', false, ['delete']],
  ['published', false, ['solve', 'pause', 'delete']],
  ['published', true, ['reopen', 'solve', 'delete']],
  ['expired', true, ['reopen', 'solve', 'delete']],
  ['paused', false, ['reopen', 'solve', 'delete']],
  ['paused', true, ['reopen', 'solve', 'delete']],
  ['solved', false, ['reopen', 'delete']],
  ['deleted', false, ['restore']],
] as const)(
  'an author of a listing that is %s (its end has passed: %s) is offered %j',
  (status, expired, offered) => {
    expect(changesOffered({ status, expired })).toEqual(offered);
  },
);

test('what an author can ask for is theirs in the table', () => {
  expect(transitions.filter((name) => LISTING_LIFE[name].by === 'author').sort()).toEqual(
    ['create', ...AUTHOR_CHANGES].sort(),
  );
});
