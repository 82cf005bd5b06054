import type { Point } from '@entraide/model/geo';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { MapRef } from 'react-map-gl/maplibre';
import { circleRing, zoomForRadius } from './bounds.ts';
import { Controls } from './Controls.tsx';
import { Credit } from './Credit.tsx';
import type { Engine } from './engine.ts';
import type { MapLabels } from './labels.ts';
import './map.css';
import type { MapProvider } from './provider.ts';
import { showView } from './settle.ts';
import { useMapTheme } from './theme.ts';

export interface PlaceMapProps {
  provider: MapProvider;
  locale: string;
  labels: MapLabels;
  /** Middle of the circle that others see. */
  center: Point;
  /** Metres; 0 shows the point alone. */
  radiusM: number;
  /** Given, the reader may choose another point: a press on the map, a dragged marker, or the arrow keys on it. */
  onChoose?: (point: Point) => void;
}

/** How far an arrow key moves the point, in pixels. */
const KEY_STEP = 16;
const STEPS: Record<string, [x: number, y: number]> = {
  ArrowUp: [0, -KEY_STEP],
  ArrowDown: [0, KEY_STEP],
  ArrowLeft: [-KEY_STEP, 0],
  ArrowRight: [KEY_STEP, 0],
};
/** The map may be shown before its size is known; a phone's is about this high. */
const SIDE_PX = 240;
const POINT_ZOOM = 11;

/** The small map that confirms a place. Loaded on demand by `PlacePanel`, with the library as `engine`. */
export function PlaceMap(props: PlaceMapProps & { engine: Engine; onFail: () => void }) {
  const { engine, provider, locale, labels, center, radiusM, onChoose } = props;
  const map = useRef<MapRef>(null);
  const theme = useMapTheme();
  const { lat, lon } = center;
  const zoom = radiusM > 0 ? zoomForRadius(radiusM, lat, SIDE_PX) : POINT_ZOOM;
  const circle = useMemo(
    () => ({
      type: 'Feature' as const,
      properties: {},
      geometry: {
        type: 'Polygon' as const,
        coordinates: radiusM > 0 ? [circleRing({ lat, lon }, radiusM)] : [],
      },
    }),
    [lat, lon, radiusM],
  );

  useEffect(() => {
    if (map.current) showView(map.current, { center: { lat, lon }, zoom });
  }, [lat, lon, zoom]);

  const nudge = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || !map.current || !onChoose) return;
    event.preventDefault();
    event.stopPropagation();
    const { x, y } = map.current.project([lon, lat]);
    const { lng, lat: newLat } = map.current.unproject([x + step[0], y + step[1]]);
    onChoose({ lat: newLat, lon: lng });
  };

  return (
    <div className="map">
      <engine.BaseMap
        ref={map}
        provider={provider}
        locale={locale}
        labels={labels}
        initialView={{ center, zoom }}
        gestures="cooperative"
        onFail={props.onFail}
        {...(onChoose && { onClick: ({ lngLat }) => onChoose({ lat: lngLat.lat, lon: lngLat.wrap().lng }) })}
      >
        <engine.Source id="area" type="geojson" data={circle}>
          <engine.Layer
            id="area-fill"
            type="fill"
            paint={{ 'fill-color': theme.area, 'fill-opacity': 0.14 }}
          />
          <engine.Layer id="area-line" type="line" paint={{ 'line-color': theme.area, 'line-width': 2 }} />
        </engine.Source>
        {onChoose && (
          <engine.Marker
            longitude={lon}
            latitude={lat}
            draggable
            className="map-marker"
            onDragEnd={({ lngLat }) => onChoose({ lat: lngLat.lat, lon: lngLat.wrap().lng })}
          >
            <button type="button" className="map-button map-grip" aria-label={labels.point} onKeyDown={nudge}>
              <span className="map-pin" aria-hidden="true" />
            </button>
          </engine.Marker>
        )}
      </engine.BaseMap>
      <Controls map={() => map.current} labels={labels} />
      {provider.kind === 'offline' && <Credit streets={provider.tiles !== undefined} />}
    </div>
  );
}
