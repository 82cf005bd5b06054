import {
  composeName,
  type DemoCity,
  type DemoLocale,
  demoCities,
  pickCity,
  pickLocale,
  randomFrom,
} from './content/index.ts';

/** An invented member; the same seed and number give the same one. */
export interface DemoMember {
  email: string;
  displayName: string;
  locale: DemoLocale;
  role: 'member' | 'moderator' | 'admin';
  /** Milliseconds before the planting. */
  ageMs: number;
  home: DemoCity;
}

export interface DemoSpace {
  slug: string;
  locales: readonly DemoLocale[];
  categories: readonly { slug: string; lifetimeDays: number }[];
  /** How many listings, from the first, are in its own few cities; the others are wherever people live. */
  ownCities: number;
}

export const DAY_MS = 86_400_000;

export function composeMember(space: DemoSpace, seed: number, number: number): DemoMember {
  const random = randomFrom(`${seed} ${space.slug} member ${number}`);
  const locale = pickLocale(space.locales, random);
  return {
    email: demoEmail(seed, number),
    displayName: composeName(locale, random),
    locale,
    // Somebody to look after the space; their codes land in the mailbox of the machine like all others.
    role: number === 0 ? 'admin' : number === 1 ? 'moderator' : 'member',
    ageMs: Math.round((61 + 300 * random()) * DAY_MS),
    home: pickCity(demoCities(space.slug), random),
  };
}

/** example.org is nobody's: no mail can ever leave for it. */
export function demoEmail(seed: number, number: number): string {
  return number === 0
    ? `admin${seedMark(seed)}@example.org`
    : `member${seedMark(seed)}-${number}@example.org`;
}

const seedMark = (seed: number) => (seed === 1 ? '' : `.${seed}`);
