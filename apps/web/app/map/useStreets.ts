import { useEffect, useMemo, useState } from 'react';
import type { MapProvider } from './provider.ts';
import type { MapTheme } from './theme.ts';

type StreetCode = typeof import('./streets.ts');

/** The streets of the operator's archive; the code that reads it is only fetched where there is one. */
export function useStreets(provider: MapProvider, theme: MapTheme, locale: string) {
  const address = provider.kind === 'offline' ? provider.tiles : undefined;
  const [code, setCode] = useState<StreetCode | null>(null);
  useEffect(() => {
    if (!address) return;
    // Without it the map has no streets, and goes on.
    import('./streets.ts').then(setCode, () => {});
  }, [address]);
  return useMemo(
    () =>
      code && address
        ? { source: code.streetSource(address), layers: code.streetLayers(theme, locale) }
        : null,
    [code, address, theme, locale],
  );
}
