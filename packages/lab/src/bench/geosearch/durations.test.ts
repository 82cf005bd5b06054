import { expect, test } from 'vitest';
import { transactionTimes } from './durations.ts';

test('statements of one transaction are added up, side by side with another session, the commit included', () => {
  const log = `
71 3/10 LOG:  duration: 0.100 ms
72 4/20 LOG:  duration: 5.000 ms
71 3/10 LOG:  duration: 0.250 ms  bind
71 3/0 LOG:  duration: 0.050 ms
71 3/11 LOG:  duration: 9.000 ms
72 4/20 LOG:  plan:
	{ "duration: 7 ms": 1 }
72 4/0 LOG:  duration: 1.000 ms
71 3/0 LOG:  duration: 1.000 ms
73 5/0 LOG:  duration: 2.000 ms
`;
  expect(transactionTimes(log)).toEqual([expect.closeTo(0.4), 6, 10]);
});
