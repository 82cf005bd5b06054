import type { Box } from '@entraide/model/geo';
import type { Feature } from 'geojson';
import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  type CityLabel,
  cityFeatures,
  countryFeatures,
  type Ground,
  groundFeatures,
  type Labels,
  loadBasemap,
  type Tile,
  tilesIn,
} from './basemap.ts';
import type { BasemapData } from './style.ts';

/** From here on the world in 110 million is too coarse, and from there on the one in 50 million is. */
const MIDDLE_ZOOM = 2.2;
const TILE_ZOOM = 5.2;

type Land = { land: Feature; borders: Feature };

interface Loaded {
  coarse?: Land;
  middle?: Map<string, Land>;
  labels?: Labels;
  tiles: Map<string, Land & { towns: CityLabel[] }>;
}

/** What the offline map draws for a view: coarse at first, finer as the files that the view needs arrive. */
export function useBasemap(locale: string, zoom: number, box: Box | null): BasemapData {
  const [loaded, setLoaded] = useState<Loaded>(() => ({ tiles: new Map() }));
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

  const wantsMiddle = zoom >= MIDDLE_ZOOM;
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

  const wanted = zoom >= TILE_ZOOM && box ? tilesIn(box).sort().join(' ') : '';
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

  const { coarse, middle, labels, tiles } = loaded;
  const ground = useMemo(() => {
    if (!middle) return coarse ? [coarse] : [];
    const near = new Set(wanted.split(' '));
    return [...middle].map(([key, land]) => (near.has(key) ? (tiles.get(key) ?? land) : land));
  }, [coarse, middle, tiles, wanted]);
  const towns = useMemo(
    () => wanted.split(' ').flatMap((key) => tiles.get(key)?.towns ?? []),
    [tiles, wanted],
  );

  return useMemo(
    () => ({
      land: { type: 'FeatureCollection', features: ground.map(({ land }) => land) },
      borders: { type: 'FeatureCollection', features: ground.map(({ borders }) => borders) },
      countries: countryFeatures(labels?.countries ?? [], locale),
      cities: cityFeatures([...(labels?.cities ?? []), ...towns], locale),
    }),
    [ground, towns, labels, locale],
  );
}
