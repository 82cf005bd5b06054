import { LocateFixed, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { MapRef } from 'react-map-gl/maplibre';
import type { MapLabels } from './labels.ts';
import { BY_USER, motionMs } from './settle.ts';

interface ControlsProps {
  map: () => MapRef | null;
  labels: MapLabels;
  /** Shows "my place" when there; told what the device answered. */
  onLocate?: (point: { lat: number; lon: number }) => void;
}

const LOCATE_ZOOM = 10;

export function Controls({ map, labels, onLocate }: ControlsProps) {
  const [locating, setLocating] = useState<'no' | 'asking' | 'failed'>('no');
  const zoomBy = (step: number) => {
    const ref = map();
    ref?.getMap().easeTo({ zoom: Math.round(ref.getZoom()) + step, duration: motionMs() }, BY_USER);
  };
  const locate = () => {
    setLocating('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating('no');
        const ref = map();
        const zoom = Math.max(LOCATE_ZOOM, ref?.getZoom() ?? 0);
        ref
          ?.getMap()
          .easeTo({ center: [coords.longitude, coords.latitude], zoom, duration: motionMs() }, BY_USER);
        onLocate?.({ lat: coords.latitude, lon: coords.longitude });
      },
      () => setLocating('failed'),
      // A cell is a kilometre wide: no need to wake the satellite receiver.
      { enableHighAccuracy: false, maximumAge: 300_000, timeout: 10_000 },
    );
  };
  return (
    <>
      <div className="map-controls">
        {onLocate && (
          <button
            type="button"
            className="map-control"
            aria-label={labels.locate}
            title={labels.locate}
            onClick={locate}
          >
            <LocateFixed aria-hidden="true" size={20} className={locating === 'asking' ? 'map-busy' : ''} />
          </button>
        )}
        <button
          type="button"
          className="map-control"
          aria-label={labels.zoomIn}
          title={labels.zoomIn}
          onClick={() => zoomBy(1)}
        >
          <Plus aria-hidden="true" size={20} />
        </button>
        <button
          type="button"
          className="map-control"
          aria-label={labels.zoomOut}
          title={labels.zoomOut}
          onClick={() => zoomBy(-1)}
        >
          <Minus aria-hidden="true" size={20} />
        </button>
      </div>
      {locating === 'failed' && (
        <p className="map-notice" role="status">
          {labels.locateFailed}
        </p>
      )}
    </>
  );
}
