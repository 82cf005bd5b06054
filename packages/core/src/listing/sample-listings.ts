import { eq, listings, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import type { DefaultCategorySlug } from '@entraide/model/tenant';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { locate } from '../place/index.ts';
import { lockSettings } from '../revision/index.ts';
import { learnWords } from '../search/index.ts';
import { sampleTexts } from './sample-texts.ts';
import { endOf } from './write.ts';

const SAMPLES = 3;

/**
 * Puts examples onto an empty board, around the space's own place and in its first language: everybody reads that they are examples, and
 * nobody can answer them; no event tells of them. Does nothing where a listing is already.
 * @returns how many there are now
 * @throws SignInNeeded, NotAllowed for all but admins
 */
export async function addSampleListings(ctx: Ctx): Promise<number> {
  const admin = requireRole(ctx, 'admin');
  return inTenant(ctx, async (tx) => {
    // Two clicks at once come one after the other.
    await lockSettings(tx, ctx.tenant.id);
    const [any] = await tx.select({ id: listings.id }).from(listings).limit(1);
    if (any) return countSamples(tx);
    const { categories, home, locales } = ctx.tenant.config;
    const locale = locales[0] ?? 'fr';
    const where = await locate(tx, { lat: home.lat, lon: home.lon }, 'city');
    const chosen = categories.flatMap(({ slug }) => {
      const sample = sampleTexts[slug as DefaultCategorySlug];
      return sample ? [{ slug, sample }] : [];
    });
    for (const { slug, sample } of chosen.slice(0, SAMPLES)) {
      const now = ctx.clock();
      const written = { title: sample.title[locale], description: sample.text[locale], locale };
      await learnWords(tx, written);
      await tx.insert(listings).values({
        ...{
          ...written,
          ...where,
          id: newId(),
          sample: true,
          kind: sample.kind,
          category: slug,
          hideName: true,
        },
        ...{ authorId: admin.memberId, status: 'published', createdAt: now, updatedAt: now },
        expiresAt: endOf(ctx, where, { category: slug }),
      });
    }
    return countSamples(tx);
  });
}

/** All examples go, at once and for good. @returns how many went @throws SignInNeeded, NotAllowed for all but admins */
export async function removeSampleListings(ctx: Ctx): Promise<number> {
  requireRole(ctx, 'admin');
  return inTenant(ctx, async (tx) => {
    const gone = await tx.delete(listings).where(eq(listings.sample, true)).returning({ id: listings.id });
    if (gone.length > 0) await recordAct(ctx, tx, { action: 'space.samples-removed' });
    return gone.length;
  });
}

async function countSamples(tx: TenantTx): Promise<number> {
  return (await tx.select({ id: listings.id }).from(listings).where(eq(listings.sample, true))).length;
}

/** @throws SignInNeeded, NotAllowed for all but admins */
export async function hasSamples(ctx: Ctx): Promise<boolean> {
  requireRole(ctx, 'admin');
  return (await inTenant(ctx, countSamples)) > 0;
}
