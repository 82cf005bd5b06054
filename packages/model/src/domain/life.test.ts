import { expect, it } from 'vitest';
import { domainStates, mayStep } from './life.ts';

it('begins with a claim, and nothing is served that was not proven', () => {
  const before = (to: (typeof domainStates)[number]) => domainStates.filter((from) => mayStep(from, to));
  expect(before('proven')).toEqual(['claimed']);
  expect(before('serving')).toEqual(['proven', 'primary']);
  expect(before('primary')).toEqual(['serving']);
  expect(before('claimed')).toEqual(['let-go']);
  expect(before('let-go')).toEqual(['claimed', 'proven', 'serving', 'primary']);
});
