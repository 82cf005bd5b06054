import { expect, test } from 'vitest';
import { isLink, readPoint } from './read-point.ts';

test.each([
  ['48.8566, 2.3522', 48.8566, 2.3522],
  ['48.8566 2.3522', 48.8566, 2.3522],
  ['(48.8566, 2.3522)', 48.8566, 2.3522],
  ['48,8566 ; 2,3522', 48.8566, 2.3522],
  ['48,8566 2,3522', 48.8566, 2.3522],
  ['-33.8688, 151.2093', -33.8688, 151.2093],
  ['−33.8688, 151.2093', -33.8688, 151.2093],
  ['40.7128° N, 74.0060° W', 40.7128, -74.006],
  ['51 N, 1 W', 51, -1],
  ['48°51\'24"N 2°21\'08"E', 48.856667, 2.352222],
  ['48° 51’ 24” N, 2° 21’ 08” E', 48.856667, 2.352222],
  ["N 51° 30.4' W 0° 7.6'", 51.506667, -0.126667],
  ['2°21\'08"E 48°51\'24"N', 48.856667, 2.352222],
  ['48°51\'24"N 2°21\'08"O', 48.856667, -2.352222],
  ['٤٨٫٨٥٦٦، ٢٫٣٥٢٢', 48.8566, 2.3522],
  ['geo:45.764,4.8357', 45.764, 4.8357],
  ['geo:45.764,4.8357?z=12', 45.764, 4.8357],
  ['https://www.google.com/maps/@45.764,4.8357,12z', 45.764, 4.8357],
  ['https://maps.google.com/?q=43.2965,5.3698', 43.2965, 5.3698],
  ['https://www.google.com/maps/search/?api=1&query=43.2965%2C5.3698', 43.2965, 5.3698],
  ['https://www.google.com/maps/place/X/@48.1,2.1,17z/data=!3m1!8m2!3d48.85837!4d2.29448', 48.85837, 2.29448],
  ['https://www.openstreetmap.org/#map=12/44.8378/-0.5792', 44.8378, -0.5792],
  ['https://www.openstreetmap.org/?mlat=47.2184&mlon=-1.5536#map=12/40/1', 47.2184, -1.5536],
  ['https://maps.apple.com/?ll=50.8503,4.3517', 50.8503, 4.3517],
  ['https://www.bing.com/maps?cp=52.52~13.405&lvl=11', 52.52, 13.405],
])('%s', (text, lat, lon) => {
  const point = readPoint(text);
  expect(point?.lat).toBeCloseTo(lat, 5);
  expect(point?.lon).toBeCloseTo(lon, 5);
});

test.each([
  '12',
  '12 34',
  '75015',
  '75015 Paris',
  '91.5, 2.3',
  '48.8, 190.2',
  '0, 0',
  '0.0, 0.0',
  '48.8566',
  'Paris 15e',
  '12, rue des Lilas',
  '06 12 34 56 78',
  '2026-11-25',
  'https://maps.app.goo.gl/AbCdEf',
  '',
])('%s is no point', (text) => {
  expect(readPoint(text)).toBeUndefined();
});

test('a link is no name', () => {
  expect(isLink('https://maps.app.goo.gl/AbCdEf')).toBe(true);
  expect(isLink('Paris')).toBe(false);
});

// Each took minutes when the patterns tried every way to part the spaces: longer than any test may last.
test('no text, however long and odd, is a point or keeps it from an end', () => {
  const odd = [' ', '\t', '°', ' °', '1 ', "1°1'", 'N ', ',', '٫', '\u00a0', '48.1 N '];
  for (const part of odd)
    for (const begin of ['', '48', 'N48', '48.8566,'])
      expect(readPoint(`${begin}${part.repeat(2000 / part.length)}x`)).toBeUndefined();
});
