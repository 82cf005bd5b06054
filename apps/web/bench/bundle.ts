/**
 * `pnpm bench:bundle [--json]`: JavaScript that a page needs before it is interactive, gzip, from the production build's own manifest.
 * The map is loaded on demand, in chunks of its own, and is listed apart.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const client = resolve(import.meta.dirname, '../build/client');
const assets = join(client, 'assets');

interface Part {
  module: string;
  imports?: string[];
}
interface Manifest {
  entry: Part;
  routes: Record<string, Part>;
}

const file = readdirSync(assets).find((name) => /^manifest-.*\.js$/.test(name));
if (!file) throw new Error('there is no build: run `pnpm build` first');
const text = readFileSync(join(assets, file), 'utf8');
const manifest = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest;

const gzipped = (path: string) => gzipSync(readFileSync(join(client, path))).length;

/** Gzip bytes of a page's own modules and everything they import statically. */
function bytesOf(routes: string[]): number {
  const parts = [manifest.entry, ...routes.map((id) => manifest.routes[id])];
  const files = new Set(parts.flatMap((part) => (part ? [part.module, ...(part.imports ?? [])] : [])));
  return [...files].reduce((sum, path) => sum + gzipped(path), 0);
}

const limits: Record<string, { routes: string[]; limitKb: number | null }> = {
  'framework floor (root alone)': { routes: ['root'], limitKb: null },
  'browse list': { routes: ['root', 'routes/_index'], limitKb: 120 },
  'listing page': { routes: ['root', 'routes/listings.$id'], limitKb: 110 },
  'new listing': { routes: ['root', 'routes/listings.new'], limitKb: 190 },
};

const rows = Object.entries(limits).map(([page, { routes, limitKb }]) => {
  const missing = routes.filter((id) => !manifest.routes[id]);
  if (missing.length > 0) throw new Error(`the build has no route ${missing.join(', ')}`);
  return { page, kB: Math.round(bytesOf(routes) / 100) / 10, limitKb };
});
const chunks = readdirSync(assets)
  .filter((name) => /^(maplibre|mapbox|ListingMap|PlaceMap).*\.(m?js)$/.test(name))
  .map((name) => ({ chunk: name, kB: Math.round(gzipped(`assets/${name}`) / 100) / 10 }));

/** Chunks that need each other: one of them runs before what it needs is there. */
function circles(): string[] {
  const needs = new Map(
    readdirSync(assets)
      .filter((name) => name.endsWith('.js'))
      .map((name) => {
        const source = readFileSync(join(assets, name), 'utf8');
        return [name, [...source.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)].map(([, to = '']) => to)];
      }),
  );
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (needs.get(from) ?? []).some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  return [...needs.keys()].filter((name) => reaches(name, name));
}
const inCircles = circles();
if (inCircles.length > 0) console.error(`These chunks need each other: ${inCircles.join(', ')}`);

if (values.json) console.log(JSON.stringify({ pages: rows, onDemand: chunks }));
else {
  console.table(rows);
  console.log('on demand, never part of a page:');
  console.table(chunks);
}
const tooLarge = rows.some(({ kB, limitKb }) => limitKb !== null && kB > limitKb);
process.exit(tooLarge || inCircles.length > 0 ? 1 : 0);
