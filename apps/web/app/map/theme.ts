import { useEffect, useState } from 'react';

/** The colours that are drawn rather than styled, as the page's theme has them at the moment. */
export interface MapTheme {
  dark: boolean;
  ground: string;
  water: string;
  border: string;
  label: string;
  halo: string;
  area: string;
  /** Font family of the page. */
  font: string;
}

const FALLBACK: MapTheme = {
  dark: false,
  ground: '#f5f2ec',
  water: '#dfe5e8',
  border: '#c9c3b8',
  label: '#5d574d',
  halo: '#f5f2ec',
  area: '#8a4b2a',
  font: 'sans-serif',
};

/** Reads the custom properties (`--color-map-*`) that the page's `<style>` derives from the space's theme. */
export function readMapTheme(root: Element): MapTheme {
  const style = getComputedStyle(root);
  const read = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
  const body = getComputedStyle(document.body);
  return {
    dark: style.colorScheme.startsWith('dark'),
    ground: read('--color-map-ground', FALLBACK.ground),
    water: read('--color-map-water', FALLBACK.water),
    border: read('--color-map-border', FALLBACK.border),
    label: read('--color-map-label', FALLBACK.label),
    halo: read('--color-map-halo', FALLBACK.halo),
    area: read('--color-map-area', FALLBACK.area),
    font: body.fontFamily || FALLBACK.font,
  };
}

/** The theme now, read again when the system or the page changes between light and dark. */
export function useMapTheme(): MapTheme {
  const [theme, setTheme] = useState(() => readMapTheme(document.documentElement));
  useEffect(() => {
    const read = () => setTheme(readMapTheme(document.documentElement));
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', read);
    const attribute = new MutationObserver(read);
    attribute.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] });
    return () => {
      scheme.removeEventListener('change', read);
      attribute.disconnect();
    };
  }, []);
  return theme;
}
