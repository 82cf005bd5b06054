import type { PostFacts } from './facts.server.ts';
import type { PostValues } from './values.ts';

/** A step's part of the form: what it began with, what it holds now, and what is wrong in it. */
export interface StepProps {
  values: PostValues;
  live: PostValues;
  facts: PostFacts;
  faultOf: (field: string) => string | undefined;
}
