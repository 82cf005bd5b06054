import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Geometry, MultiLineString } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { type Box, clipLine, clipPolygon, encode, type Point, type Polygon } from './geometry.ts';

/** Land and borders as differences of whole `steps` a degree; `app/map/basemap.ts` reads it back. */
export interface Ground {
  steps: number;
  land: number[][][];
  borders: number[][];
}

export interface Country {
  name: string;
  code: string | undefined;
  polygons: Polygon[];
}

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;

const WORLD: Box = { west: -180, south: -85.06, east: 180, north: 85.06 };

/** Natural Earth by way of npm's world-atlas: `scale` is '110m', '50m' or '10m'. */
export function readAtlas(scale: string): Atlas {
  const path = createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Atlas;
}

/** The ground inside `box` (the whole world when left out), cut at the antimeridian. */
export function cutGround(atlas: Atlas, steps: number, box: Box = WORLD): Ground {
  const land = polygonsOf(feature(atlas, atlas.objects.land));
  // Two areas without a code of their own (Somaliland, Northern Cyprus) get no line: we draw what most states agree on.
  const lines = mesh(
    atlas,
    atlas.objects.countries,
    (a, b) => a !== b && isAgreed(a) && isAgreed(b),
  ) as MultiLineString;
  return {
    steps,
    land: land
      .flatMap((polygon) => clipPolygon(polygon, box))
      .map((polygon) => polygon.map((ring) => encode(ring, steps)).filter((ring) => ring.length >= 6))
      .filter((polygon) => polygon.length > 0),
    borders: lines.coordinates
      .flatMap((line) => clipLine(line as Point[], box))
      .map((line) => encode(line, steps))
      .filter((line) => line.length >= 4),
  };
}

function isAgreed(area: GeometryObject): boolean {
  const { name } = (area as { properties?: { name?: string } }).properties ?? {};
  return name !== 'Somaliland' && name !== 'N. Cyprus';
}

export function readCountries(atlas: Atlas): Country[] {
  return atlas.objects.countries.geometries.map((geometry) => {
    const { name = '' } = geometry.properties as { name?: string };
    const numeric = geometry.id === undefined ? undefined : String(geometry.id);
    // CLDR maps the numeric codes of the atlas to letters; Kosovo has only its customary letters.
    const code = name === 'Kosovo' ? 'XK' : numeric && new Intl.Locale(`und-${numeric}`).region;
    const polygons = polygonsOf(feature(atlas, geometry)).flatMap((polygon) => clipPolygon(polygon, WORLD));
    return { name, code, polygons };
  });
}

function polygonsOf(area: ReturnType<typeof feature>): Polygon[] {
  const geometries: Geometry[] =
    area.type === 'FeatureCollection' ? area.features.map((f) => f.geometry) : [area.geometry];
  return geometries.flatMap((geometry) => {
    if (geometry.type === 'Polygon') return [geometry.coordinates as Polygon];
    if (geometry.type === 'MultiPolygon') return geometry.coordinates as Polygon[];
    return [];
  });
}
