import { useCallback, useEffect, useState } from 'react';
import type { PlaceChoice } from './place-choice.ts';

const DEBOUNCE_MS = 150;

interface Answer {
  items: PlaceChoice[];
  /** The text that they answer; null before the first answer. */
  of: string | null;
}

const nothing: Answer = { items: [], of: null };

/** Places for what is typed, a moment after the last key; an answer that comes late is dropped. `ask` asks at once. */
export function usePlaces(typed: string | null, locale: string, near: string | undefined) {
  const [found, setFound] = useState(nothing);
  const q = typed?.trim() ?? '';
  const fetchPlaces = useCallback(
    async (text: string, signal?: AbortSignal): Promise<PlaceChoice[] | null> => {
      const asked = new URLSearchParams({ q: text, locale, ...(near && { near }) });
      try {
        const response = await fetch(`/api/v1/places?${asked}`, signal ? { signal } : {});
        return response.ok ? ((await response.json()) as PlaceChoice[]) : null;
      } catch {
        // Offline, or no longer wanted: the text alone still does.
        return null;
      }
    },
    [locale, near],
  );
  useEffect(() => {
    if (q === '') return setFound(nothing);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const items = await fetchPlaces(q, abort.signal);
      if (items && !abort.signal.aborted) setFound({ items, of: q });
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q, fetchPlaces]);
  /** Null when nobody answers. */
  const ask = async (text: string): Promise<PlaceChoice[] | null> => {
    const asked = text.trim();
    if (asked === found.of) return found.items;
    if (asked === '') return [];
    const items = await fetchPlaces(asked);
    if (items) setFound({ items, of: asked });
    return items;
  };
  return { ...found, ask };
}
