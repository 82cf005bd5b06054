import type { FormFault } from '../../forms/faults.ts';
import { readNumber } from './read.ts';
import { ownsOf, type Section } from './section.ts';

/** Uses within an hour, as in tenant.yaml. */
export const limitBounds = {
  codesPerNetwork: { least: 20, most: 10_000 },
  codesPerSpace: { least: 100, most: 100_000 },
  draftsPerNetwork: { least: 50, most: 10_000 },
} as const;
export const limitNames = Object.keys(limitBounds) as (keyof typeof limitBounds)[];

export const limits: Section = {
  owns: ownsOf('limits'),
  values: ({ config }) =>
    Object.fromEntries(limitNames.map((name) => [`limits.${name}`, String(config.limits[name])])),
  make(values) {
    const faults: FormFault[] = [];
    const read = limitNames.map(
      (name) => [name, readNumber(values, `limits.${name}`, limitBounds[name], faults)] as const,
    );
    return { set: faults.length > 0 ? {} : { limits: Object.fromEntries(read) }, faults };
  },
};
