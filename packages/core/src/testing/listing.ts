import { type Database, listings } from '@entraide/db';
import { newId } from '@entraide/model';
import type { MemberActor } from '../ctx/index.ts';
import { learnWords } from '../search/index.ts';

/** Some place of the gazetteer; tests load one row of it. */
export const PLACE_ID = 2988507;

/** A listing of somebody's, as short as it gets. */
export async function plantListing(
  db: Database,
  tenantId: string,
  author: MemberActor,
  given: Partial<typeof listings.$inferInsert> = {},
): Promise<string> {
  const id = newId(given.createdAt ?? undefined);
  const row = {
    id,
    authorId: author.memberId,
    kind: 'request' as const,
    category: 'shopping',
    title: 'Courses pour ma grand-mère',
    description: 'Samedi matin.',
    locale: 'fr',
    precision: 'city' as const,
    lat: 48.8566,
    lon: 2.3522,
    radiusM: 10_000,
    placeId: PLACE_ID,
    country: 'FR',
    expiresAt: new Date(Date.now() + 86_400_000),
    ...given,
  };
  await db.inTenant(tenantId, async (tx) => {
    await learnWords(tx, row);
    await tx.insert(listings).values(row);
  });
  return id;
}
