import type { Location } from '@entraide/model/listing';
import { paths } from '@entraide/model/path';
import { type RefObject, useEffect, useState } from 'react';
import type { FormFault } from '../forms/faults.ts';

/** What others would see of the place in a form, as `/listings/seen` answers. */
export type Seen = { location: Location } | { fault: FormFault };

const DEBOUNCE_MS = 400;
const asked = ['place', 'placeId', 'lat', 'lon', 'precision'];

/** Asks the server, a moment after `cause` changed, what others would see of the place that the form holds by then. */
export function useSeen(form: RefObject<HTMLFormElement>, cause: string): Seen | null {
  const [seen, setSeen] = useState<Seen | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is read when its time has come, and `cause` says when
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      if (!form.current) return;
      const held = new FormData(form.current);
      const body = new URLSearchParams(asked.map((name) => [name, String(held.get(name) ?? '')]));
      if (!body.get('place')?.trim() && !body.get('lat')) return setSeen(null);
      // In the body, because addresses are written into logs.
      fetch(paths.seenPlace(), { method: 'POST', body, signal: abort.signal })
        .then((response) => (response.ok ? response.json() : null))
        .then(setSeen)
        // Offline, or no longer wanted. The preview will say it.
        .catch(() => {});
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [cause]);
  return seen;
}
