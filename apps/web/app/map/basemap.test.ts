import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cityFeatures,
  countryFeatures,
  type Ground,
  groundFeatures,
  groundTilesIn,
  type Labels,
  townTilesIn,
} from './basemap.ts';
import { BASEMAP_VERSION, GROUND_TILES, TOWN_TILES } from './basemap-version.ts';

const folder = new URL(`../../public/map/${BASEMAP_VERSION}/`, import.meta.url);
const read = <T>(name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as T;
const labels = read<Labels>('labels');

describe('the tiles of a view', () => {
  it('are those on both sides of the antimeridian', () => {
    expect(groundTilesIn({ west: 175, south: -20, east: -175, north: -15 })).toEqual(['0-2', '11-2']);
  });

  it('leave out the open sea', () => {
    expect(groundTilesIn({ west: -140, south: 35, east: -135, north: 40 })).toEqual(['1-4']);
    expect(townTilesIn({ west: -45, south: 35, east: -41, north: 39 })).toEqual([]);
  });

  it('all have their file', () => {
    const files = new Set(readdirSync(folder));
    for (const key of GROUND_TILES.keys.split(' ')) expect(files).toContain(`tile-${key}.json`);
    for (const key of TOWN_TILES.keys.split(' ')) expect(files).toContain(`towns-${key}.json`);
  });
});

describe('the ground', () => {
  const { land } = groundFeatures(read<Ground>('ground-coarse'));
  const polygons = land.geometry.type === 'MultiPolygon' ? land.geometry.coordinates : [];
  const isLand = (lon: number, lat: number) => {
    let inside = false;
    for (const ring of polygons.flat()) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [ax = 0, ay = 0] = ring[i] ?? [];
        const [bx = 0, by = 0] = ring[i + 1] ?? [];
        if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
    return inside;
  };

  it('is never drawn back across the world', () => {
    for (const ring of polygons.flat()) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [ax = 0, ay = 0] = ring[i] ?? [];
        const [bx = 0, by = 0] = ring[i + 1] ?? [];
        // Only the edge of the map, under Antarctica, is as long.
        if (ay > -85 || by > -85) expect(Math.abs(bx - ax)).toBeLessThan(60);
      }
    }
  });

  it('has land and sea where they are', () => {
    const places: [name: string, lon: number, lat: number, land: boolean][] = [
      ['France', 2.5, 47, true],
      ['Chukotka, east of 180', -175, 66.5, true],
      ['Chukotka, west of 180', 175, 67, true],
      ['the Baltic', 19.5, 57.7, false],
      ['the Pacific', -150, 10, false],
      ['the Caspian', 51, 42, false],
      ['Antarctica', 20, -80, true],
    ];
    for (const [name, lon, lat, expected] of places)
      expect([name, isLand(lon, lat)]).toEqual([name, expected]);
  });
});

describe('names', () => {
  const names = (features: { properties: Record<string, unknown> | null }[]) =>
    features.map(({ properties }) => properties?.name);

  it('of countries come in the language of the page', () => {
    expect(names(countryFeatures(labels.countries, 'fr').features)).toContain('Allemagne');
    expect(names(countryFeatures(labels.countries, 'ar').features)).toContain('ألمانيا');
  });

  it('of cities too, with the English one where there is no other', () => {
    expect(names(cityFeatures(labels.cities, 'fr-CH').features)).toEqual(
      expect.arrayContaining(['Londres', 'Le Caire', 'Lyon']),
    );
    expect(names(cityFeatures(labels.cities, 'ar').features)).toEqual(
      expect.arrayContaining(['لندن', 'القاهرة']),
    );
    expect(names(cityFeatures(labels.cities, 'de').features)).toContain('Munich');
  });
});
