import { NotFound } from '@entraide/core/error';
import { createListing, deleteListing } from '@entraide/core/listing';
import { type TestSpace, testPlatform } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadContext } from '../framework/index.ts';
import { robotsOf } from './robots.server.ts';
import { sitemapPart, wholeSitemap } from './sitemap.server.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const on = (space: TestSpace) =>
  ({ site: { kind: 'space', ctx: space.ctx() }, origin: space.tenant.origin }) as Pick<
    LoadContext,
    'site' | 'origin'
  >;
const platformHost = (kind: 'platform' | 'console') =>
  ({ site: { kind }, origin: 'https://example' }) as unknown as Pick<LoadContext, 'site' | 'origin'>; // Nothing else is read.

const closed = [
  ['not open yet', {}, 'private'],
  ['read by its members', { reading: 'members' }, 'open'],
  ['suspended', {}, 'suspended'],
] as const;

async function listingIn(space: TestSpace, more: { pending?: true } = {}): Promise<string> {
  const author = await space.member({ status: more.pending ? 'pending' : 'active' });
  const words = { kind: 'request', category: 'shopping', title: 'Courses', description: 'Deux sacs.' };
  const place = { lat: 48.85, lon: 2.35 };
  return (await createListing(space.ctx({ actor: author }), { ...words, place })).id;
}

describe('robots.txt', () => {
  it('of a space that everybody reads leads to its sitemap, past what is one person’s', async () => {
    const space = await platform.openSpace();
    const text = robotsOf(on(space));
    expect(text).toContain(`Sitemap: ${space.tenant.origin}/sitemap.xml`);
    expect(text).toContain('Disallow: /threads\n');
    expect(text).not.toMatch(/^Disallow: \/$/m);
  });

  it.each(closed)('of a space that is %s keeps everybody out', async (_, config, status) => {
    expect(robotsOf(on(await platform.openSpace(config, status)))).toBe('User-agent: *\nDisallow: /\n');
  });

  it('of the operators’ console, too, and not of the platform’s site', () => {
    expect(robotsOf(platformHost('console'))).toContain('Disallow: /\n');
    expect(robotsOf(platformHost('platform'))).toContain('https://example/sitemap.xml');
  });
});

describe('the sitemap', () => {
  it('names what strangers read in its own space, and nothing else', async () => {
    const [space, other] = [await platform.openSpace(), await platform.openSpace()];
    const seen = await listingIn(space);
    const unseen = [await listingIn(space, { pending: true }), await listingIn(other)];
    const xml = await wholeSitemap(on(space));
    expect(xml).toContain(`<loc>${space.tenant.origin}/listings/${seen}</loc><lastmod>20`);
    expect(xml).toContain(`<loc>${space.tenant.origin}/</loc>`);
    for (const id of unseen) expect(xml).not.toContain(id);
    expect(await sitemapPart(space.ctx(), seen)).toContain(seen);
    expect(await sitemapPart(space.ctx(), 'pages')).not.toContain('/listings/');
    await expect(sitemapPart(space.ctx(), 'nonsense')).rejects.toBeInstanceOf(NotFound);
  });

  it('leaves out what was deleted', async () => {
    const space = await platform.openSpace();
    const author = await space.member();
    const words = { kind: 'offer', category: 'lifts', title: 'Trajets', description: 'Le soir.' };
    const as = space.ctx({ actor: author });
    const { id } = await createListing(as, { ...words, place: { lat: 48.85, lon: 2.35 } });
    await deleteListing(as, id);
    expect(await wholeSitemap(on(space))).not.toContain(id);
  });

  it.each(closed)('of a space that is %s is not found', async (_, config, status) => {
    const space = await platform.openSpace(config, status);
    await expect(wholeSitemap(on(space))).rejects.toBeInstanceOf(NotFound);
    await expect(sitemapPart(space.ctx(), 'pages')).rejects.toBeInstanceOf(NotFound);
  });
});
