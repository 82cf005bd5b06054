import type { FeatureCollection } from 'geojson';
import type {
  ExpressionFilterSpecification,
  LayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { MapTheme } from './theme.ts';

export interface BasemapData {
  land: FeatureCollection;
  borders: FeatureCollection;
  countries: FeatureCollection;
  cities: FeatureCollection;
}

/** Names no glyphs and no sprite: the library draws the letters itself from the page's font and asks nobody for anything. */
export const BLANK_STYLE: StyleSpecification = { version: 8, sources: {}, layers: [] };

/** The layers of the offline map from the bottom up, in the colours of the theme; each source is one of `BasemapData`. */
export function basemapLayers(theme: MapTheme): LayerSpecification[] {
  return [
    { id: 'water', type: 'background', paint: { 'background-color': theme.water } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': theme.ground } },
    borders(theme),
    cityDots(theme),
    cityNames(theme),
    countryNames(theme),
  ];
}

/** A name shows from the zoom that the build gave it; filters see whole zooms only, rounded down. */
const SHOWS: ExpressionFilterSpecification = ['>=', ['+', ['zoom'], 0.6], ['get', 'zoom']];

function names(theme: MapTheme) {
  return {
    'text-color': theme.label,
    'text-halo-color': theme.halo,
    'text-halo-width': 1.4,
  };
}

function borders(theme: MapTheme): LayerSpecification {
  return {
    id: 'borders',
    type: 'line',
    source: 'borders',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': theme.border,
      'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.6, 6, 1.4],
    },
  };
}

function countryNames(theme: MapTheme): LayerSpecification {
  return {
    id: 'country-names',
    type: 'symbol',
    source: 'countries',
    maxzoom: 7,
    filter: SHOWS,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [theme.font],
      'text-size': ['interpolate', ['linear'], ['zoom'], 1, 11, 6, 16],
      'text-max-width': 7,
      'text-padding': 6,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: { ...names(theme), 'text-opacity': ['interpolate', ['linear'], ['zoom'], 6, 1, 7, 0] },
  };
}

function cityDots(theme: MapTheme): LayerSpecification {
  return {
    id: 'city-dots',
    type: 'circle',
    source: 'cities',
    filter: SHOWS,
    paint: {
      'circle-radius': ['case', ['get', 'capital'], 2.6, 2],
      'circle-color': theme.label,
    },
  };
}

function cityNames(theme: MapTheme): LayerSpecification {
  return {
    id: 'city-names',
    type: 'symbol',
    source: 'cities',
    filter: SHOWS,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [theme.font],
      'text-size': ['interpolate', ['linear'], ['zoom'], 3, 11, 9, 13],
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.7,
      'text-max-width': 8,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: names(theme),
  };
}

/** Room that our own markers take: letters nobody sees, so that names step aside or stay away instead of lying under a marker. */
export const MARKER_ROOM: Omit<SymbolLayerSpecification, 'source'> = {
  id: 'marker-room',
  type: 'symbol',
  layout: {
    'text-field': '●',
    'text-size': ['case', ['has', 'cluster'], 32, 14],
    'text-allow-overlap': true,
  },
  paint: { 'text-opacity': 0 },
};
