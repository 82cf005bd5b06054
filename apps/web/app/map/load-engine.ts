import type { Engine } from './engine.ts';
import type { MapProvider } from './provider.ts';

/** Each library is a chunk of its own: Mapbox's is never fetched without a token. */
export async function loadEngine(provider: MapProvider): Promise<Engine> {
  const engine = provider.kind === 'mapbox' ? await import('./mapbox.tsx') : await import('./maplibre.tsx');
  return engine;
}
