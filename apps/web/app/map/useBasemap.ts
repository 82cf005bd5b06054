import { type Box, widthOf, wrapLon } from '@entraide/model/geo';
import type { Feature } from 'geojson';
import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  type CityLabel,
  cityFeatures,
  countryFeatures,
  type Ground,
  groundFeatures,
  groundTilesIn,
  type Labels,
  loadBasemap,
  type Tile,
  townTilesIn,
} from './basemap.ts';
import type { BasemapData } from './style.ts';

/** From here on the world in 110 million is too coarse, then the one in 50 million; then small towns help. */
const MIDDLE_ZOOM = 2.2;
const TILE_ZOOM = 5.2;
const TOWN_ZOOM = 7.2;

type Land = { land: Feature; borders: Feature };

interface Loaded {
  coarse?: Land;
  middle?: Map<string, Land>;
  labels?: Labels;
  tiles: Map<string, Land & { towns: CityLabel[] }>;
  towns: Map<string, CityLabel[]>;
}

/** What the offline map draws for a view: coarse at first, finer as the files that the view needs arrive. */
export function useBasemap(locale: string, zoom: number, box: Box | null): BasemapData {
  const [loaded, setLoaded] = useState<Loaded>(() => ({ tiles: new Map(), towns: new Map() }));
  const add = useCallback(
    (more: (before: Loaded) => Partial<Loaded>) => setLoaded((before) => ({ ...before, ...more(before) })),
    [],
  );

  // A file that does not come leaves the map coarser, never broken: each `catch` here is on purpose.
  useEffect(() => {
    loadBasemap<Ground>('ground-coarse').then(
      (ground) => add(() => ({ coarse: groundFeatures(ground) })),
      () => {},
    );
    loadBasemap<Labels>('labels').then(
      (labels) => add(() => ({ labels })),
      () => {},
    );
  }, [add]);

  const wantsMiddle = zoom >= MIDDLE_ZOOM && zoom < TILE_ZOOM;
  useEffect(() => {
    if (!wantsMiddle) return;
    loadBasemap<Record<string, Ground>>('ground').then(
      (tiles) => {
        const middle = new Map(Object.entries(tiles).map(([key, ground]) => [key, groundFeatures(ground)]));
        add(() => ({ middle }));
      },
      () => {},
    );
  }, [wantsMiddle, add]);

  const wanted = zoom >= TILE_ZOOM && box ? groundTilesIn(widen(box)).join(' ') : '';
  useEffect(() => {
    for (const key of wanted ? wanted.split(' ') : []) {
      loadBasemap<Tile>(`tile-${key}`).then(
        (tile) =>
          add(({ tiles }) =>
            tiles.has(key)
              ? {}
              : { tiles: new Map(tiles).set(key, { ...groundFeatures(tile), towns: tile.towns }) },
          ),
        () => {},
      );
    }
  }, [wanted, add]);

  const wantedTowns = zoom >= TOWN_ZOOM && box ? townTilesIn(box).join(' ') : '';
  useEffect(() => {
    for (const key of wantedTowns ? wantedTowns.split(' ') : []) {
      loadBasemap<CityLabel[]>(`towns-${key}`).then(
        (list) => add(({ towns }) => ({ towns: new Map(towns).set(key, list) })),
        () => {},
      );
    }
  }, [wantedTowns, add]);

  const { coarse, middle, labels, tiles, towns } = loaded;
  const ground = useMemo(() => {
    const rest = coarse ? [coarse] : [];
    if (!wanted) return middle ? [...middle.values()] : rest;
    const near = wanted.split(' ').map((key) => tiles.get(key) ?? middle?.get(key));
    return [...near.flatMap((tile) => tile ?? []), ...(near.includes(undefined) ? rest : [])];
  }, [coarse, middle, tiles, wanted]);
  const places = useMemo(
    () => [
      ...(labels?.cities ?? []),
      ...wanted.split(' ').flatMap((key) => tiles.get(key)?.towns ?? []),
      ...wantedTowns.split(' ').flatMap((key) => towns.get(key) ?? []),
    ],
    [labels, tiles, towns, wanted, wantedTowns],
  );

  return useMemo(
    () => ({
      land: { type: 'FeatureCollection', features: ground.map(({ land }) => land) },
      borders: { type: 'FeatureCollection', features: ground.map(({ borders }) => borders) },
      countries: countryFeatures(labels?.countries ?? [], locale),
      cities: cityFeatures(places, locale),
    }),
    [ground, places, labels, locale],
  );
}

/** Half a view more on every side, so that a drag does not come to where nothing is drawn. */
function widen({ west, south, east, north }: Box): Box {
  const x = Math.min(20, widthOf({ west, south, east, north }) / 2);
  const y = (north - south) / 2;
  return { west: wrapLon(west - x), south: south - y, east: wrapLon(east + x), north: north + y };
}
