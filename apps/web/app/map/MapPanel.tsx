import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { Engine } from './engine.ts';
import type { ListingMapProps } from './ListingMap.tsx';
import type { MapLabels } from './labels.ts';
import type { PlaceMapProps } from './PlaceMap.tsx';
import type { MapProvider } from './provider.ts';
import { useMapModule } from './useMapModule.ts';

interface PanelProps {
  /** `visible`: loads when it comes into view; `asked`: on a phone, when the reader asks for the map. */
  load?: 'visible' | 'asked';
}

/** The map of the listings. Fills its parent, which has the size; the server renders only the ground. */
export function MapPanel({ load = 'visible', ...props }: ListingMapProps & PanelProps) {
  return <Panel load={load} props={props} importComponent={importListingMap} />;
}

/** The small map that confirms a place. Fills its parent. */
export function PlacePanel({ load = 'visible', ...props }: PlaceMapProps & PanelProps) {
  return <Panel load={load} props={props} importComponent={importPlaceMap} />;
}

const importListingMap = async () => (await import('./ListingMap.tsx')).ListingMap;
const importPlaceMap = async () => (await import('./PlaceMap.tsx')).PlaceMap;

type Loadable<Props> = ComponentType<Props & { engine: Engine; onFail: () => void }>;

interface GenericPanelProps<Props> {
  load: 'visible' | 'asked';
  props: Props;
  importComponent: () => Promise<Loadable<Props>>;
}

function Panel<Props extends { provider: MapProvider; labels: MapLabels }>(panel: GenericPanelProps<Props>) {
  const { load, props, importComponent } = panel;
  const { labels } = props;
  const place = useRef<HTMLDivElement>(null);
  const { module, start, fail } = useMapModule(load, props.provider, importComponent, place);
  const hydrated = useHydrated();
  return (
    <div ref={place} className="relative size-full overflow-hidden bg-map-water text-map-label">
      {module.state === 'ready' ? (
        <module.Component {...props} provider={module.provider} engine={module.engine} onFail={fail} />
      ) : (
        <div className="grid size-full place-items-center p-4 text-center">
          {module.state === 'failed' && <p role="status">{labels.unavailable}</p>}
          {module.state === 'loading' && <SlowStatus text={labels.loading} />}
          {module.state === 'waiting' && hydrated && load === 'asked' && (
            <button
              type="button"
              onClick={start}
              className="min-h-11 rounded-control border border-control-line bg-surface px-4 text-ink"
            >
              {labels.show}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Says what is awaited once the wait is long enough to be noticed. */
function SlowStatus({ text }: { text: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return <p role="status">{slow ? text : ''}</p>;
}

/** A button that only a script answers is shown once the script is there. */
function useHydrated(): boolean {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return hydrated;
}
