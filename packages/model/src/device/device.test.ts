import { expect, test } from 'vitest';
import { deviceOf } from './index.ts';

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  ['firefox', 'android', 'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0'],
  ['firefox', 'linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'],
  ['firefox', 'iphone', `${iphone} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`],
  ['chrome', 'windows', windows],
  ['edge', 'windows', `${windows} Edg/143.0.0.0`],
  ['opera', 'windows', `${windows} OPR/120.0.0.0`],
  ['chrome', 'android', `${android} Chrome/143.0.0.0 Mobile Safari/537.36`],
  ['samsung', 'android', `${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`],
  ['chrome', 'iphone', `${iphone} CriOS/143.0.7499.38 Mobile/15E148 Safari/604.1`],
  ['safari', 'iphone', `${iphone} Version/18.6 Mobile/15E148 Safari/604.1`],
  ['safari', 'mac', `${mac} Version/18.6 Safari/605.1.15`],
  ['facebook', 'iphone', `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/535.0.0.45.109;FBDV/iPhone15,2]`],
  ['instagram', 'android', `${android} Version/4.0 Chrome/143.0 Mobile Safari/537.36 Instagram 400.0.0.0`],
  [
    'chrome',
    'chromeos',
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
  ],
  ['', '', 'curl/8.5.0'],
  ['', '', ''],
  ['', '', null],
  ['', '', 'Firefox'.repeat(1_000_000)],
])('%s on %s', (browser, system, userAgent) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});
