import { expect, test } from 'vitest';
import { streetLayers } from './streets.ts';

const theme = {
  dark: false,
  ground: '#111111',
  water: '#222222',
  border: '#333333',
  label: '#444444',
  halo: '#555555',
  area: '#666666',
  font: '"Source Sans 3 Variable", sans-serif',
};

test.each(['fr', 'en', 'ar'])('streets ask nobody for pictures or letters (%s)', (locale) => {
  const drawn = JSON.stringify(streetLayers(theme, locale));
  expect(drawn).not.toMatch(/https?:|icon-image|Noto/);
  expect(drawn).toContain(JSON.stringify(theme.font));
  expect(drawn).toContain(`name:${locale}`);
});

test('streets wear the theme, and show from where our own ground is too coarse', () => {
  const layers = streetLayers(theme, 'fr');
  const paint = (id: string) => layers.find((layer) => layer.id === id)?.paint;
  expect(paint('streets-earth')).toEqual({ 'fill-color': theme.ground });
  expect(paint('streets-water')).toEqual({ 'fill-color': theme.water });
  expect(paint('streets-places_subplace')).toMatchObject({ 'text-color': theme.label });
  expect(Math.min(...layers.map((layer) => layer.minzoom ?? 0))).toBe(8);
  expect(layers.filter(({ id }) => /locality|country/.test(id))).toEqual([]);
});
