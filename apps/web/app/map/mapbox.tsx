import mapbox from 'mapbox-gl/dist/mapbox-gl-csp.js';
import workerUrl from 'mapbox-gl/dist/mapbox-gl-csp-worker.js?url';
import 'mapbox-gl/dist/mapbox-gl.css';
import { forwardRef } from 'react';
import * as reactMapbox from 'react-map-gl/mapbox';
import type * as reactMaplibre from 'react-map-gl/maplibre';
import type { BaseMapProps } from './engine.ts';
import { initialViewState, MAX_ZOOM, settled } from './settle.ts';
import { useMapTheme } from './theme.ts';

// react-map-gl's two doors have the same shape; only the libraries' own types differ between them.
const { Map: MapView, ...parts } = reactMapbox as unknown as typeof reactMaplibre & {
  Map: typeof reactMapbox.Map;
};
export const { Layer, Marker, Source } = parts;

/** mapbox-gl: streets, for an operator who set a token. Its worker is a file of ours, so that the CSP needs no blob. */
export const BaseMap = forwardRef<reactMaplibre.MapRef, BaseMapProps>(function BaseMap(props, ref) {
  const { provider, locale, labels, initialView, gestures, onSettle, onClick, onFail, children } = props;
  const { dark } = useMapTheme();
  if (provider.kind !== 'mapbox') throw new Error('mapbox-gl is only for the provider "mapbox"');
  const settle = (event: reactMapbox.MapEvent | reactMapbox.ViewStateChangeEvent) =>
    onSettle?.(settled(event.target, event));
  return (
    <MapView
      ref={ref as never}
      mapLib={mapbox}
      mapboxAccessToken={provider.token}
      {...(provider.apiUrl && { baseApiUrl: provider.apiUrl })}
      workerUrl={workerUrl}
      RTLTextPlugin={false}
      performanceMetricsCollection={false}
      mapStyle={dark ? 'mapbox://styles/mapbox/dark-v11' : 'mapbox://styles/mapbox/light-v11'}
      language={locale}
      initialViewState={initialViewState(initialView) as never}
      locale={{
        'Map.Title': labels.map,
        'TouchPanBlocker.Message': labels.twoFingers,
        'ScrollZoomBlocker.CtrlMessage': labels.ctrlScroll,
        'ScrollZoomBlocker.CmdMessage': labels.cmdScroll,
      }}
      cooperativeGestures={gestures === 'cooperative'}
      projection="mercator"
      dragRotate={false}
      touchPitch={false}
      maxZoom={MAX_ZOOM + 2}
      onLoad={settle}
      onMoveEnd={settle}
      {...(onClick && { onClick: onClick as never })}
      onError={(event) => {
        // Before the first picture: no WebGL, a refused token, or Mapbox out of reach. Later ones are single files.
        if (!(event.target as { loaded(): boolean } | null)?.loaded()) onFail?.();
      }}
    >
      {children}
    </MapView>
  );
});
