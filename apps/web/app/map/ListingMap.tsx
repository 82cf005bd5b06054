import type { Box, Point } from '@entraide/model/geo';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MapRef } from 'react-map-gl/maplibre';
import { markerFor } from './arrange.ts';
import { Controls } from './Controls.tsx';
import { Credit } from './Credit.tsx';
import type { Engine, MapView, MoveEnd } from './engine.ts';
import type { MapLabels } from './labels.ts';
import { Markers } from './Markers.tsx';
import './map.css';
import type { MapProvider } from './provider.ts';
import { BY_USER, MAX_ZOOM, motionMs, showView } from './settle.ts';
import { MARKER_ROOM } from './style.ts';
import { useMapData } from './useMapData.ts';

export interface ListingMapProps {
  provider: MapProvider;
  locale: string;
  labels: MapLabels;
  categoryName: (slug: string) => string;
  /** Where to look; a new value moves the map there. */
  view: MapView;
  /** Where to begin instead: as the reader left it. */
  opening?: MapView | undefined;
  /** Address of the GeoJSON of a box (`west > east` over the antimeridian) and a whole zoom: `/api/v1/map?...`. */
  dataUrl: (box: Box, zoom: number) => string;
  /** The listing whose marker, or cluster, is lit. */
  active: { id: string; at: Point } | null;
  onHover: (id: string | null) => void;
  onSelect: (id: string) => void;
  onMoveEnd?: (move: MoveEnd) => void;
  /** Given, a button "search this area" appears after the reader moved the map. */
  onSearchArea?: (box: Box, zoom: number) => void;
  onLocate?: (point: Point) => void;
  /** A cluster that no zoom takes apart: many listings in one cell. */
  onOpenCell?: (point: Point) => void;
}

/** Loaded on demand by `MapPanel`, with the library as `engine`. */
export function ListingMap(props: ListingMapProps & { engine: Engine; onFail: () => void }) {
  const { engine, provider, locale, labels, view, dataUrl, onMoveEnd, onSearchArea, onOpenCell } = props;
  const map = useRef<MapRef>(null);
  const [shown, setShown] = useState<MoveEnd | null>(null);
  const [moved, setMoved] = useState(false);
  const { features, question, status, retry } = useMapData(dataUrl, shown);
  const { active } = props;
  const lit = useMemo(
    () => (active && question ? markerFor(active, features, question) : null),
    [active, features, question],
  );

  const settle = useCallback(
    (move: MoveEnd) => {
      setShown(move);
      if (move.byUser) setMoved(true);
      onMoveEnd?.(move);
    },
    [onMoveEnd],
  );

  const wanted = JSON.stringify(view);
  const showing = useRef(wanted);
  useEffect(() => {
    if (showing.current === wanted || !map.current) return;
    showing.current = wanted;
    setMoved(false);
    showView(map.current, JSON.parse(wanted) as MapView);
  }, [wanted]);

  const openCluster = ({ lat, lon }: Point) => {
    const zoom = map.current?.getZoom() ?? 0;
    if (zoom >= MAX_ZOOM - 1 && onOpenCell) onOpenCell({ lat, lon });
    else map.current?.getMap().easeTo({ center: [lon, lat], zoom: zoom + 2, duration: motionMs() }, BY_USER);
  };

  return (
    <div className="map" aria-busy={status === 'loading'}>
      <engine.BaseMap
        ref={map}
        provider={provider}
        locale={locale}
        labels={labels}
        initialView={props.opening ?? view}
        gestures="free"
        onSettle={settle}
        onFail={props.onFail}
      >
        {provider.kind === 'offline' && (
          <engine.Source id="marker-room" type="geojson" data={{ type: 'FeatureCollection', features }}>
            <engine.Layer {...MARKER_ROOM} />
          </engine.Source>
        )}
        <Markers
          engine={engine}
          features={features}
          locale={locale}
          labels={labels}
          categoryName={props.categoryName}
          lit={lit}
          onHover={props.onHover}
          onSelect={props.onSelect}
          onOpenCluster={openCluster}
        />
      </engine.BaseMap>
      {moved && shown && onSearchArea && (
        <button
          type="button"
          className="map-search"
          onClick={() => {
            setMoved(false);
            onSearchArea(shown.box, shown.zoom);
          }}
        >
          {labels.searchArea}
        </button>
      )}
      {status === 'failed' && (
        <p className="map-notice" role="status">
          {labels.failed}{' '}
          <button type="button" onClick={retry}>
            {labels.retry}
          </button>
        </p>
      )}
      <Controls
        map={() => map.current}
        labels={labels}
        {...(props.onLocate && { onLocate: props.onLocate })}
      />
      {provider.kind === 'offline' && <Credit streets={provider.tiles !== undefined} />}
    </div>
  );
}
