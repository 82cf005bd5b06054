import type { Point, Precision } from '@entraide/model/geo';
import { DAY_MS, type DemoMember, type DemoSpace } from './compose-member.ts';
import { composeListing as composeText, demoCities, pick, pickCity, randomFrom } from './content/index.ts';
import { around, languageIn, spreadOf, type Town, type World } from './world.ts';

/** An invented listing, before its point is snapped. Times are milliseconds before (or, when negative, after) the planting. */
export interface DemoListing {
  number: number;
  author: number;
  kind: 'offer' | 'request';
  category: string;
  title: string;
  description: string;
  locale: string;
  status: 'published' | 'solved' | 'expired';
  urgent: boolean;
  onBehalf: boolean;
  hideName: boolean;
  precision: Precision;
  point: Point;
  /** Where it is, when it is one of the world's. */
  town: Town | null;
  ageMs: number;
  endedMs: number;
  solvedMs: number | null;
}

const OLDEST_DAYS = 60;

/**
 * The same seed and number give the same words in the same cell, whenever it is planted and however many others are.
 * `world` is needed for those outside of the space's own cities.
 */
export function composeDemoListing(
  space: DemoSpace,
  members: readonly DemoMember[],
  seed: number,
  number: number,
  world: World | null,
): DemoListing {
  const random = randomFrom(`${seed} ${space.slug} listing ${number}`);
  const author = Math.floor(random() ** 1.4 * members.length);
  const member = members[author];
  if (!member) throw new Error('A demo needs at least one member.');
  const { kind, category } = subjectOf(space, number, random);
  const precision = precisionOf(random());
  const town = world && number >= space.ownCities ? world.pick(random) : null;
  const home = town ?? (random() < 0.08 ? pickCity(demoCities(space.slug), random) : member.home);
  const locale = town ? languageIn(town.country, space.locales, random) : member.locale;
  return {
    number,
    author,
    kind,
    category: category.slug,
    ...composeText(locale, kind, category.slug, random, home.name),
    locale,
    ...timesOf(category.lifetimeDays, random),
    urgent: random() < (kind === 'request' ? 0.14 : 0.02),
    onBehalf: kind === 'request' && random() < 0.12,
    hideName: kind === 'request' && random() < 0.1,
    precision,
    point:
      precision === 'public-place'
        ? meetingPoint(home, random)
        : around(home, town ? spreadOf(town) : 4_500, random),
    town,
  };
}

/** The first listings go through every category and kind once; the others by chance, two thirds of them offers. */
function subjectOf({ categories }: DemoSpace, number: number, random: () => number) {
  const chance = random();
  const once = number < categories.length * 2;
  const kind = once ? number % 2 === 0 : chance < 2 / 3;
  const category = once ? categories[Math.floor(number / 2)] : undefined;
  return {
    kind: kind ? ('offer' as const) : ('request' as const),
    category: category ?? pick(categories, random),
  };
}

function precisionOf(chance: number): Precision {
  if (chance < 0.75) return 'neighbourhood';
  if (chance < 0.9) return 'city';
  return chance < 0.97 ? 'public-place' : 'country';
}

/** About one of twelve has run out, one of twenty is solved; more are new than old. */
function timesOf(lifetimeDays: number, random: () => number) {
  const [fate, when, rest] = [random(), random(), random()];
  const lifetime = lifetimeDays * DAY_MS;
  if (fate < 0.08) {
    const endedMs = Math.round(when * 20 * DAY_MS);
    return {
      // The sweep of the night has been by.
      status: endedMs > DAY_MS ? ('expired' as const) : ('published' as const),
      ageMs: Math.min(endedMs + lifetime, OLDEST_DAYS * DAY_MS + endedMs),
      endedMs,
      solvedMs: null,
    };
  }
  const ageMs = Math.round(when ** 1.6 * OLDEST_DAYS * DAY_MS);
  // An old one is still there because its author chose a later end than the category proposes.
  const endedMs = ageMs < lifetime ? ageMs - lifetime : -Math.round((1 + rest * 20) * DAY_MS);
  const solved = fate < 0.13;
  return {
    status: solved ? ('solved' as const) : ('published' as const),
    ageMs,
    endedMs,
    solvedMs: solved ? Math.round(ageMs * rest) : null,
  };
}

/** A square, a market or a station: a city has a dozen of them where people meet. */
function meetingPoint(city: Point, random: () => number): Point {
  const number = Math.floor(random() * 12);
  return around(city, 2_000, randomFrom(`${city.lat} ${city.lon} ${number}`));
}
