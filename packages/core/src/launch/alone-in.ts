import { eq, listings, members, type TenantTx } from '@entraide/db';

/** The one member of a space that has nobody else and no listing but samples; null for all other spaces. */
export async function aloneIn(tx: TenantTx): Promise<{ email: string; locale: string } | null> {
  const [member, other] = await tx
    .select({ email: members.email, locale: members.locale })
    .from(members)
    .limit(2);
  if (!member || other) return null;
  const [listing] = await tx
    .select({ id: listings.id })
    .from(listings)
    .where(eq(listings.sample, false))
    .limit(1);
  return listing ? null : member;
}
