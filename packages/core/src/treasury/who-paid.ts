import { asc, desc, eq, ilike, ledgerEntries, members, or } from '@entraide/db';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { bookDay, duesOf, type MemberDues } from '../ledger/index.ts';
import { inBook } from './wanted.ts';

export interface WhoPaid {
  /** Who was chosen, and how they stand with their dues. */
  member: (Found & { dues: MemberDues | null }) | null;
  found: Found[];
  /** There are others, too. */
  more: boolean;
  /** By the clocks of the space's home, YYYY-MM-DD. */
  today: string;
  /** That of the payment before, or euros. */
  currency: string;
}

interface Found {
  id: string;
  name: string;
  email: string;
}

const MOST = 10;
const Asked = z.strictObject({ memberId: z.uuid().optional(), q: z.string().trim().max(200).default('') });

/**
 * Members among whom the one is chosen who paid: by an id, or by a part of a name or an address.
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid; NotFound
 */
export async function whoPaid(ctx: Ctx, given: unknown = {}): Promise<WhoPaid> {
  requireRole(ctx, 'admin');
  const { memberId, q } = parse(Asked, given);
  const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return inTenant(ctx, async (tx) => {
    const rows =
      memberId === undefined && q === ''
        ? []
        : await tx
            .select({ id: members.id, name: members.displayName, email: members.email })
            .from(members)
            .where(
              memberId === undefined
                ? or(
                    ilike(members.displayName, part),
                    ilike(members.familyName, part),
                    ilike(members.email, part),
                  )
                : eq(members.id, memberId),
            )
            .orderBy(asc(members.displayName), asc(members.id))
            .limit(MOST + 1);
    const today = bookDay(ctx);
    const [before] = await tx
      .select({ currency: ledgerEntries.currency })
      .from(ledgerEntries)
      .where(inBook(ctx))
      .orderBy(desc(ledgerEntries.happenedAt), desc(ledgerEntries.id))
      .limit(1);
    const known = { today, currency: before?.currency ?? ctx.tenant.config.dues.currency };
    if (memberId === undefined)
      return { member: null, found: rows.slice(0, MOST), more: rows.length > MOST, ...known };
    const [member] = rows;
    if (!member) throw new NotFound();
    const dues = (await duesOf(ctx, tx, [member.id]))?.get(member.id) ?? null;
    return { member: { ...member, dues }, found: [], more: false, ...known };
  });
}
