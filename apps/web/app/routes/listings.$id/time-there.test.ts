import type { Ctx } from '@entraide/core/ctx';
import { TenantConfig } from '@entraide/model/tenant';
import { expect, it } from 'vitest';
import { timeThere } from './time-there.server.ts';

const config = TenantConfig.parse({
  ...{ slug: 'paris', name: 'Paris', locales: ['fr', 'en', 'ar', 'es', 'pt', 'de'] },
  home: { lat: 48.8534, lon: 2.3488, label: 'Paris' },
});
const places = {
  london: { lat: 51.5074, lon: -0.1278 },
  moscow: { lat: 55.7558, lon: 37.6173 },
  dubai: { lat: 25.2048, lon: 55.2708 },
  montreal: { lat: 45.5019, lon: -73.5674 },
  tokyo: { lat: 35.6762, lon: 139.6503 },
};
type Precision = 'city' | 'country';

function said(place: keyof typeof places, at: string, locale = 'fr', precision: Precision = 'city') {
  const tenant = { id: 'one', version: '1', config };
  const ctx = { tenant, locale, clock: () => new Date(at) } as unknown as Ctx;
  const location = { ...places[place], precision, label: '', country: 'Émirats arabes unis', radiusM: 0 };
  return timeThere(ctx, { location });
}

it.each([
  ['montreal', '2026-11-27T12:00:00Z', 'Il est 07:00 là-bas.'],
  ['dubai', '2026-11-27T12:00:00Z', 'Il est 16:00 là-bas.'],
  ['tokyo', '2026-11-27T17:30:00Z', 'Il est samedi 02:30 là-bas.'],
  ['montreal', '2026-11-28T00:10:00Z', 'Il est vendredi 19:10 là-bas.'],
] as const)('in %s at %s: %s', (place, at, words) => {
  expect(said(place, at)?.replace(/\s/g, ' ')).toBe(words);
});

it('says nothing of a place whose clocks are near, nor of a whole country', () => {
  expect(said('london', '2026-11-27T12:00:00Z')).toBeNull();
  expect(said('moscow', '2026-11-27T12:00:00Z')).toBeNull();
  expect(said('tokyo', '2026-11-27T12:00:00Z', 'fr', 'country')).toBeNull();
});

it('counts with the clocks of the day: Dubai is nearer to Paris in summer', () => {
  expect(said('dubai', '2026-07-01T12:00:00Z')).toBeNull();
});

it('is said in the digits of the page', () => {
  expect(said('montreal', '2026-11-27T12:00:00Z', 'ar')).toContain('07:00');
});
