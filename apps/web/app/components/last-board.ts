import { useEffect } from 'react';
import { type Location, useLocation } from '../framework/index.ts';

const NAME = 'board';

export interface LastBoard {
  /** Path and query. */
  address: string;
  /** Under which the browser remembers how far it was scrolled. */
  scrollKey: string;
}

/** The board as this window last saw it; null before it did, or where nothing may be kept. */
export function lastBoard(): LastBoard | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as Partial<LastBoard> | null;
    return kept && typeof kept.address === 'string' && /^\/(\?|$)/.test(kept.address)
      ? { address: kept.address, scrollKey: String(kept.scrollKey) }
      : null;
  } catch {
    return null;
  }
}

/** Keeps the board's address while somebody is on it. */
export function useKeepBoard(): void {
  const location = useLocation();
  useEffect(() => {
    const { search } = location;
    const board: LastBoard = { address: `/${search}`, scrollKey: scrollKeyOf(location) };
    try {
      sessionStorage.setItem(NAME, JSON.stringify(board));
    } catch {
      // Without it, the way back leads to the board as it is for everybody.
    }
  }, [location]);
}

/** Who comes back to the board finds it scrolled as they left it, though for the browser's history it is a new page. */
export function scrollKeyOf({ key, state }: Pick<Location, 'key' | 'state'>): string {
  const { scrollKey } = (state ?? {}) as { scrollKey?: unknown };
  return typeof scrollKey === 'string' ? scrollKey : key;
}
