/**
 * `pnpm bench:geosearch [--listings 2000000] [--tenants 200] [--quick] [--seconds 1] [--json]`: every kind of search that people make,
 * on the largest tenant of many, by our verb as the restricted role, and the same rows searched with PostGIS behind the same policy
 * and with PostGIS without any policy but a tenant filter; then the same on fewer listings and on fewer and more tenants.
 */
import { parseArgs } from 'node:util';
import { benchGrowth, benchSearch } from './bench.ts';
import { openServer, postgisFolder, settingsInWords } from './open-server.ts';
import { progressBar } from './progress.ts';
import { printReport } from './report.ts';
import { tenantSizes } from './tenant-sizes.ts';

const { values } = parseArgs({
  options: {
    listings: { type: 'string' },
    tenants: { type: 'string' },
    seconds: { type: 'string' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const { quick } = values;
const listings = Number(values.listings ?? (quick ? 20_000 : 2_000_000));
const tenants = Number(values.tenants ?? (quick ? 20 : 200));
const seconds = Number(values.seconds ?? (quick ? 0.03 : 0.6));
const only = values.only === undefined ? () => true : (name: string) => name.includes(values.only ?? '');

const folder = postgisFolder();
const progress = progressBar();
const server = await openServer(folder);
try {
  const bench = { server, progress, seconds, only, postgis: folder !== undefined };
  const main = await benchSearch(bench, 'main', tenantSizes(tenants, listings));
  const growth = quick
    ? []
    : [
        await benchGrowth(bench, 'hundredth', tenantSizes(tenants, listings / 100)),
        await benchGrowth(bench, 'tenth', tenantSizes(tenants, listings / 10)),
        await benchGrowth(bench, 'ten_tenants', [main.largest, ...Array(9).fill(2_000)]),
        await benchGrowth(bench, 'ten_thousand_tenants', [main.largest, ...Array(9_999).fill(2)]),
      ];
  progress.end();
  const report = { version: main.version, settings: settingsInWords, postgis: folder ?? null, main, growth };
  if (values.json) console.log(JSON.stringify(report));
  else printReport(report);
} finally {
  await server.stop();
}
