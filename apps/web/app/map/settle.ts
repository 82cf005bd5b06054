import type { MapRef } from 'react-map-gl/maplibre';
import { cornersOf, visibleBox } from './bounds.ts';
import type { MapView, MoveEnd } from './engine.ts';

export const MAX_ZOOM = 14;

/** The part of either library's map that is needed here. */
interface Shown {
  getBounds(): { getWest(): number; getSouth(): number; getEast(): number; getNorth(): number } | null;
  getZoom(): number;
  getCenter(): { wrap(): { lat: number; lng: number } };
}

/** Goes with a movement that one of our buttons starts, so that it counts as the reader's own. */
export const BY_USER = { byUser: true };

/** What the map shows now. `byUser` when a hand moved it, not the page. */
export function settled(map: Shown, event: object): MoveEnd {
  const bounds = map.getBounds();
  const { lat, lng } = map.getCenter().wrap();
  const { originalEvent, byUser } = event as { originalEvent?: unknown; byUser?: boolean };
  return {
    center: { lat, lon: lng },
    box: bounds
      ? visibleBox(bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth())
      : visibleBox(-180, -90, 180, 90),
    zoom: map.getZoom(),
    byUser: Boolean(originalEvent) || byUser === true,
  };
}

/** The initial view in the words of react-map-gl. */
export function initialViewState(view: MapView) {
  return 'bounds' in view
    ? { bounds: cornersOf(view.bounds), fitBoundsOptions: { padding: 32, maxZoom: 11 } }
    : { longitude: view.center.lon, latitude: view.center.lat, zoom: view.zoom };
}

/** Moves a map to a view; without a movement for those who asked for less. */
export function showView(map: MapRef, view: MapView): void {
  const duration = motionMs();
  if ('bounds' in view) map.fitBounds(cornersOf(view.bounds), { padding: 32, maxZoom: 11, duration });
  else map.easeTo({ center: [view.center.lon, view.center.lat], zoom: view.zoom, duration });
}

export function motionMs(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
}
