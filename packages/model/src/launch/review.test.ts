import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LAUNCH_REVIEW, type LaunchReviewStep, launchDecisions, launchReviews, mayDecide } from './index.ts';

it('lets an operator decide about what waits, and take a refusal back', () => {
  const possible = (from: (typeof launchReviews)[number]) =>
    launchDecisions.filter((decision) => mayDecide(decision, from));
  expect(Object.fromEntries(launchReviews.map((from) => [from, possible(from)]))).toEqual({
    none: [],
    waiting: ['approve', 'ask', 'refuse'],
    asked: ['approve', 'refuse'],
    approved: [],
    refused: ['approve'],
  });
});

const steps = Object.keys(LAUNCH_REVIEW) as LaunchReviewStep[];

it('never leaves an approval, and never comes to where nobody has to decide', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps)), (path) => {
      let now: (typeof launchReviews)[number] = 'waiting';
      for (const name of path) {
        const step = LAUNCH_REVIEW[name];
        if (!(step.from as readonly string[]).includes(now)) continue;
        expect(now).not.toBe('approved');
        now = step.to;
        expect(now).not.toBe('none');
      }
    }),
  );
});
