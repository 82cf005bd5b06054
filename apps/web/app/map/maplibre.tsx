import * as maplibre from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Box } from '@entraide/model/geo';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { forwardRef, useMemo, useState } from 'react';
import {
  Layer,
  type MapEvent,
  type MapRef,
  Map as MapView,
  Marker,
  Source,
  type ViewStateChangeEvent,
} from 'react-map-gl/maplibre';
import type { BaseMapProps } from './engine.ts';
import { initialViewState, MAX_ZOOM, motionMs, settled } from './settle.ts';
import { type BasemapData, BLANK_STYLE, basemapLayers } from './style.ts';
import { useMapTheme } from './theme.ts';
import { useBasemap } from './useBasemap.ts';
import { useStreets } from './useStreets.ts';

export { Layer, Marker, Source };

// The library looks for its worker beside itself, which no bundler keeps true.
maplibre.setWorkerUrl(workerUrl);

const SOURCES = ['land', 'borders', 'countries', 'cities'] as const satisfies (keyof BasemapData)[];

/** maplibre-gl over our own offline ground: nothing is asked of a third party. */
export const BaseMap = forwardRef<MapRef, BaseMapProps>(function BaseMap(props, ref) {
  const { provider, locale, labels, initialView, gestures, onSettle, onClick, onFail, children } = props;
  const theme = useMapTheme();
  const [view, setView] = useState<{ zoom: number; box: Box | null }>({ zoom: 0, box: null });
  const data = useBasemap(locale, view.zoom, view.box);
  const layers = useMemo(() => basemapLayers(theme), [theme]);
  const streets = useStreets(provider, theme, locale);
  const words = useMemo(
    () => ({
      'Map.Title': labels.map,
      'CooperativeGesturesHandler.MobileHelpText': labels.twoFingers,
      'CooperativeGesturesHandler.WindowsHelpText': labels.ctrlScroll,
      'CooperativeGesturesHandler.MacHelpText': labels.cmdScroll,
    }),
    [labels],
  );
  const settle = (event: MapEvent | ViewStateChangeEvent) => {
    const move = settled(event.target, event);
    setView(move);
    onSettle?.(move);
  };
  return (
    <MapView
      ref={ref}
      mapLib={maplibre}
      mapStyle={BLANK_STYLE}
      initialViewState={initialViewState(initialView)}
      locale={words}
      attributionControl={false}
      // Names appear without a fade for those who asked for less motion.
      fadeDuration={motionMs()}
      cooperativeGestures={gestures === 'cooperative'}
      dragRotate={false}
      pitchWithRotate={false}
      touchPitch={false}
      maxZoom={provider.kind === 'offline' && provider.tiles ? MAX_ZOOM + 2 : MAX_ZOOM}
      onLoad={settle}
      onMoveEnd={settle}
      {...(onClick && { onClick })}
      onError={(event) => {
        // Without a target there is no map: no WebGL. Later errors are single files, and the map goes on.
        if (!event.target) onFail?.();
      }}
    >
      {SOURCES.map((source) => (
        <Source key={source} id={source} type="geojson" data={data[source]} />
      ))}
      {layers.map((layer) => (
        <Layer key={layer.id} {...layer} />
      ))}
      {streets && (
        <Source id="streets" {...streets.source}>
          {streets.layers.map((layer) => (
            <Layer key={layer.id} beforeId="city-dots" {...layer} />
          ))}
        </Source>
      )}
      {children}
    </MapView>
  );
});
