import type { GrowthResults, SearchResults, ShapeResult } from './bench.ts';

export interface Report {
  version: string;
  settings: string;
  postgis: string | null;
  main: SearchResults;
  growth: GrowthResults[];
}

const ms = (value: number | undefined) =>
  value === undefined ? '-' : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const times = (a: number | undefined, b: number | undefined) =>
  a === undefined || !b ? '-' : (a / b).toFixed(a / b < 10 ? 2 : 0);
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const count = (value: number) => value.toLocaleString('en');

export function printReport({ version, settings, postgis, main, growth }: Report): void {
  const say = (line = '') => process.stdout.write(`${line}\n`);
  say(
    `${count(main.listings)} listings, ${count(main.tenants)} tenants, the largest ${count(main.largest)}; planted ${count(Math.round(main.plantedPerSecond))} a second`,
  );
  say(version);
  say(settings);
  say(
    'Milliseconds. db: what the server logged for the transaction, begin to commit; verb: as its caller waits. 1, 8: at a time.',
  );
  say();
  table(
    [
      'search',
      'db 1: p50',
      'p95',
      'p99',
      'db 8: p50',
      'p95',
      'p99',
      'verb 1: p95',
      'verb 8: p95',
      'rows',
      'pages',
    ],
    main.shapes.map(({ shape, ours: { alone, together }, work }) => [
      shape,
      ...[alone.database, together.database].flatMap(({ p50, p95, p99 }) => [p50, p95, p99].map(ms)),
      ms(alone.whole.p95),
      ms(together.whole.p95),
      work ? `${count(work.rows)}${work.seqScans.includes('listings') ? ' SEQ' : ''}` : '-',
      work ? count(work.buffers) : '-',
    ]),
    say,
  );
  say();
  if (postgis) {
    say(`Against PostGIS (${postgis}), in the database: ratio 1.0 or less is as fast as without any policy.`);
    table(
      [
        'search',
        'none 1: p50',
        'p95',
        'none 8: p50',
        'p95',
        'p99',
        'ours / none 1',
        '8',
        'policy 1: p50',
        'policy 8: p50',
        'p95',
        'policy / ours 1',
        '8',
      ],
      main.shapes.map(againstPostgis),
      say,
    );
  } else {
    say(
      'Without PostGIS to compare with. To have it: apt-get install postgresql-15-postgis-3 (Debian), or BENCH_POSTGRES_BIN=/a/folder/with/initdb-and-postgres',
    );
  }
  say();
  say(
    `Sizes: listings themselves ${mb(main.sizes.ownBytes)} (${Math.round(main.sizes.ownBytes / main.sizes.listings)} bytes each), index and search data ${mb(main.sizes.searchBytes)}: ${main.sizes.share.toFixed(2)} times`,
  );
  for (const { name, bytes } of main.sizes.parts) say(`  ${name.padEnd(28)} ${mb(bytes).padStart(10)}`);
  if (growth.length > 0) printGrowth(main, growth, say);
}

function againstPostgis({ shape, ours, open, walled }: ShapeResult): string[] {
  const p50 = (one: ShapeResult['open'], how: 'alone' | 'together') => one?.[how].database.p50;
  return [
    shape,
    ms(p50(open, 'alone')),
    ms(open?.alone.database.p95),
    ...[open?.together.database.p50, open?.together.database.p95, open?.together.database.p99].map(ms),
    times(ours.alone.database.p50, p50(open, 'alone')),
    times(ours.together.database.p50, p50(open, 'together')),
    ms(p50(walled, 'alone')),
    ms(p50(walled, 'together')),
    ms(walled?.together.database.p95),
    times(p50(walled, 'alone'), ours.alone.database.p50),
    times(p50(walled, 'together'), ours.together.database.p50),
  ];
}

function printGrowth(main: SearchResults, growth: GrowthResults[], say: (line?: string) => void): void {
  say();
  say('p95 in the database at 8 at a time, by listings in all and tenants (the largest tenant is searched):');
  const of = ({ listings, tenants, largest }: { listings: number; tenants: number; largest: number }) =>
    `${count(listings)} / ${count(tenants)} (${count(largest)})`;
  table(
    ['search', ...growth.map(of), of(main), 'growth'],
    main.shapes
      .filter(({ shape }) => shape !== 'publish')
      .map(({ shape, ours }) => {
        const each = growth.map(
          ({ shapes }) => shapes.find((one) => one.shape === shape)?.together.database.p95,
        );
        const p95 = ours.together.database.p95;
        return [shape, ...each.map(ms), ms(p95), times(p95, each[0])];
      }),
    say,
  );
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  say: (line: string) => void,
): void {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  for (const row of [head, ...rows])
    say(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
}
