import { readFileSync } from 'node:fs';
import polylabel from 'polylabel';
import type { City } from './cities.ts';
import { mercator, type Polygon } from './geometry.ts';
import type { Country } from './ground.ts';

/** `[ISO code, longitude, latitude, zoom from which it shows]`: the page names it with Intl.DisplayNames. */
export type CountryLabel = [code: string, lon: number, lat: number, zoom: number];
/** The names hold only what differs: `fr` and `ar` fall back to the English one. */
export type CityLabel = [
  name: string,
  lon: number,
  lat: number,
  zoom: number,
  more?: { fr?: string; ar?: string; capital?: 1 },
];

interface Names {
  en?: string;
  fr?: string;
  ar?: string;
}

const round = (degrees: number) => Math.round(degrees * 1000) / 1000;

/** Each country's label point: the middle of the widest room in its largest polygon, as Mercator draws it. */
export function labelCountries(countries: Country[]): CountryLabel[] {
  const labels: (CountryLabel & { room?: number })[] = [];
  for (const { code, polygons } of countries) {
    if (!code || code === 'AQ') continue;
    let best = { room: 0, lon: 0, y: 0 };
    for (const polygon of polygons) {
      const [lon, y, room] = widestRoom(polygon);
      if (room > best.room) best = { room, lon, y };
    }
    if (best.room === 0) continue;
    // A name of some 70 px may run over its country's edge: it needs room (a radius in degrees) of 14 px.
    const zoom = Math.min(6.5, Math.max(0, Math.log2((14 * 360) / (512 * best.room))));
    const lat = (Math.atan(Math.sinh((best.y * Math.PI) / 180)) * 180) / Math.PI;
    labels.push([code, round(best.lon), round(lat), Math.round(zoom * 10) / 10]);
  }
  return labels.sort((a, b) => a[3] - b[3]);
}

function widestRoom(polygon: Polygon): [lon: number, y: number, room: number] {
  const flat = polygon.map((ring) => ring.map(([lon, lat]) => [lon, mercator(lat)]));
  const point = polylabel(flat, 0.05);
  return [point[0] ?? 0, point[1] ?? 0, point.distance];
}

/** `names.tsv`: country, GeoNames name, then English, French and Arabic where they differ. Says which city is unknown. */
function readNames(cities: City[]): Map<string, Names> {
  const names = new Map<string, Names>();
  const lines = readFileSync(new URL('names.tsv', import.meta.url), 'utf8').split('\n');
  for (const line of lines) {
    if (!line || line.startsWith('#')) continue;
    const [country, name, en, fr, ar] = line.split('\t');
    const of = cities.filter((candidate) => candidate.country === country);
    const city =
      of.find((candidate) => candidate.name === name) ??
      of.find(({ alternates }) => alternates.includes(name ?? ''));
    // Another name of GeoNames for it is as good.
    if (!city) console.warn(`names.tsv names a city that GeoNames does not have: ${country} ${name}`);
    else names.set(city.id, { ...(en && { en }), ...(fr && { fr }), ...(ar && { ar }) });
  }
  return names;
}

/** Labels of the cities that show at `zoom` or before, and of sections of cities that do at `sectionZoom`, heaviest first. */
export function labelCities(cities: City[], zoom: number, sectionZoom: number): CityLabel[] {
  const names = readNames(cities);
  return cities
    .filter((city) => city.zoom <= (city.section ? sectionZoom : zoom))
    .map((city) => labelCity(city, names.get(city.id)));
}

function labelCity(city: City, names: Names = {}): CityLabel {
  const en = names.en ?? plainName(city.name);
  const ar = names.ar ?? arabicName(city.alternates);
  const more = {
    ...(names.fr && { fr: names.fr }),
    ...(ar && { ar }),
    ...(city.capital && { capital: 1 as const }),
  };
  const label = [en, round(city.lon), round(city.lat), city.zoom] as const;
  return Object.keys(more).length > 0 ? [...label, more] : [...label];
}

/** Drops the marks of scholarly transliteration (Tehrān, Al Başrah) and Japanese -shi; keeps a language's own letters. */
function plainName(name: string): string {
  return name
    .replace(/-shi$/, '')
    .normalize('NFD')
    .replace(/[\u0304\u0323\u0331\u0327\u0306\u0326\u0328](?=.|$)/gu, (mark, at: number, text: string) =>
      /[cC]/.test(text[at - 1] ?? '') ? mark : '',
    )
    .normalize('NFC')
    .replace(/[‘’'](?=$|y|k$)/gu, '')
    .replace(/^([^/]+) \/ .*$/u, '$1');
}

/** GeoNames does not say which language a name is: takes one in Arabic letters that is not Persian, Urdu, Kurdish or Uyghur. */
function arabicName(alternates: string[]): string | undefined {
  return alternates
    .filter((name) => /^[\u0621-\u063a\u0641-\u064a ]{2,}$/u.test(name))
    .filter((name) => !/^ئ|ى\S|ولاية|محافظة/u.test(name))
    .sort((a, b) => strangeness(a) - strangeness(b))[0];
}

function strangeness(name: string): number {
  return (
    Number(/ه$/u.test(name)) * 2 +
    Number(/آ/u.test(name)) * 2 +
    Number(/^ا[^ل]/u.test(name)) +
    Number(/ؤ|ئ/u.test(name))
  );
}
