import { eq, tenants } from '@entraide/db';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { type SlugFault, slugFault, slugOf } from './slug.ts';

export interface AddressStanding {
  standing: 'free' | 'taken' | SlugFault;
  /** A free one that is close to what was wished for; null where there is none, or none is needed. */
  instead: string | null;
}

const TRIES = 9;

/** Whether a name may be the address of a new space, as somebody types it. For the operator's role. */
export async function addressStanding(operate: PlatformCtx, typed: string): Promise<AddressStanding> {
  const wish = typed.trim().toLowerCase().slice(0, 200);
  const fault = slugFault(wish);
  if (fault === null && (await isFree(operate, wish))) return { standing: 'free', instead: null };
  return { standing: fault ?? 'taken', instead: await freeSlug(operate, wish) };
}

/** A free address made of the name of an association; null when nothing of it can be in one. */
export async function freeSlug(operate: PlatformCtx, name: string): Promise<string | null> {
  const base = slugOf(name) ?? slugOf(`${name}-entraide`);
  if (base === null) return null;
  for (let n = 1; n <= TRIES; n++) {
    const slug = n === 1 ? base : `${base.slice(0, 38)}-${n}`;
    if (slugFault(slug) === null && (await isFree(operate, slug))) return slug;
  }
  return null;
}

const isFree = (operate: PlatformCtx, slug: string): Promise<boolean> =>
  outsideTenant(operate, async (tx) => {
    const rows = await tx.select({ id: tenants.id }).from(tenants).where(eq(tenants.slug, slug));
    return rows.length === 0;
  });
