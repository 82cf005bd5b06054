import type { Point } from '@entraide/model/geo';
import { useEffect, useState } from 'react';

type State = 'idle' | 'locating' | 'failed';

const PATIENCE_MS = 15_000;

/** The device's position, asked for only when `ask` is called. `ready` where there is a script and a device that can tell. */
export function useNearMe(onPoint: (point: Point) => void) {
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<State>('idle');
  useEffect(() => setReady('geolocation' in navigator), []);
  const ask = () => {
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onPoint({ lat: coords.latitude, lon: coords.longitude });
      },
      () => setState('failed'),
      { timeout: PATIENCE_MS, maximumAge: 300_000 },
    );
  };
  return { ready, state, ask };
}
