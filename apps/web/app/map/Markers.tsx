import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { arrange, type Direction, nextTowards, type Placed } from './arrange.ts';
import type { Engine } from './engine.ts';
import type { MapLabels } from './labels.ts';
import { MarkerIcon } from './MarkerIcon.tsx';
import type { MapPoint } from './useMapData.ts';

interface MarkersProps {
  engine: Engine;
  features: MapPoint[];
  locale: string;
  labels: MapLabels;
  /** Name of a category; the slug itself when there is none. */
  categoryName: (slug: string) => string;
  /** Key of the marker that is lit. */
  lit: string | null;
  onHover: (id: string | null) => void;
  onSelect: (id: string) => void;
  onOpenCluster: (point: { lat: number; lon: number; count: number }) => void;
}

/** Real buttons: one stop for the tab key, then the arrow keys go from marker to marker. */
export function Markers(props: MarkersProps) {
  const { engine, features, lit } = props;
  const placed = useMemo(() => arrange(features), [features]);
  const [focused, setFocused] = useState<string | null>(null);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const tabStop = placed.some(({ key }) => key === focused) ? focused : placed[0]?.key;

  const move = (event: KeyboardEvent, key: string) => {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    // The map would move too.
    event.stopPropagation();
    const all = [...buttons.current].map(([name, button]) => {
      const { x, y } = button.getBoundingClientRect();
      return { name, button, x, y };
    });
    const from = all.find(({ name }) => name === key);
    if (from) nextTowards(from, event.key as Direction, all)?.button.focus();
  };

  return placed.map(({ key, feature, offset }) => {
    const [longitude, latitude] = feature.geometry.coordinates;
    const active = key === lit;
    return (
      <engine.Marker
        key={key}
        longitude={longitude}
        latitude={latitude}
        offset={offset}
        className={active ? 'map-marker map-marker-active' : 'map-marker'}
      >
        <MarkerButton
          {...props}
          placed={{ key, feature, offset }}
          active={active}
          tabIndex={key === tabStop ? 0 : -1}
          hold={(button) => {
            if (button) buttons.current.set(key, button);
            else buttons.current.delete(key);
          }}
          onFocus={() => setFocused(key)}
          onKeyDown={(event) => move(event, key)}
        />
      </engine.Marker>
    );
  });
}

interface MarkerButtonProps extends MarkersProps {
  placed: Placed;
  active: boolean;
  tabIndex: number;
  hold: (button: HTMLButtonElement | null) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function MarkerButton(props: MarkerButtonProps) {
  const { placed, active, labels, locale, tabIndex, hold, onKeyDown } = props;
  const { properties, geometry } = placed.feature;
  const common = { ref: hold, type: 'button', tabIndex, onKeyDown } as const;
  if (properties.cluster) {
    const [lon, lat] = geometry.coordinates;
    const size = properties.count < 10 ? 's' : properties.count < 100 ? 'm' : 'l';
    return (
      <button
        {...common}
        className="map-button"
        aria-label={labels.count(properties.count)}
        aria-current={active ? 'true' : undefined}
        onFocus={props.onFocus}
        onClick={() => props.onOpenCluster({ lat, lon, count: properties.count })}
      >
        <span className={`map-cluster map-cluster-${size}`} aria-hidden="true">
          {new Intl.NumberFormat(locale, properties.count < 10_000 ? {} : { notation: 'compact' }).format(
            properties.count,
          )}
        </span>
      </button>
    );
  }
  const { id, kind, category, urgent } = properties;
  const words = [labels[kind], ...(urgent ? [labels.urgent] : []), props.categoryName(category)];
  return (
    <button
      {...common}
      className="map-button"
      aria-label={words.join(', ')}
      aria-current={active ? 'true' : undefined}
      onFocus={() => {
        props.onFocus();
        props.onHover(id);
      }}
      onBlur={() => props.onHover(null)}
      onMouseEnter={() => props.onHover(id)}
      onMouseLeave={() => props.onHover(null)}
      onClick={() => props.onSelect(id)}
    >
      <MarkerIcon kind={kind} urgent={urgent} />
    </button>
  );
}
