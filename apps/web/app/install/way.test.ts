import { expect, it } from 'vitest';
import { shortNameOf } from './short-name.ts';
import { wayOf } from './way.ts';

const ua = {
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1',
  mac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15',
  android: 'Mozilla/5.0 (Android 14; Mobile; rv:126.0) Gecko/126.0 Firefox/126.0',
  desktop: 'Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0',
  facebook: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/21F [FBAN/FBIOS;FBAV/462]',
  view: 'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Chrome/125 Mobile Safari/537.36',
};

it.each([
  ['iphone', {}, 'ios'],
  ['mac', { touchPoints: 5 }, 'ios'],
  ['mac', {}, null],
  ['android', {}, 'menu'],
  ['android', { asks: true }, 'ask'],
  ['desktop', {}, null],
  ['desktop', { asks: true }, 'ask'],
  ['facebook', {}, 'in-app'],
  ['view', {}, 'in-app'],
  ['iphone', { standalone: true }, null],
  ['android', { asks: true, standalone: true }, null],
] as const)('%s with %o: %s', (name, seen, way) => {
  const browser = { touchPoints: 0, standalone: false, asks: false, userAgent: ua[name], ...seen };
  expect(wayOf(browser)).toBe(way);
});

it.each([
  ['Jiran', 'Jiran'],
  ['Union des Français de l’Étranger', 'Union des'],
  ['Anticonstitutionnellement vôtre', 'Anticonstitutionnellement'],
  ['جيران الحي', 'جيران الحي'],
])('under an icon %s is %s', (name, short) => {
  expect(shortNameOf(name)).toBe(short);
});
