import type { Ctx } from '@entraide/core/ctx';
import { NotFound } from '@entraide/core/error';
import { LISTINGS_A_SITEMAP, listForSitemap, sitemapParts } from '@entraide/core/listing';
import { listPages } from '@entraide/core/tenant';
import { paths } from '@entraide/model/path';
import { LRUCache } from 'lru-cache';
import type { LoadContext } from '../framework/index.ts';

const MOST_CHARACTERS = 16 * 1024 * 1024;
const LIFETIME_MS = 10 * 60_000;

/** Search engines ask seldom and for all of it: what was made is kept a little. */
const made = new LRUCache<string, string>({
  maxSize: MOST_CHARACTERS,
  sizeCalculation: (xml, key) => xml.length + key.length,
  ttl: LIFETIME_MS,
});

/**
 * All that strangers may read on this host; of a large space the list of its parts.
 * @throws NotFound where strangers read nothing
 */
export async function wholeSitemap({ site, origin }: Pick<LoadContext, 'site' | 'origin'>): Promise<string> {
  if (site.kind === 'platform') return addresses([{ address: `${origin}/` }]);
  if (site.kind !== 'space') throw new NotFound();
  const { ctx } = site;
  return kept(ctx, '', async () => {
    const listings = await listForSitemap(ctx);
    if (listings.length < LISTINGS_A_SITEMAP)
      return addresses([...(await pages(ctx)), ...listed(ctx, listings)]);
    const parts = await sitemapParts(ctx);
    const places = ['pages', ...parts].map(
      (part) => `<sitemap><loc>${ctx.tenant.origin}/sitemap/${part}.xml</loc></sitemap>`,
    );
    return document('sitemapindex', places);
  });
}

/** @throws NotFound */
export async function sitemapPart(ctx: Ctx, from: string): Promise<string> {
  const make = async () => {
    const listings = await listForSitemap(ctx, from === 'pages' ? undefined : from);
    return addresses(from === 'pages' ? await pages(ctx) : listed(ctx, listings));
  };
  // Any id would be a part: only those of an index are kept.
  const parts = await kept(ctx, 'parts', async () => (await sitemapParts(ctx)).join(' '));
  return from === 'pages' || parts.split(' ').includes(from) ? kept(ctx, from, make) : make();
}

export function answerSitemap(xml: string): Response {
  return new Response(xml, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=600' },
  });
}

async function kept({ tenant }: Ctx, part: string, make: () => Promise<string>): Promise<string> {
  // With the status: a space that was closed meanwhile is asked for anew.
  const key = JSON.stringify([tenant.id, tenant.version, tenant.status, tenant.origin, part]);
  const known = made.get(key);
  if (known !== undefined) return known;
  const xml = await make();
  made.set(key, xml);
  return xml;
}

interface Entry {
  address: string;
  changed?: Date;
}

async function pages(ctx: Ctx): Promise<Entry[]> {
  const own = (await listPages(ctx)).map(({ name }) => paths.page(name));
  return ['/', paths.join(), ...own].map((path) => ({ address: ctx.tenant.origin + path }));
}

const listed = (ctx: Ctx, listings: readonly { id: string; updatedAt: Date }[]): Entry[] =>
  listings.map(({ id, updatedAt }) => ({
    address: ctx.tenant.origin + paths.listing(id),
    changed: updatedAt,
  }));

const addresses = (entries: readonly Entry[]) =>
  document(
    'urlset',
    entries.map(
      ({ address, changed }) =>
        `<url><loc>${address}</loc>${changed ? `<lastmod>${changed.toISOString().slice(0, 10)}</lastmod>` : ''}</url>`,
    ),
  );

const document = (root: string, parts: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts.join('\n')}\n</${root}>\n`;
