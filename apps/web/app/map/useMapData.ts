import type { Box } from '@entraide/model/geo';
import type { Kind } from '@entraide/model/listing';
import { useCallback, useEffect, useRef, useState } from 'react';
import { snapOutward } from './bounds.ts';

export interface MapPoint {
  type: 'Feature';
  geometry: { type: 'Point'; coordinates: [lon: number, lat: number] };
  properties:
    | { cluster: true; count: number }
    | { cluster?: false; id: string; kind: Kind; category: string; urgent: boolean };
}

/** What the listings were asked for with: by it the server sorted them into markers. */
export interface MapQuestion {
  box: Box;
  zoom: number;
}

export type MapDataStatus = 'idle' | 'loading' | 'failed';

const DEBOUNCE_MS = 120;
const NO_ANSWER = { features: [], question: null };

/**
 * The listings of a view, from the address that `dataUrl` gives for it. What was shown stays until the new answer is there;
 * an answer that is no longer wanted is abandoned.
 */
export function useMapData(
  dataUrl: (box: Box, zoom: number) => string,
  view: { box: Box; zoom: number } | null,
) {
  const [answer, setAnswer] = useState<{ features: MapPoint[]; question: MapQuestion | null }>(NO_ANSWER);
  const [status, setStatus] = useState<MapDataStatus>('idle');
  const [attempt, setAttempt] = useState(0);
  const answered = useRef('');
  const zoom = view ? Math.floor(view.zoom) : 0;
  const box = view && snapOutward(view.box, zoom);
  const url = box ? dataUrl(box, zoom) : '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again for the same address, which names box and zoom
  useEffect(() => {
    if (!url || !box || url === answered.current) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      setStatus('loading');
      try {
        const response = await fetch(url, {
          signal: abort.signal,
          headers: { Accept: 'application/geo+json, application/json' },
        });
        if (!response.ok) throw new Error(`map data: ${response.status}`);
        const collection = (await response.json()) as { features: MapPoint[] };
        answered.current = url;
        setAnswer({ features: collection.features, question: { box, zoom } });
        setStatus('idle');
      } catch {
        if (!abort.signal.aborted) setStatus('failed');
      }
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [url, attempt]);

  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  return { ...answer, status, retry };
}
