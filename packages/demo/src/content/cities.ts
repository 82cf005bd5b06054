import type { DemoLocale } from './words.ts';

/** Where demo listings are, and how many, by weight. Degrees, WGS 84. */
export type DemoCity = Readonly<{
  name: string;
  /** ISO 3166. */
  country: string;
  lat: number;
  lon: number;
  weight: number;
}>;

const cities = {
  amman: { name: 'Amman', country: 'JO', lat: 31.95522, lon: 35.94503 },
  antwerpen: { name: 'Antwerpen', country: 'BE', lat: 51.21989, lon: 4.40346 },
  bangkok: { name: 'Bangkok', country: 'TH', lat: 13.75398, lon: 100.50144 },
  barcelona: { name: 'Barcelona', country: 'ES', lat: 41.38879, lon: 2.15899 },
  beirut: { name: 'Beirut', country: 'LB', lat: 33.88894, lon: 35.49442 },
  berlin: { name: 'Berlin', country: 'DE', lat: 52.52437, lon: 13.41053 },
  brighton: { name: 'Brighton', country: 'GB', lat: 50.82838, lon: -0.13947 },
  brussels: { name: 'Brussels', country: 'BE', lat: 50.85045, lon: 4.34878 },
  cairo: { name: 'Cairo', country: 'EG', lat: 30.06263, lon: 31.24967 },
  casablanca: { name: 'Casablanca', country: 'MA', lat: 33.58831, lon: -7.61138 },
  chiangMai: { name: 'Chiang Mai', country: 'TH', lat: 18.79038, lon: 98.98468 },
  dubai: { name: 'Dubai', country: 'AE', lat: 25.25817, lon: 55.30472 },
  edinburgh: { name: 'Edinburgh', country: 'GB', lat: 55.95206, lon: -3.19648 },
  geneva: { name: 'Geneva', country: 'CH', lat: 46.20222, lon: 6.14569 },
  laval: { name: 'Laval', country: 'CA', lat: 45.56995, lon: -73.692 },
  lille: { name: 'Lille', country: 'FR', lat: 50.63297, lon: 3.05858 },
  lisbon: { name: 'Lisbon', country: 'PT', lat: 38.71667, lon: -9.13333 },
  london: { name: 'London', country: 'GB', lat: 51.50853, lon: -0.12574 },
  marseille: { name: 'Marseille', country: 'FR', lat: 43.29695, lon: 5.38107 },
  montreal: { name: 'Montréal', country: 'CA', lat: 45.50884, lon: -73.58781 },
  newYork: { name: 'New York City', country: 'US', lat: 40.71427, lon: -74.00597 },
  ottawa: { name: 'Ottawa', country: 'CA', lat: 45.41117, lon: -75.69812 },
  quebec: { name: 'Québec', country: 'CA', lat: 46.81228, lon: -71.21454 },
  singapore: { name: 'Singapore', country: 'SG', lat: 1.28967, lon: 103.85007 },
  sydney: { name: 'Sydney', country: 'AU', lat: -33.86785, lon: 151.20732 },
  tokyo: { name: 'Tokyo', country: 'JP', lat: 35.6895, lon: 139.69171 },
} as const;

function weighted(weights: Partial<Record<keyof typeof cities, number>>): DemoCity[] {
  return Object.entries(weights).map(([key, weight]) => ({ ...cities[key as keyof typeof cities], weight }));
}

/** By tenant slug; London, Brussels and Montréal are in several, so that isolation shows on one and the same map. */
const byTenant: Record<string, readonly DemoCity[]> = {
  ufe: weighted({
    ...{ london: 30, geneva: 10, newYork: 9, barcelona: 8, brussels: 7, berlin: 6, montreal: 6, bangkok: 6 },
    ...{ dubai: 4, singapore: 4, brighton: 3, edinburgh: 2, lisbon: 2, sydney: 2, tokyo: 1 },
  }),
  accueil: weighted({
    ...{ brussels: 34, london: 14, montreal: 12, lille: 7, antwerpen: 6, berlin: 6, barcelona: 5, geneva: 5 },
    ...{ lisbon: 4, quebec: 3, newYork: 2, chiangMai: 2 },
  }),
  jiran: weighted({
    ...{ montreal: 36, laval: 8, ottawa: 5, marseille: 12, beirut: 10, brussels: 6, london: 6, amman: 6 },
    ...{ casablanca: 5, cairo: 4, dubai: 2 },
  }),
};

const anywhere = weighted({
  london: 3,
  brussels: 3,
  montreal: 3,
  newYork: 2,
  berlin: 2,
  bangkok: 1,
  casablanca: 1,
});

/** The cities of a demo space; a space that is not one of ours gets a few large ones. */
export function demoCities(slug: string): readonly DemoCity[] {
  return byTenant[slug] ?? anywhere;
}

/** A city by its weight; `random` gives 0 <= x < 1. */
export function pickCity(list: readonly DemoCity[], random: () => number): DemoCity {
  let left = random() * list.reduce((sum, city) => sum + city.weight, 0);
  for (const city of list) {
    left -= city.weight;
    if (left < 0) return city;
  }
  throw new Error('Nothing to pick from: the list of cities is empty.');
}

/** Seven listings of ten are in the first language of the space. */
export function pickLocale(locales: readonly DemoLocale[], random: () => number): DemoLocale {
  const [own, ...others] = locales;
  if (!own) throw new Error('A space has at least one language.');
  if (others.length === 0 || random() < 0.7) return own;
  return others[Math.floor(random() * others.length)] ?? own;
}
