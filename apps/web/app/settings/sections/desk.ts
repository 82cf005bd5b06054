import type { FormFault } from '../../forms/faults.ts';
import { readNumber } from './read.ts';
import { ownsOf, type Section } from './section.ts';

/** An hour of the day, and hours, as in tenant.yaml. */
export const deskBounds = {
  mailHour: { least: 0, most: 23 },
  adminsAfterHours: { least: 1, most: 336 },
  operatorAfterHours: { least: 1, most: 720 },
} as const;
export const deskNames = Object.keys(deskBounds) as (keyof typeof deskBounds)[];

/** When the team is told that something waits. */
export const desk: Section = {
  owns: ownsOf('desk'),
  values: ({ config }) =>
    Object.fromEntries(deskNames.map((name) => [`desk.${name}`, String(config.desk[name])])),
  make(values) {
    const faults: FormFault[] = [];
    const read = deskNames.map(
      (name) => [name, readNumber(values, `desk.${name}`, deskBounds[name], faults)] as const,
    );
    return { set: faults.length > 0 ? {} : { desk: Object.fromEntries(read) }, faults };
  },
};
