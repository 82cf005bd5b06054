import { describe, expect, it } from 'vitest';
import { BLANK_STYLE, basemapLayers } from './style.ts';

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

describe('the style of the offline map', () => {
  it('asks nobody for glyphs, sprites or tiles', () => {
    expect(BLANK_STYLE).toEqual({ version: 8, sources: {}, layers: [] });
    expect(JSON.stringify(basemapLayers(theme))).not.toMatch(/https?:|icon-image/);
  });

  it('wears the theme, the ground below the names', () => {
    const layers = basemapLayers(theme);
    expect(layers.map(({ id }) => id)).toEqual([
      'water',
      'land',
      'borders',
      'city-dots',
      'city-names',
      'country-names',
    ]);
    const drawn = JSON.stringify(layers);
    for (const part of ['ground', 'water', 'border', 'label', 'halo'] as const)
      expect(drawn).toContain(theme[part]);
  });
});
