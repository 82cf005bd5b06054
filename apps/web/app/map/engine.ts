import type { Box, Point } from '@entraide/model/geo';
import type { ForwardRefExoticComponent, ReactNode, RefAttributes } from 'react';
import type { Layer, MapLayerMouseEvent, MapRef, Marker, Source } from 'react-map-gl/maplibre';
import type { MapLabels } from './labels.ts';
import type { MapProvider } from './provider.ts';

/** What a map is asked to show: a box (west beyond east crosses the antimeridian), or a point and a zoom. */
export type MapView = { bounds: Box } | { center: Point; zoom: number };

export interface MoveEnd {
  center: Point;
  box: Box;
  zoom: number;
  byUser: boolean;
}

export interface BaseMapProps {
  provider: MapProvider;
  locale: string;
  labels: MapLabels;
  /** Only where the map opens; move it afterwards by its ref. */
  initialView: MapView;
  /** `cooperative`: a page scrolls past the map, which moves with two fingers or Ctrl. */
  gestures: 'free' | 'cooperative';
  /** Called when the map is ready, and after each move. */
  onSettle?: (move: MoveEnd) => void;
  onClick?: (event: MapLayerMouseEvent) => void;
  onFail?: () => void;
  children?: ReactNode;
}

/** One library behind one interface. The types are maplibre's; Mapbox's have the same shape for all that we use. */
export interface Engine {
  BaseMap: ForwardRefExoticComponent<BaseMapProps & RefAttributes<MapRef>>;
  Marker: typeof Marker;
  Source: typeof Source;
  Layer: typeof Layer;
}
