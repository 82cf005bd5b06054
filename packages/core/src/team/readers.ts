import { absences, and, eq, gt, inArray, members, type TenantTx } from '@entraide/db';
import type { Role } from '@entraide/model/member';
import { rolesFor } from '../access/index.ts';

export interface TeamReader {
  id: string;
  to: string;
  locale: string;
  role: Role;
}

const MOST = 50;

/**
 * Who of the team gets a mail for those with this role: instead of somebody who is away, who stands in for them. Everybody who has the
 * role when all are away: a mail that nobody gets is of no use.
 */
export async function teamReaders(
  tx: TenantTx,
  now: Date,
  role: keyof typeof rolesFor,
): Promise<TeamReader[]> {
  const rows = await tx
    .select({
      ...{ id: members.id, to: members.email, locale: members.locale, role: members.role },
      ...{ away: absences.until, standIn: absences.standInId },
    })
    .from(members)
    .leftJoin(
      absences,
      and(
        eq(absences.tenantId, members.tenantId),
        eq(absences.memberId, members.id),
        gt(absences.until, now),
      ),
    )
    .where(and(inArray(members.role, [...rolesFor.moderator]), eq(members.status, 'active')))
    .orderBy(members.id)
    .limit(MOST);
  const team = new Map(rows.map((row) => [row.id, row]));
  const meant = rows.filter((row) => rolesFor[role].includes(row.role));
  const readers = new Map<string, TeamReader>();
  for (const person of meant) {
    let reader: typeof person | undefined = person;
    // Who stands in may be away, too; not more often than there are people, so that a circle ends.
    for (let steps = 0; reader?.away && steps < rows.length; steps++)
      reader = reader.standIn === null ? undefined : team.get(reader.standIn);
    if (reader && !reader.away) readers.set(reader.id, asReader(reader));
  }
  return readers.size > 0 ? [...readers.values()] : meant.map(asReader);
}

const asReader = ({ id, to, locale, role }: TeamReader): TeamReader => ({ id, to, locale, role });
