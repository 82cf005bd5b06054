import { type ComponentType, type RefObject, useCallback, useEffect, useState } from 'react';
import type { Engine } from './engine.ts';
import { loadEngine } from './load-engine.ts';
import type { MapProvider } from './provider.ts';

export type MapModule<Props> =
  | { state: 'waiting' | 'loading' | 'failed' }
  | { state: 'ready'; engine: Engine; Component: ComponentType<Props>; provider: MapProvider };

/**
 * Fetches a map's code and its library. `visible`: once `place` comes near the window; `asked`: when `start` is called.
 * Mapbox out of reach, or its token refused: the offline map takes its place.
 */
export function useMapModule<Props>(
  load: 'visible' | 'asked',
  wanted: MapProvider,
  importComponent: () => Promise<ComponentType<Props>>,
  place: RefObject<Element>,
) {
  const [started, setStarted] = useState(false);
  const [provider, setProvider] = useState(wanted);
  const [module, setModule] = useState<MapModule<Props>>({ state: 'waiting' });
  const start = useCallback(() => setStarted(true), []);
  const fail = useCallback(() => {
    if (provider.kind === 'mapbox') setProvider({ kind: 'offline' });
    else setModule({ state: 'failed' });
  }, [provider]);

  useEffect(() => {
    if (load !== 'visible' || !place.current) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) start();
      },
      { rootMargin: '200px' },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [load, place, start]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the component's import is the same for the life of a panel
  useEffect(() => {
    if (!started) return;
    let wantedStill = true;
    setModule({ state: 'loading' });
    Promise.all([importComponent(), loadEngine(provider)]).then(
      ([Component, engine]) => wantedStill && setModule({ state: 'ready', engine, Component, provider }),
      () => wantedStill && fail(),
    );
    return () => {
      wantedStill = false;
    };
  }, [started, provider]);

  return { module, start, fail };
}
