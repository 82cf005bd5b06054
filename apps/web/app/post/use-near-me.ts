import type { Point } from '@entraide/model/geo';
import { useState } from 'react';

type State = 'idle' | 'locating' | 'failed';

const PATIENCE_MS = 15_000;

/** The device's position, asked for only when `ask` is called. */
export function useNearMe(onPoint: (point: Point) => void) {
  const [state, setState] = useState<State>('idle');
  const ask = () => {
    // A page that is not served over https may not ask.
    if (!('geolocation' in navigator)) return setState('failed');
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
  return { state, ask };
}
