import type { Tenant } from '@entraide/core/ctx';
import { gatherWords } from '@entraide/db';
import { createTenant } from '@entraide/db/testing';
import {
  type Author,
  composeMember,
  type DemoSpace,
  demoLocales,
  insertMembers,
  plantListings,
  readWorld,
} from '@entraide/demo';
import { newId } from '@entraide/model';
import { TenantConfig } from '@entraide/model/tenant';
import type { Scratch } from './open-server.ts';

const SIDE_BY_SIDE = 2;
const SEED = 1;

const config = TenantConfig.parse({
  slug: 'bench',
  name: { fr: 'Voisins', en: 'Neighbours', ar: 'جيران' },
  locales: ['fr', 'en', 'ar'],
  home: { lat: 48.85, lon: 2.35, label: 'Paris' },
});

/** Tenants of these sizes, filled as `platform demo` fills one, all of it wherever people live. @returns the first */
export async function plantWorld(
  scratch: Scratch,
  sizes: readonly number[],
  now: Date,
  onProgress: (planted: number) => void,
): Promise<Tenant> {
  const platform = scratch.open('platform');
  const world = await platform.outsideTenant(readWorld);
  const queue = sizes.entries();
  let planted = 0;
  let first: Tenant | undefined;
  const lane = async (): Promise<void> => {
    for (const [rank, size] of queue) {
      const slug = `bench-${rank}`;
      const { locales, categories } = config;
      const space: DemoSpace = { slug, locales: demoLocales(locales), categories, ownCities: 0 };
      const slugs = categories.map((category) => category.slug);
      const { id, host } = await createTenant(platform, { slug, config, categories: slugs });
      if (rank === 0)
        first = { id, slug, status: 'open', config, version: 'x', host, origin: `https://${host}` };
      const authors = Array.from({ length: Math.ceil(size / 50) }, (_, number): Author => {
        const member = composeMember(space, SEED, number);
        return { ...member, id: newId(new Date(now.getTime() - member.ageMs)) };
      });
      await platform.inTenant(id, (tx) => insertMembers(tx, authors, now.getTime()));
      const before = { planted: 0 };
      await plantListings(platform, {
        ...{ tenantId: id, space, seed: SEED, authors, world, now: now.getTime() },
        missing: [{ from: 0, to: size }],
        onPlanted(count) {
          planted += count - before.planted;
          before.planted = count;
          onProgress(planted);
        },
      });
    }
  };
  await gatherWords(scratch.ownerUrl, () => Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane)));
  if (!first) throw new Error('a world needs a tenant');
  return first;
}
