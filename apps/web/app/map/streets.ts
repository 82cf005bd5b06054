import { type Flavor, layers, namedFlavor } from '@protomaps/basemaps';
import { addProtocol, type LayerSpecification } from 'maplibre-gl';
import { Protocol } from 'pmtiles';
import type { MapTheme } from './theme.ts';

/** Our own ground is finer than a region's below this zoom, because it has names in the reader's language. */
const STREETS_ZOOM = 8;
/**
 * Not drawn: the ground under everything (ours shows where the region ends), the names of towns and countries (ours are in
 * the reader's language), and what needs pictures (shields, arrows, shops), which would be asked of somebody else.
 */
const LEFT_OUT = new Set([
  'background',
  'roads_oneway',
  'roads_shields',
  'pois',
  'places_locality',
  'places_region',
  'places_country',
  'boundaries',
  'boundaries_country',
]);

let known = false;

/** The source of an archive: a file of ours, or at another address. */
export function streetSource(address: string) {
  if (!known) addProtocol('pmtiles', new Protocol().tile);
  known = true;
  return { type: 'vector' as const, url: `pmtiles://${new URL(address, location.href).href}` };
}

/** Streets, waters, parks and quarters in the colours of the theme: what lies under our own names, and the names over them. */
export function streetLayers(theme: MapTheme, locale: string): LayerSpecification[] {
  const drawn = layers('streets', flavorOf(theme), { lang: locale.split('-')[0] ?? 'en' });
  return drawn
    .filter(({ id }) => !LEFT_OUT.has(id))
    .map((layer) => {
      const minzoom = Math.max(STREETS_ZOOM, layer.minzoom ?? 0);
      const id = `streets-${layer.id}`;
      if (layer.type !== 'symbol') return { ...layer, id, minzoom };
      // The library draws letters from the page's own font: a name of another is asked of a server of glyphs.
      const layout = withFont({ ...layer.layout, 'text-font': [theme.font] }, theme.font);
      return { ...layer, id, minzoom, layout };
    }) as LayerSpecification[];
}

/** Replaces the fonts that names in other scripts carry inside their own expression. */
function withFont<T>(value: T, font: string): T {
  if (Array.isArray(value)) return value.map((part) => withFont(part, font)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'text-font'
        ? Array.isArray(part) && part[0] === font
          ? part
          : ['literal', [font]]
        : withFont(part, font),
    ]),
  ) as T;
}

function flavorOf(theme: MapTheme): Flavor {
  const { ground, water, label, halo, border } = theme;
  return {
    ...namedFlavor(theme.dark ? 'dark' : 'light'),
    background: water,
    earth: ground,
    water,
    boundaries: border,
    roads_label_minor: label,
    roads_label_minor_halo: halo,
    roads_label_major: label,
    roads_label_major_halo: halo,
    subplace_label: label,
    subplace_label_halo: halo,
    address_label: label,
    address_label_halo: halo,
    ocean_label: label,
  };
}
