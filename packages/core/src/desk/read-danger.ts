import {
  and,
  cases,
  desc,
  eq,
  type HeldPerson,
  listings,
  members,
  messages,
  type TenantTx,
  threads,
} from '@entraide/db';
import { isId } from '@entraide/model';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotAllowed, NotFound } from '../error/index.ts';
import type { Case } from './lock-case.ts';

export interface Danger {
  kind: Case['subjectKind'];
  /** When somebody said so, and who; null: nobody has. */
  said: { at: Date; by: string } | null;
  /** Until when nothing is erased; null: it is not held. */
  heldUntil: Date | null;
  person: HeldPerson | null;
  /** Where the thing is, ISO 3166; null: nobody knows. */
  country: string | null;
}

/** What is known of a case where a life is in danger. @throws SignInNeeded, NotFound; NotAllowed for whom it is about */
export async function readDanger(ctx: Ctx, caseId: string): Promise<Danger> {
  const actor = requireRole(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    const [row] = isId(caseId) ? await tx.select().from(cases).where(eq(cases.id, caseId)) : [];
    if (!row) throw new NotFound();
    if (row.authorId === actor.memberId) throw new NotAllowed('This is about you: somebody else decides.');
    const { dangerAt, dangerBy } = row;
    return {
      kind: row.subjectKind,
      said: dangerAt && dangerBy ? { at: dangerAt, by: await nameOf(tx, dangerBy) } : null,
      heldUntil: row.heldUntil,
      person: row.heldPerson,
      country: await countryOf(tx, row),
    };
  });
}

async function nameOf(tx: TenantTx, id: string): Promise<string> {
  const [row] = await tx.select({ name: members.displayName }).from(members).where(eq(members.id, id));
  return row?.name ?? '';
}

/** Of the listing, of the listing that a message is about, or of what the person wrote last. */
async function countryOf(tx: TenantTx, { subjectKind, subjectId, authorId }: Case): Promise<string | null> {
  const country = { country: listings.country };
  const [row] =
    subjectKind === 'listing'
      ? await tx.select(country).from(listings).where(eq(listings.id, subjectId))
      : subjectKind === 'message'
        ? await tx
            .select(country)
            .from(messages)
            .innerJoin(
              threads,
              and(eq(threads.tenantId, messages.tenantId), eq(threads.id, messages.threadId)),
            )
            .innerJoin(
              listings,
              and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)),
            )
            .where(eq(messages.id, subjectId))
        : await tx
            .select(country)
            .from(listings)
            .where(eq(listings.authorId, authorId))
            .orderBy(desc(listings.id))
            .limit(1);
  return row?.country ?? null;
}
